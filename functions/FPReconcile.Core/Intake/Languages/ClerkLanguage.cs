using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.Core.Intake.Languages;

/// <summary>
/// The words of one language for clerks: what is set aside and why, what a check tells, what stands in a template. Each language
/// is one file of the folder Languages, part of the program; a language more is a file more, and a test says what it lacks.
/// </summary>
public sealed class ClerkLanguage
{
    private const string English = "en";
    private const string ResourcePrefix = "FPReconcile.Languages.";
    private const string ResourceSuffix = ".json";

    // Each is read when it is first asked for: a run needs the words of one.
    private static readonly Dictionary<string, Lazy<ClerkLanguage>> Languages = FindAll();

    private readonly Dictionary<string, string> _texts;
    private readonly Dictionary<string, string> _rejections;
    private readonly Dictionary<string, string> _problems;
    private readonly Dictionary<string, string> _headings;
    private readonly Dictionary<string, string> _prompts;
    private readonly Dictionary<string, string[]> _choices;
    private readonly Lazy<List<(string Template, Regex Pattern, string Words)>> _notes;
    private readonly Lazy<List<(string Template, Regex Pattern, string Words)>> _details;

    private ClerkLanguage(string code, JsonElement root)
    {
        Code = code;
        Name = root.GetProperty("language").GetString()!;
        NamesAreWhole = root.GetProperty("namesAreWhole").GetBoolean();
        _texts = Section(root, "texts");
        _rejections = Section(root, "rejections");
        _problems = Section(root, "fileProblems");
        _headings = Section(root, "headings");
        _prompts = Section(root, "prompts");
        _choices = root.GetProperty("choices").EnumerateObject()
            .ToDictionary(static list => list.Name, static list => list.Value.EnumerateArray().Select(static word => word.GetString()!).ToArray(), StringComparer.Ordinal);
        _notes = Templates(Section(root, "notes"));
        _details = Templates(Section(root, "fileProblemDetails"));
    }

    /// <summary>Codes of the languages there are, such as <c>en</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Languages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>All languages, in the order of <see cref="Codes"/>.</summary>
    public static IEnumerable<ClerkLanguage> All => Codes.Select(static code => Languages[code].Value);

    public string Code { get; }

    /// <summary>The name that the language has in itself.</summary>
    public string Name { get; }

    /// <summary>True where a person's name stands in one column, as in Chinese.</summary>
    public bool NamesAreWhole { get; }

    /// <summary>The keys of every section as <c>section.key</c>, so that languages can be held against each other.</summary>
    public IEnumerable<string> Keys =>
        _texts.Keys.Select(static key => "texts." + key).Concat(_rejections.Keys.Select(static key => "rejections." + key))
            .Concat(_problems.Keys.Select(static key => "fileProblems." + key)).Concat(_headings.Keys.Select(static key => "headings." + key))
            .Concat(_prompts.Keys.Select(static key => "prompts." + key)).Concat(_choices.Keys.Select(static key => "choices." + key));

    /// <summary>The notes of intake, in English with places such as <c>{0}</c>, that have words in this language.</summary>
    public IEnumerable<string> NoteTemplates => _notes.Value.Select(static note => note.Template);

    /// <summary>What messages of file problems say beyond their code, as <see cref="NoteTemplates"/>.</summary>
    public IEnumerable<string> DetailTemplates => _details.Value.Select(static detail => detail.Template);

    /// <summary>The language of a code, in either case; English for one that there is not.</summary>
    public static ClerkLanguage Of(string? code) => TryFind(code, out var language) ? language : Languages[English].Value;

    /// <summary>Finds a language by its code, in either case.</summary>
    public static bool TryFind(string? code, out ClerkLanguage language)
    {
        var isThere = Languages.TryGetValue(code?.ToLowerInvariant() ?? "", out var found);
        language = found?.Value!;
        return isThere;
    }

