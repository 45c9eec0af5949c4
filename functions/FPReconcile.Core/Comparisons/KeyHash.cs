using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FPReconcile.Core.Comparisons;

/// <summary>Hashing of values and of keys made of several values.</summary>
internal static class KeyHash
{
    /// <summary>Finalizer of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    /// <summary>One more value for a key. Cheap, but the bits at both ends depend on the whole value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong key, int value)
    {
        unchecked
        {
            key = (key ^ (uint)value) * 0x9E3779B97F4A7C15UL;
            return key ^ (key >> 32);
        }
    }

    /// <summary>The hash of some bytes, eight at a time.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Mix((ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        var rest = 0UL;
        foreach (var value in bytes)
            rest = (rest << 8) | value;
        return Mix(hash ^ rest);
    }
}
