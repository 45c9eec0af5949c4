using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Disclosure.Statistics;

namespace FPReconcile.App.Review.Pages.Figures;

/// <summary>A cell of a table behind a chart: what the page shows, and the number that a file holds for machines.</summary>
/// <param name="Text">The text, in the language of the reader.</param>
/// <param name="Number">The number; null of a text.</param>
/// <param name="Decimals">Decimals of the number in files.</param>
internal readonly record struct FigureCell(string Text, double? Number, int Decimals)
{
    public static FigureCell Blank { get; } = Of("");

    /// <summary>The one mark of everything that is not shown, whatever the reason.</summary>
    public static FigureCell Hidden { get; } = Of(ReportCell.Mark);

    public static FigureCell Of(string text) => new(text, null, 0);

    /// <summary>A whole number, or the mark.</summary>
    public static FigureCell Count(Words words, long? count) => count is { } number ? new FigureCell(words.Count(number), number, 0) : Hidden;

    /// <summary>A number with one decimal, or the mark.</summary>
    public static FigureCell Decimal(Words words, double? value) => value is { } number ? new FigureCell(words.Decimal(number), number, 1) : Hidden;
}
