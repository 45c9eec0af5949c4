namespace FPReconcile.App.Nightly.Uploads;

/// <summary>A payload that cannot be used. The reason is one of a fixed set of words and never quotes the payload.</summary>
internal sealed class TriggerRefusedException(string reason) : Exception(reason)
{
    public string Reason { get; } = reason;
}
