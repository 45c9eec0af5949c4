namespace FPReconcile.Core.Disclosure;

/// <summary>Language of worklists and feedback.</summary>
public enum DisplayLanguage
{
    English = 0,
    SimplifiedChinese,
}

/// <summary>Codes of the languages as settings write them.</summary>
public static class DisplayLanguages
{
    /// <summary>Reads <c>en</c> or <c>zh</c>; false for any other text.</summary>
    public static bool TryParse(string? code, out DisplayLanguage language)
    {
        language = string.Equals(code, "zh", StringComparison.OrdinalIgnoreCase)
            ? DisplayLanguage.SimplifiedChinese
            : DisplayLanguage.English;
        return language == DisplayLanguage.SimplifiedChinese || string.Equals(code, "en", StringComparison.OrdinalIgnoreCase);
    }
}
