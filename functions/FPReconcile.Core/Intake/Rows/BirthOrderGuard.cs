using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>
/// Keeps the mother's number of children out of the order within the delivery: a sheet in which many children are third or
/// every second is no list of twins but a count of earlier children, which this system does not take in. The column is dropped.
/// </summary>
internal sealed class BirthOrderGuard
{
    // Twins are about 3 % of children and triplets 0.1 %; the shares leave room for a ward of multiple births.
    private const int FewestRows = 50;
    private const double MostSecondOrLater = 0.25;
    private const double MostThirdOrLater = 0.05;

    private readonly Dictionary<int, byte> _ordersInNames = [];
    private int _rows;
    private int _second;
    private int _third;

    /// <summary>True when the column of the rows so far cannot be the order within the delivery.</summary>
    public bool IsNoOrderWithinDelivery => _rows >= FewestRows && (_second > MostSecondOrLater * _rows || _third > MostThirdOrLater * _rows);

    public void Add(in RowDraft row)
    {
        _rows++;
        _second += row.BirthOrder >= 2 && row.Plurality < 2 ? 1 : 0;
        _third += row.BirthOrder >= 3 && row.Plurality < 3 ? 1 : 0;
        if (row.OrderInName != 0)
            _ordersInNames[row.Row] = row.OrderInName;
    }

    /// <summary>Clears the order of every record but what a stand-in for the name tells ('Twin II').</summary>
    public void Clear(List<BirthRecord> records)
    {
        for (var i = 0; i < records.Count; i++)
            records[i] = records[i].WithBirthOrder(OrderInName(records[i].Origin.Row));
    }

    public void Clear(List<DeathRecord> deaths)
    {
        for (var i = 0; i < deaths.Count; i++)
            deaths[i] = deaths[i].WithBirthOrder(OrderInName(deaths[i].Origin.Row));
    }

    private byte OrderInName(int row) => _ordersInNames.GetValueOrDefault(row);
}
