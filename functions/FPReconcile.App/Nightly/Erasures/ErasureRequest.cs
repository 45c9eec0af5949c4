namespace FPReconcile.App.Nightly.Erasures;

/// <summary>Who asks to erase which birth, and why.</summary>
internal sealed record ErasureRequest(string CaseId, string Reason, string By)
{
    /// <summary>Case id only.</summary>
    public override string ToString() => CaseId;
}

/// <summary>What an erasure is about, in numbers.</summary>
/// <param name="Records">Records of the birth.</param>
/// <param name="Batches">Batches that hold rows of it.</param>
/// <param name="Rows">Rows of it in them, versions of one record each.</param>
/// <param name="Decisions">Decisions about it.</param>
/// <param name="Runs">Runs that are kept, and are deleted because of it.</param>
internal sealed record ErasureCounts(int Records, int Batches, int Rows, int Decisions, int Runs)
{
    public IReadOnlyDictionary<string, int> ByName => new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["records"] = Records, ["batches"] = Batches, ["rows"] = Rows, ["decisions"] = Decisions, ["runs"] = Runs,
    };
}

/// <summary>What became of a request.</summary>
internal enum ErasureOutcome
{
    Erased = 0,

    /// <summary>It was erased before, and there is nothing left of it.</summary>
    ErasedBefore,
}
