using FPReconcile.Core.Completeness;
using FsCheck;
using FsCheck.Fluent;

namespace FPReconcile.Core.Tests.Completeness;

/// <summary>Claims about invented values. The seed is fixed: a test is red for what was changed, not for the day.</summary>
internal static class Properties
{
    private const ulong Seed = 20_261_122;
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>Holds the claim against a hundred values; it throws where it does not hold, and the smallest such value is told.</summary>
    public static void Hold<T>(Gen<T> values, Action<T> claim) =>
        Prop.ForAll(values.ToArbitrary(), claim).Check(Config.QuickThrowOnFailure.WithReplay(Seed, Gamma).WithMaxTest(100));
}

/// <summary>Invented counts of three lists.</summary>
internal static class Tables
{
    public static Gen<CaptureCounts> WithoutZeros { get; } = Of(Gen.Choose(1, 3000));

    /// <summary>Zeros, few, many and very many.</summary>
    public static Gen<CaptureCounts> OfAnyKind { get; } =
        Of(Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 3), Gen.Choose(0, 100), Gen.Choose(0, 1_000_000_000)));

    public static CaptureCounts Counts(params long[] cells) =>
        new(3, CaptureHistory.Observable(3).Zip(cells, KeyValuePair.Create));

    private static Gen<CaptureCounts> Of(Gen<int> cell) => cell.ArrayOf(7).Select(cells => Counts([.. cells.Select(count => (long)count)]));
}
