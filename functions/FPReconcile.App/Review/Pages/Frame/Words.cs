using System.Globalization;
using System.Text.Json;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>The words, dates and numbers of the site in one language. Each language is one file of <c>Translations</c>, inside the program.</summary>
internal sealed class Words
{
    private const string Folder = "translations/";

    private static readonly Dictionary<string, Words> All = Load();

    private readonly Dictionary<string, string> _texts;
    private readonly CultureInfo _culture;

    private Words(string code, JsonElement file)
    {
        Code = code;
        Name = file.GetProperty("name").GetString()!;
        _culture = CultureInfo.GetCultureInfo(file.GetProperty("culture").GetString()!);
        DateFormat = file.GetProperty("date").GetString()!;
        _texts = file.GetProperty("words").EnumerateObject().ToDictionary(word => word.Name, word => word.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>The language of whoever understands none of the others.</summary>
    public static Words English => All["en"];

    /// <summary>Every language there is, in the order of their codes.</summary>
    public static IReadOnlyList<Words> Languages { get; } = [.. All.Values.OrderBy(words => words.Code, StringComparer.Ordinal)];

    /// <summary>Code as pages and browsers write it: <c>en</c>, <c>zh-Hans</c>.</summary>
    public string Code { get; }

    /// <summary>Code of the language alone, as files for clerks have it: <c>en</c>, <c>zh</c>.</summary>
    public string Language => Code.Split('-')[0];

    /// <summary>What the language calls itself.</summary>
    public string Name { get; }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    private string DateFormat { get; }

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">No language has it: a mistake of the program, which a test finds.</exception>
    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No word for {key}.");

    /// <summary>The text of a key with values in its places.</summary>
    public string Format(string key, params object[] values) => string.Format(_culture, this[key], values);

    /// <summary>The text of a word of ours that a table keeps; the word itself when there is no text for it.</summary>
    public string Of(string group, string word) => _texts.GetValueOrDefault($"{group}.{word}", word);

    public static Words? Find(string? code) => code is null ? null : All.GetValueOrDefault(code);

    /// <summary>The language that fits a tag of a browser: <c>zh-CN</c> and <c>zh</c> are <c>zh-Hans</c>.</summary>
    public static Words? Fitting(string tag) =>
        Languages.FirstOrDefault(words => string.Equals(words.Code.Split('-')[0], tag.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    public string Count(long count) => count.ToString("N0", _culture);

    public string Decimal(double number) => number.ToString("0.0", _culture);

    public string Percent(double share) => share.ToString("P1", _culture);

    public string Date(DateOnly date) => date.ToString(DateFormat, _culture);

    /// <summary>A time to the minute, in UTC: offices of one country may have several clocks, the record has one.</summary>
    public string Time(DateTimeOffset time) => time.UtcDateTime.ToString($"{DateFormat} HH:mm", _culture) + " UTC";

    private static Dictionary<string, Words> Load()
    {
        var assembly = typeof(Words).Assembly;
        var all = new Dictionary<string, Words>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var file = JsonDocument.Parse(stream);
            var code = Path.GetFileNameWithoutExtension(name);
            all[code] = new Words(code, file.RootElement);
        }

        return all;
    }
}