    /// <summary>A text, with its places filled.</summary>
    public string Text(ClerkText text, params ReadOnlySpan<object?> arguments)
    {
        var words = _texts[KeyOf(text)];
        return arguments.Length == 0 ? words : string.Format(CultureInfo.InvariantCulture, words, arguments);
    }

    /// <summary>Why a value or row was set aside, and what to do.</summary>
    public string Words(RejectionCode code) => _rejections[code.ToCode()];

    /// <summary>Why a file could not be read, and what to do.</summary>
    public string Words(FileProblemCode code) => _problems[code.ToCode()];

    /// <summary>The heading of a column in a template, also its name in tables.</summary>
    /// <param name="column">Name of the column in files; registration_number and entry_number have headings of their own.</param>
    public string Heading(string column) => _headings[column];

    /// <summary>What to write in a column of a template.</summary>
    public string Prompt(string column) => _prompts[column];

    /// <summary>The words of a column's drop-down list; empty when it has none.</summary>
    public IReadOnlyList<string> Choices(string column) => _choices.GetValueOrDefault(column) ?? [];

    /// <summary>A note of intake in this language; as it is when the language has no words for it.</summary>
    public string Note(string english) => Translated(english, _notes) ?? english;

    /// <summary>A file problem in this language: what was found, where the language has words for it, and what its code means.</summary>
    public string Words(FileProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        // The English message says everything already: what was found, then what to do.
        if (Code == English)
            return problem.Message;
        var found = problem.Message.Split([": ", "; "], 2, StringSplitOptions.None)[0];
        return Translated(found, _details) is { } detail ? $"{detail} {Words(problem.Code)}" : Words(problem.Code);
    }

    private static string? Translated(string english, Lazy<List<(string Template, Regex Pattern, string Words)>> templates)
    {
        ArgumentNullException.ThrowIfNull(english);
        foreach (var (_, pattern, words) in templates.Value)
        {
            if (pattern.Match(english) is { Success: true } match)
                return string.Format(CultureInfo.InvariantCulture, words, [.. match.Groups.Values.Skip(1).Select(static group => group.Value)]);
        }

        return null;
    }

    private static string KeyOf(ClerkText text)
    {
        var name = text.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static Dictionary<string, string> Section(JsonElement root, string name) =>
        root.GetProperty(name).EnumerateObject().ToDictionary(static entry => entry.Name, static entry => entry.Value.GetString()!, StringComparer.Ordinal);

    // The longest first: 'rows {0}' would take 'rows {0} and {1} more' too. Made when a check asks: a run needs none of them.
    private static Lazy<List<(string Template, Regex Pattern, string Words)>> Templates(Dictionary<string, string> section) => new(() =>
        [.. section.OrderByDescending(static entry => entry.Key.Length).ThenBy(static entry => entry.Key, StringComparer.Ordinal)
            .Select(static entry => (entry.Key, PatternOf(entry.Key), entry.Value))]);

    // '{0}: dates are month before day' as a pattern: places hold letters, numbers and column names.
    private static Regex PatternOf(string template)
    {
        var pattern = Regex.Escape(template);
        for (var place = 0; place < 4; place++)
            pattern = pattern.Replace($"\\{{{place}}}", "(.+?)", StringComparison.Ordinal);
        return new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    private static Dictionary<string, Lazy<ClerkLanguage>> FindAll()
    {
        var assembly = typeof(ClerkLanguage).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(static name => name[ResourcePrefix.Length..^ResourceSuffix.Length])
            .ToDictionary(static code => code, static code => new Lazy<ClerkLanguage>(() => Read(code)), StringComparer.Ordinal);
    }

    private static ClerkLanguage Read(string code)
    {
#pragma warning disable RS0030 // the words are part of the assembly: no file is opened
        using var stream = typeof(ClerkLanguage).Assembly.GetManifestResourceStream(ResourcePrefix + code + ResourceSuffix)!;
        using var document = JsonDocument.Parse(stream);
#pragma warning restore RS0030
        return new ClerkLanguage(code, document.RootElement);
    }
}
