namespace FPReconcile.App.Output;

/// <summary>Texts of our own files as they were before they were escaped.</summary>
internal static class EscapedText
{
    /// <summary>Takes away the apostrophe that our writer puts before a text that a spreadsheet would run as a formula.</summary>
    public static string? Unescaped(string? text) =>
        text is ['\'', '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] ? text[1..] : text;
}
