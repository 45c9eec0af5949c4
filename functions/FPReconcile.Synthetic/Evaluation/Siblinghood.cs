namespace FPReconcile.Synthetic.Evaluation;

/// <summary>Whether the records of two siblings say enough to tell them apart.</summary>
internal static class Siblinghood
{
    private static readonly Func<SyntheticRecord, object?>[] _childFields =
        [record => record.BirthOrder, record => record.Sex, record => record.ChildGivenName];

    /// <summary>True when one field of the child is recorded of both in both sources and differs in both.</summary>
    public static bool CanBeToldApart(BirthTruth birth, BirthTruth other, SyntheticSource sourceA, SyntheticSource sourceB) =>
        birth != other && _childFields.Any(field => Differs(field, birth, other, sourceA) && Differs(field, birth, other, sourceB));

    private static bool Differs(Func<SyntheticRecord, object?> field, BirthTruth birth, BirthTruth other, SyntheticSource source)
    {
        var own = field(birth.Records(source)[0]);
        var others = field(other.Records(source)[0]);
        return own is not null && others is not null && !own.Equals(others);
    }
}
