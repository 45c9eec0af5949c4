namespace FPReconcile.Core.Runs.Births;

/// <summary>
/// Two deliveries with company on both sides and as many free children here as there: each of them has its record, so that a
/// pair of them is hardly a child and its sibling whose own record is elsewhere.
/// </summary>
internal sealed class SiblingElimination
{
    /// <summary>What remains of the sibling prior: triplets, and earlier links that are wrong.</summary>
    public const double RemainingShare = 0.002;

    private readonly SourcePair _pair;
    private readonly int[] _freeOfLeft;
    private readonly int[] _freeOfRight;

    public SiblingElimination(SourcePair pair, bool[] isFreeLeft, bool[] isFreeRight)
    {
        _pair = pair;
        _freeOfLeft = CountFree(pair.Left.Within, isFreeLeft);
        _freeOfRight = CountFree(pair.Right.Within, isFreeRight);
    }

    public bool IsEliminated(int left, int right)
    {
        var leftDelivery = _pair.Left.Within.Delivery[left];
        var rightDelivery = _pair.Right.Within.Delivery[right];
        return _pair.Left.Within.BirthsOf(leftDelivery).Count > 1 && _pair.Right.Within.BirthsOf(rightDelivery).Count > 1
            && _freeOfLeft[leftDelivery] == _freeOfRight[rightDelivery];
    }

    private static int[] CountFree(WithinSource within, bool[] isFree)
    {
        var counts = new int[isFree.Length];
        for (var row = 0; row < isFree.Length; row++)
        {
            if (isFree[row])
                counts[within.Delivery[row]]++;
        }

        return counts;
    }
}
