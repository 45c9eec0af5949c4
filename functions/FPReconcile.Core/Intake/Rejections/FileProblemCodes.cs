using System.Text;

namespace FPReconcile.Core.Intake.Rejections;

/// <summary>Codes of file problems as files and messages write them.</summary>
public static class FileProblemCodes
{
    /// <summary>The code in UPPER_SNAKE: <c>UNSUPPORTED_FORMAT</c>.</summary>
    public static string ToCode(this FileProblemCode code)
    {
        var text = new StringBuilder();
        foreach (var character in code.ToString())
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }
}
