using System.Globalization;
using FPReconcile.Core.Completeness;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>Values of other software: Rcapture 1.4-4, CARE1 1.1.0 and formulas in R. One row is one number of births and what belongs to it.</summary>
public sealed record ReferenceRow
{
    /// <summary>Line of the file, the header being 1.</summary>
    public required int Line { get; init; }

    public required string Dataset { get; init; }

    /// <summary>Counts such as <c>11:49;10:86;01:73</c>, or what else the row was computed from.</summary>
    public required string Data { get; init; }

    public required string Software { get; init; }

    public required string Method { get; init; }

    public required string Model { get; init; }

    public double? Total { get; init; }

    public double? StandardError { get; init; }

    public double? Aic { get; init; }

    public double? Bic { get; init; }

    public double? Deviance { get; init; }

    public int? DegreesOfFreedom { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public required string IntervalMethod { get; init; }

    public required string Note { get; init; }

    /// <summary>The other software printed a number where there is none; a refusal is right.</summary>
    public bool IsRefusal => Note.Contains("MLE INFINITE", StringComparison.Ordinal) || Note.Contains("contaminated", StringComparison.Ordinal);

    /// <summary>True when the data are capture histories.</summary>
    public bool HasHistories => CaptureHistory.TryParse(Data.Split(':')[0], out _);

    public CaptureCounts Counts
    {
        get
        {
            var cells = Data.Split(';').Select(cell => cell.Split(':')).ToList();
            return new CaptureCounts(cells[0][0].Length, cells.Select(cell => KeyValuePair.Create(CaptureHistory.Parse(cell[0]), long.Parse(cell[1], CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>A number of the data, such as <c>links:8600</c>.</summary>
    public double Named(string name) =>
        double.Parse(Data.Split(';').Select(part => part.Split(':')).Single(part => part[0] == name)[1], CultureInfo.InvariantCulture);
}

/// <summary>Reads the file of reference values.</summary>
public static class ReferenceTable
{
    public static IReadOnlyList<ReferenceRow> Read(string root) =>
        [.. File.ReadLines(Path.Combine(root, "tests", "FPReconcile.Core.Tests", "Reference", "completeness-reference.csv")).Select(Row).Skip(1)];

    private static ReferenceRow Row(string line, int index)
    {
        var cells = Cells(line);
        return new ReferenceRow
        {
            Line = index + 1,
            Dataset = cells[0],
            Data = cells[1],
            Software = cells[2],
            Method = cells[3],
            Model = cells[4],
            Total = Number(cells[5]),
            StandardError = Number(cells[6]),
            Aic = Number(cells[7]),
            Bic = Number(cells[8]),
            Deviance = Number(cells[9]),
            DegreesOfFreedom = (int?)Number(cells[10]),
            Lower = Number(cells[11]),
            Upper = Number(cells[12]),
            IntervalMethod = cells[13],
            Note = cells[14],
        };
    }

    // The names of the header are no numbers either.
    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                isQuoted = !isQuoted;
            if (i < line.Length && (line[i] != ',' || isQuoted))
                continue;
            cells.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return cells;
    }
}
