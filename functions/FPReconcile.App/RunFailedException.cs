namespace FPReconcile.App;

/// <summary>The run could not be made: exit code 1. The message says why and what to do.</summary>
internal sealed class RunFailedException(string message, Exception? inner = null) : Exception(message, inner);
