using System.Text;

namespace FPReconcile.App.Commands;

/// <summary>
/// A standard stream that may be lost: after the first failure (a full disk, a reader that has gone) nothing more is written.
/// The run is complete by then, and its files and exit code count.
/// </summary>
internal sealed class LossTolerantWriter(TextWriter stream) : TextWriter
{
    public override Encoding Encoding => stream.Encoding;

    /// <summary>True when something could not be written.</summary>
    public bool HasFailed { get; private set; }

    public override void Write(char value) => Try(() => stream.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => stream.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => stream.Write(value));

    public override void WriteLine(string? value) => Try(() => stream.WriteLine(value));

    public override void Flush() => Try(stream.Flush);

    private void Try(Action write)
    {
        if (HasFailed)
            return;
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // UnauthorizedAccessException: the stream was closed before the program began (>&-).
            HasFailed = true;
        }
    }
}
