namespace FPReconcile.App;

/// <summary>Exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>Done. Values and rows that were set aside are listed and are not fatal.</summary>
    public const int Done = 0;

    /// <summary>The run could not be made.</summary>
    public const int Failed = 1;

    /// <summary>Usage, settings or mapping are wrong.</summary>
    public const int Usage = 2;

    /// <summary>Done, but part of a source could not be read, so some kinds are held.</summary>
    public const int DoneWithHolds = 3;
}
