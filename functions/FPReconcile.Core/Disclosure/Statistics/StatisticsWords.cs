using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The words of the statistics in a language, from <c>words.json</c>: English and Simplified Chinese side by side.</summary>
public sealed class StatisticsWords
{
    private static readonly Dictionary<string, string[]> Texts = Read();

    private readonly int _place;

    public StatisticsWords(DisplayLanguage language) => _place = language == DisplayLanguage.SimplifiedChinese ? 1 : 0;

    /// <summary>All codes.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    /// <summary>The words of a code.</summary>
    public string this[string code] => Texts[code][_place];

    /// <summary>The words of a code with values in them.</summary>
    public string Format(string code, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[code], values);

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(StatisticsWords).Assembly.GetManifestResourceStream("FPReconcile.Statistics.words.json")
            ?? throw new InvalidOperationException("the words of the statistics are not in the program");
        return JsonSerializer.Deserialize(stream, StatisticsWordsContext.Default.DictionaryStringStringArray)!;
    }
}

[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class StatisticsWordsContext : JsonSerializerContext;
