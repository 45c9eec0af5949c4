namespace FPReconcile.Core.Tests.Tables;

/// <summary>The slow and obvious twin of the tokenizer: one character after another.</summary>
internal static class SlowCsv
{
    public static List<string[]> Read(string text, char delimiter)
    {
        var rows = new List<string[]>();
        var at = 0;
        while (at < text.Length)
        {
            if (ReadRow(text, ref at, delimiter) is { } row)
                rows.Add(row);
        }

        return rows;
    }

    private static string[]? ReadRow(string text, ref int at, char delimiter)
    {
        var lineEnd = text.IndexOf('\n', at);
        var line = lineEnd < 0 ? text[at..] : text[at..lineEnd];
        if (line is "" or "\r")
        {
            at = lineEnd < 0 ? text.Length : lineEnd + 1;
            return null;
        }

        var fields = new List<string>();
        while (true)
        {
            var isQuoted = at < text.Length && text[at] == '"';
            var field = isQuoted ? Quoted(text, ref at, delimiter) : Plain(text, ref at, delimiter);
            // A quote that is opened before the end of the text and nothing else is no row.
            if (isQuoted && fields.Count == 0 && at >= text.Length && field is null)
                return null;
            fields.Add(field ?? "");
            if (at >= text.Length || text[at] == '\n')
            {
                at++;
                return [.. fields];
            }

            at++;
        }
    }

    private static string Plain(string text, ref int at, char delimiter)
    {
        var start = at;
        while (at < text.Length && text[at] != delimiter && text[at] != '\n')
            at++;
        var field = text[start..at];
        var isLast = at == text.Length || text[at] == '\n';
        return isLast && field.EndsWith('\r') ? field[..^1] : field;
    }

    private static string? Quoted(string text, ref int at, char delimiter)
    {
        var start = ++at;
        var field = "";
        while (at < text.Length)
        {
            if (text[at] != '"')
            {
                field += text[at++];
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field += '"';
                at += 2;
            }
            else
            {
                while (at < text.Length && text[at] != delimiter && text[at] != '\n')
                    at++;
                return field;
            }
        }

        // Never closed: the rest as it stands.
        var rest = text[start..];
        return rest is "" or "\r" ? null : rest.EndsWith('\r') ? rest[..^1] : rest;
    }
}
