using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tests.Comparisons;

/// <summary>Lets few rows or pairs have many parts until it is disposed. Tests that run at the same time may have them too: no result depends on it.</summary>
internal sealed class SmallParts : IDisposable
{
    private static readonly int Usual = WorkParts.ItemsOfAPart;

    public SmallParts() => WorkParts.ItemsOfAPart = Math.Min(Usual, 17);

    public void Dispose() => WorkParts.ItemsOfAPart = Usual;
}
