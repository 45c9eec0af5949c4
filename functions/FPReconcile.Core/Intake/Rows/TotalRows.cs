using System.Globalization;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>
/// Holds what total rows say against the births above them. A total agrees when one of its numbers, or their sum (boys and girls),
/// is the number of births of the sheet so far or since the total before.
/// </summary>
internal sealed class TotalRows(SheetLayout layout)
{
    private const int MostDigits = 6;

    private readonly HashSet<int> _measures =
    [
        .. layout.Plan.Columns
            .Where(static column => column.Meaning.IsColumn(CanonicalColumn.BirthWeightG) || column.Meaning.IsColumn(CanonicalColumn.Gestation))
            .Select(static column => column.Index),
    ];

    private readonly List<int> _disagreeing = [];
    private int _births;
    private int _birthsSinceTotal;
    private int _expected;

    public void AddBirth()
    {
        _births++;
        _birthsSinceTotal++;
    }

    public void AddTotal(int row, ReadOnlySpan<Cell> cells)
    {
        var numbers = NumbersOf(cells);
        if (numbers.Count > 0 && !Agrees(numbers, _births) && !Agrees(numbers, _birthsSinceTotal))
        {
            if (_disagreeing.Count == 0)
                _expected = _births;
            _disagreeing.Add(row);
        }

        _birthsSinceTotal = 0;
    }

    /// <summary>The first total that does not agree; null when all do.</summary>
    public string? Note()
    {
        if (_disagreeing.Count == 0)
            return null;
        var more = _disagreeing.Count > 1 ? $", and {_disagreeing.Count - 1} more totals" : "";
        return string.Create(CultureInfo.InvariantCulture, $"row {_disagreeing[0]}: the total is not the number of births above it ({_expected}){more}: rows may be missing");
    }

    private static bool Agrees(List<long> numbers, int births) => numbers.Contains(births) || numbers.Sum() == births;

    private List<long> NumbersOf(ReadOnlySpan<Cell> cells)
    {
        var numbers = new List<long>();
        for (var i = 0; i < cells.Length; i++)
        {
            ref readonly var cell = ref cells[i];
            // The sum of weights is no count of births.
            if (_measures.Contains(i))
                continue;
            if (cell.Kind == CellKind.Number && cell.Number is >= 0 and < 1_000_000 && cell.Number == Math.Floor(cell.Number))
                numbers.Add((long)cell.Number);
            else if (cell.Kind == CellKind.Text)
                AddNumbers(cell.Text, numbers);
        }

        return numbers;
    }

    private static void AddNumbers(ReadOnlySpan<char> text, List<long> numbers)
    {
        while (text.IndexOfAnyInRange('0', '9') is var start and >= 0)
        {
            text = text[start..];
            var length = text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length;
            if (length <= MostDigits)
                numbers.Add(long.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture));
            text = text[length..];
        }
    }
}
