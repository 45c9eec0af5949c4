using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FPReconcile.Core.Blocking;

/// <summary>All blocking rules at once: under which of them two rows agree. Hot; <see cref="RuleTest.Agrees"/> is the plain twin.</summary>
internal sealed class RuleTests
{
    private readonly RuleTest[] _tests;
    private readonly uint _all;
    private readonly uint _eitherOrder;

    // The columns of each rule, filled up to what is looked at together.
    private readonly ulong[] _columns;

    public RuleTests(IEnumerable<RuleTest> tests)
    {
        _tests = [.. tests];
        _columns = new ulong[(_tests.Length + Vector256<ulong>.Count - 1) / Vector256<ulong>.Count * Vector256<ulong>.Count];
        for (var rule = 0; rule < _tests.Length; rule++)
        {
            _columns[rule] = _tests[rule].Columns;
            _all |= 1u << rule;
            _eitherOrder |= _tests[rule].IsEitherOrder ? 1u << rule : 0;
        }
    }

    public RuleTest this[int rule] => _tests[rule];

    /// <summary>Bit k for each rule k under which two rows agree.</summary>
    /// <param name="equalCells">Cells in which they are equal.</param>
    /// <param name="left">The first cell of the left row.</param>
    /// <param name="right">The first cell of the right row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Agreeing(ulong equalCells, ref int left, ref int right)
    {
        var equal = Vector256.Create(equalCells);
        var bits = 0u;
        for (var rule = 0; rule < _columns.Length; rule += Vector256<ulong>.Count)
        {
            var columns = Vector256.LoadUnsafe(ref _columns[0], (nuint)rule);
            bits |= Vector256.Equals(equal & columns, columns).ExtractMostSignificantBits() << rule;
        }

        bits &= _all;
        for (var rest = bits & _eitherOrder; rest != 0; rest &= rest - 1)
        {
            var rule = BitOperations.TrailingZeroCount(rest);
            if (!_tests[rule].Agrees(equalCells, ref left, ref right))
                bits &= ~(1u << rule);
        }

        return bits;
    }
}
