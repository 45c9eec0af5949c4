namespace FPReconcile.App.Commands;

/// <summary>Arguments, settings or mapping are wrong: exit code 2. The message is for the person at the keyboard.</summary>
internal sealed class UsageException(string message) : Exception(message);
