using System.Text;

namespace FPReconcile.App.Commands;

/// <summary>Codes as files and messages write them.</summary>
internal static class UpperSnake
{
    /// <summary><c>BirthDateMissing</c> as <c>BIRTH_DATE_MISSING</c>.</summary>
    public static string Of(string pascalCase)
    {
        var text = new StringBuilder();
        foreach (var character in pascalCase)
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }
}
