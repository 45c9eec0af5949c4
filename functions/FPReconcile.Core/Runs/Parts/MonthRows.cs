using FPReconcile.Core.Blocking;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>The rows of one month of births in a table that is in order of birth dates.</summary>
/// <param name="Number">How many months of the table are before it.</param>
/// <param name="Month">The month, counted from the year 0.</param>
/// <param name="From">Its first row.</param>
/// <param name="To">The row after its last.</param>
internal readonly record struct MonthRows(int Number, int Month, int From, int To)
{
    private const int MonthsOfAYear = 12;

    /// <summary>The months of a table, in order; only those that have rows.</summary>
    public static MonthRows[] Of(GroupedTable table)
    {
        var months = new List<MonthRows>();
        for (var group = 0; group < table.Groups; group++)
        {
            var (from, to) = table.RowsOf(group);
            var month = MonthOf(table.Values[group]);
            if (months.Count > 0 && months[^1].Month == month)
                months[^1] = months[^1] with { To = to };
            else
                months.Add(new MonthRows(months.Count, month, from, to));
        }

        return [.. months];
    }

    private static int MonthOf(int dayNumber)
    {
        var date = DateOnly.FromDayNumber(dayNumber);
        return (date.Year * MonthsOfAYear) + date.Month - 1;
    }
}
