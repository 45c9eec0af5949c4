using FPReconcile.App.Review.Pages.Figures;

namespace FPReconcile.App.Review.Pages.Statistics;

/// <summary>A part of the page of a vintage.</summary>
/// <param name="Code">Its code: id and address of the part.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Paragraphs">What is said before the figures.</param>
/// <param name="Figures">Its charts with their tables.</param>
internal sealed record StatisticsPart(string Code, string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<Figure> Figures);
