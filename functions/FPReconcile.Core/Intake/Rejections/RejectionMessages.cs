using System.Text;
using FPReconcile.Core.Intake.Languages;

namespace FPReconcile.Core.Intake.Rejections;

/// <summary>
/// Code and plain words of every <see cref="RejectionCode"/>: what was found, what is expected, what to do. No message has a
/// place for a cell value or a heading. The words are in the files of the folder Languages.
/// </summary>
public static class RejectionMessages
{
    private static readonly string[] Codes = [.. Enum.GetValues<RejectionCode>().Select(static code => UpperSnake(code.ToString()))];

    /// <summary>Languages that have words for every code.</summary>
    public static IReadOnlyList<string> Languages => ClerkLanguage.Codes;

    /// <summary>The code as files write it: UPPER_SNAKE.</summary>
    public static string ToCode(this RejectionCode code) => Codes[(int)code];

    /// <summary>The words for a code in a language; English for a language without words.</summary>
    /// <param name="code">The code.</param>
    /// <param name="language"><c>en</c>, <c>zh</c> or another of <see cref="Languages"/>.</param>
    public static string For(RejectionCode code, string language) => ClerkLanguage.Of(language).Words(code);

    private static string UpperSnake(string pascalCase)
    {
        var code = new StringBuilder();
        foreach (var character in pascalCase)
        {
            if (char.IsAsciiLetterUpper(character) && code.Length > 0)
                code.Append('_');
            code.Append(char.ToUpperInvariant(character));
        }

        return code.ToString();
    }
}
