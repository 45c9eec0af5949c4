namespace FPReconcile.Core.Disclosure.Statistics;

/// <summary>The statistics of a vintage in the words of a language, for people: what a page and a workbook show alike.</summary>
public sealed class StatisticsReport
{
    private StatisticsReport(DisplayLanguage language, string title, IReadOnlyList<ReportSection> sections) => (Language, Title, Sections) = (language, title, sections);

    public DisplayLanguage Language { get; }

    public string Title { get; }

    /// <summary>Sections in their order.</summary>
    public IReadOnlyList<ReportSection> Sections { get; }

    public static StatisticsReport Of(PublishedStatistics statistics, StatisticsLabel label, DisclosureContext context)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(context);
        var words = new StatisticsWords(context.Language);
        var names = new StatisticsNames(words, context);
        var sections = new List<ReportSection>
        {
            CompletenessSections.Summary(statistics, label, words),
            CompletenessSections.Completeness(statistics, names),
            CompletenessSections.Models(statistics, words),
            BirthsSection.Of(statistics, words),
            TimelinessSection.Of(statistics, words),
            QualitySection.Of(statistics, names),
        };
        if (statistics.Facts.HasOutcomes)
            sections.Add(OutcomesSection.Of(statistics, names));
        sections.Add(MethodsSection.Of(statistics, label, words));
        return new StatisticsReport(context.Language, words.Format("title", label.Vintage), sections);
    }
}

/// <summary>A part of the report.</summary>
/// <param name="Code">Its code, the same in every language.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Paragraphs">What is said before the tables.</param>
/// <param name="Tables">Its tables.</param>
public sealed record ReportSection(string Code, string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<ReportTable> Tables);

/// <summary>A table of the report.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Headings; the first column names the rows.</param>
/// <param name="Rows">A cell for each column.</param>
public sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

/// <summary>A cell of a table: a text, or a number that a workbook can compute with.</summary>
/// <param name="Text">The text; of a number, as it is written.</param>
/// <param name="Number">The number; null of a text.</param>
public readonly record struct ReportCell(string Text, long? Number)
{
    /// <summary>The one mark of everything that is not shown, whether it is small or protects another.</summary>
    public const string Mark = "s";

    internal static ReportCell Of(string text) => new(text, null);

    /// <summary>A count, or the mark.</summary>
    internal static ReportCell Count(long? count) => count is { } number ? new ReportCell(number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), number) : Of(Mark);

    internal static ReportCell Rounded(double? value) => value is { } number ? Count((long)Math.Round(number, MidpointRounding.AwayFromZero)) : Of("");
}
