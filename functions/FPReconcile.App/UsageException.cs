namespace FPReconcile.App;

/// <summary>A wrong command line, settings or mapping: exit code 2 and the message as one line. It holds no content of any source file.</summary>
internal sealed class UsageException(string message) : Exception(message);
