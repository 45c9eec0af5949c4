namespace FPReconcile.Synthetic.Files;

/// <summary>Words that stand in columns, rows and sheets that no reader may keep: a test searches every output for them.</summary>
public static class Canary
{
    /// <summary>Start of all of them.</summary>
    public const string Prefix = "CANARY-";

    internal const string Forbidden = Prefix + "FORBIDDEN";
    internal const string Unknown = Prefix + "UNKNOWN";
    internal const string Remark = Prefix + "REMARK";
    internal const string Draft = Prefix + "DRAFT";
    internal const string Signature = Prefix + "SIGNATURE";
}
