namespace FPReconcile.App.Commands.Link.Report;

/// <summary>Keeps the few pairs with the least distance, of equals the first.</summary>
internal sealed class NearestPairs(int most)
{
    private readonly List<(int Pair, double Distance)> _nearest = [];

    /// <summary>Nearest first.</summary>
    public IEnumerable<int> Pairs => _nearest.Select(entry => entry.Pair);

    public void Add(int pair, double distance)
    {
        // Millions of pairs come here, and nearly all of them leave at once.
        if (_nearest.Count == most && distance >= _nearest[^1].Distance)
            return;
        var place = _nearest.Count;
        while (place > 0 && _nearest[place - 1].Distance > distance)
            place--;
        _nearest.Insert(place, (pair, distance));
        if (_nearest.Count > most)
            _nearest.RemoveAt(most);
    }
}
