namespace FPReconcile.Synthetic.Captures;

/// <summary>How linkage goes wrong between two lists, and how many pairs are judged to find out.</summary>
public sealed record LinkErrorProcess
{
    /// <summary>Chance that a birth of both lists is linked.</summary>
    public required double Recall { get; init; }

    /// <summary>Chance that a record only in the second list is linked to somebody.</summary>
    public required double WrongLink { get; init; }

    /// <summary>Pairs judged for each share.</summary>
    public required int Judged { get; init; }

    /// <summary>The links of a district, and what the judges found.</summary>
    public LinkErrorDraw Draw(CaptureDraw lists, long seed, long district)
    {
        ArgumentNullException.ThrowIfNull(lists);
        // Another stream than that of the births.
        var random = new SeededRandom(unchecked(seed * 31), district);
        var (right, wrong) = (Successes(random, lists["11"], Recall), Successes(random, lists["01"], WrongLink));
        return new LinkErrorDraw
        {
            Links = right + wrong,
            JudgedRight = Successes(random, Judged, right / (double)Math.Max(1, right + wrong)),
            JudgedFound = Successes(random, Judged, right / (double)Math.Max(1, lists["11"])),
            TrialsLinked = Successes(random, Judged, Recall),
            TrialsLinkedWrongly = Successes(random, Judged, WrongLink),
        };
    }

    private static long Successes(SeededRandom random, long trials, double chance)
    {
        var successes = 0L;
        for (var trial = 0L; trial < trials; trial++)
            successes += random.Chance(chance) ? 1 : 0;
        return successes;
    }
}

/// <summary>Links of one invented district.</summary>
public sealed record LinkErrorDraw
{
    /// <summary>Right and wrong links together.</summary>
    public required long Links { get; init; }

    /// <summary>Of the links judged, those that are right.</summary>
    public required long JudgedRight { get; init; }

    /// <summary>Of the births of both lists that were looked for, those that are linked.</summary>
    public required long JudgedFound { get; init; }

    /// <summary>Linked births of both lists in a trial elsewhere.</summary>
    public required long TrialsLinked { get; init; }

    /// <summary>Linked records without a partner in a trial elsewhere.</summary>
    public required long TrialsLinkedWrongly { get; init; }
}
