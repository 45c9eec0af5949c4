namespace FPReconcile.App.Tests.Quirks;

/// <summary>One thing that offices do to their spreadsheets, and the proof that intake survives it.</summary>
/// <param name="Number">Its number on the page of quirks, from 1.</param>
/// <param name="Sent">What offices send.</param>
/// <param name="Done">What FPReconcile does with it.</param>
/// <param name="Prove">Makes the files, reads them as a run would, and asserts.</param>
internal sealed record Quirk(int Number, string Sent, string Done, Action<QuirkBench> Prove)
{
    /// <summary>The name under which test runners list it.</summary>
    public override string ToString() => $"{Number} {Sent}";
}
