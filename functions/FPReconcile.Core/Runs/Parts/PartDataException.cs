namespace FPReconcile.Core.Runs.Parts;

/// <summary>Why the bytes of a part cannot be used.</summary>
public enum PartDataProblem
{
    /// <summary>They are something else, are cut short or have changed.</summary>
    Damaged,

    /// <summary>A program with another format, or one that compares births in another way, has written them.</summary>
    OtherVersion,

    /// <summary>They are whole, but belong to other tables or another plan.</summary>
    OtherRun,
}

/// <summary>The bytes of encoded tables, of a plan or of found pairs cannot be used; nothing of them was.</summary>
public sealed class PartDataException : Exception
{
    internal PartDataException(PartDataProblem problem)
        : base(MessageOf(problem))
    {
        Problem = problem;
    }

    public PartDataProblem Problem { get; }

    private static string MessageOf(PartDataProblem problem) => problem switch
    {
        PartDataProblem.OtherVersion => "The part was written by another version of the program: begin the run again with one version.",
        PartDataProblem.OtherRun => "The part belongs to other tables or to another plan: take the parts of one run.",
        _ => "The part is damaged or cut short: write it again.",
    };
}
