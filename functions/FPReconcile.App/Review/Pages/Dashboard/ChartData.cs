namespace FPReconcile.App.Review.Pages.Dashboard;

/// <summary>The numbers of one chart: its picture, its table and its file are made of these.</summary>
/// <param name="Name">Its name in addresses, and the start of its keys in the translations: <c>chart.kinds</c>.</param>
/// <param name="Bars">What each bar is called, and how long it is.</param>
internal sealed record ChartData(string Name, IReadOnlyList<(string Text, int Count)> Bars);
