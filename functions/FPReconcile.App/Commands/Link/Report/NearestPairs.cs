namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Keeps the few pairs with the least distance, of equals the first.</summary>
internal sealed class NearestPairs(int most)
{
    private readonly List<(int Pair, double Distance)> _nearest = [];

    /// <summary>A pair at this distance or farther is not kept.</summary>
    public double Reach => _nearest.Count == most ? _nearest[^1].Distance : double.PositiveInfinity;

    /// <summary>Nearest first.</summary>
    public IEnumerable<int> Pairs => _nearest.Select(entry => entry.Pair);

    public void Add(int pair, double distance)
    {
        if (distance >= Reach)
            return;
        var place = _nearest.Count;
        while (place > 0 && _nearest[place - 1].Distance > distance)
            place--;
        _nearest.Insert(place, (pair, distance));
        if (_nearest.Count > most)
            _nearest.RemoveAt(most);
    }
}
