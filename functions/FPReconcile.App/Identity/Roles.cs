namespace FPReconcile.App.Identity;

/// <summary>
/// Roles of the app that the directory gives to people; what is not given is refused. There is no other role, and none for police or
/// any office that acts against people: a test holds the deployment files against this list.
/// </summary>
internal static class Roles
{
    /// <summary>Sends files of an office and sees what became of them. Sees no findings.</summary>
    public const string Uploader = "uploader";

    /// <summary>Works on the findings of their areas.</summary>
    public const string Officer = "officer";

    /// <summary>Approves lists of contacts of their areas and reviews what officers decided. Uploads nothing.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Sees suppressed tables only, never a record.</summary>
    public const string Statistician = "statistician";

    /// <summary>Reads the audit and nothing else.</summary>
    public const string Auditor = "auditor";

    /// <summary>Sets settings, reference files and areas of people. Sees no records.</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Uploader, Officer, Supervisor, Statistician, Auditor, Administrator];
}
