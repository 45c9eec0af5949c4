using FPReconcile.App.Output;
using FPReconcile.Core.Reconciliation.Cases;

namespace FPReconcile.App.Nightly.Erasures;

/// <summary>Leaves erased births out of what a night takes over from the one before. Their case does not close: it was never there.</summary>
internal static class ErasedCases
{
    /// <param name="path">The cases of the night before; nothing happens when the file is not there.</param>
    /// <param name="erased">Only births whose erasure has not ended are looked for: of the others nothing is left.</param>
    public static void Leave(string path, ErasedBirths erased)
    {
        if (erased.PendingCases.Count == 0 || !File.Exists(path))
            return;
        var cases = CasesFile.Read(new MemoryStream(File.ReadAllBytes(path)));
        if (cases.AsOf is not { } asOf)
            return;
        var left = cases.Entries.Where(entry => !entry.Records.Any(erased.IsPending))
            .Select(entry => entry.Candidates.Any(erased.IsPending) ? entry with { Candidates = [.. entry.Candidates.Where(key => !erased.IsPending(key))] } : entry);
        using var file = File.Create(path);
        CasesFile.Write(file, new CaseLedger(asOf, left));
    }
}
