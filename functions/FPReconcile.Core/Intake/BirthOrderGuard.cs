namespace FPReconcile.Core.Intake;

/// <summary>
/// Keeps the mother's number of children out of the order within the delivery: a sheet in which many children are third or
/// every second is no list of twins but a count of earlier children, which this system does not take in. The column is dropped.
/// </summary>
internal static class BirthOrderGuard
{
    // Twins are about 3 % of children and triplets 0.1 %; the shares leave room for a ward of multiple births.
    private const int FewestRows = 50;
    private const double MostSecondOrLater = 0.25;
    private const double MostThirdOrLater = 0.05;

    /// <summary>Clears the order of every row when the column cannot be the order within the delivery; true when it did.</summary>
    public static bool Apply(SheetDraft sheet)
    {
        if (sheet.IndexOf(CanonicalColumn.BirthOrder) < 0 || sheet.Rows.Count < FewestRows)
            return false;
        var (second, third) = (0, 0);
        foreach (var row in sheet.Rows)
        {
            second += row.BirthOrder >= 2 && row.Plurality < 2 ? 1 : 0;
            third += row.BirthOrder >= 3 && row.Plurality < 3 ? 1 : 0;
        }

        if (second <= MostSecondOrLater * sheet.Rows.Count && third <= MostThirdOrLater * sheet.Rows.Count)
            return false;
        foreach (var row in sheet.Rows)
            row.BirthOrder = row.OrderInName;
        return true;
    }
}
