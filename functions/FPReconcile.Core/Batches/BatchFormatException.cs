namespace FPReconcile.Core.Batches;

/// <summary>Bytes that are no batch this program can read: damaged, cut off, or of another version. The message holds nothing of them but the version.</summary>
public sealed class BatchFormatException : Exception
{
    public BatchFormatException()
    {
    }

    public BatchFormatException(string message)
        : base(message)
    {
    }

    public BatchFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static BatchFormatException Damaged() => new("the batch is damaged or cut off: ingest its file again");

    internal static BatchFormatException NoBatch() => new("the bytes are no batch");

    internal static BatchFormatException OtherVersion(uint version) =>
        new($"the batch is of version {version}, and this program reads version {BatchFormat.Version}: use the program that wrote it, or ingest its file again");
}
