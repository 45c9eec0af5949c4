using System.Buffers.Binary;
using FPReconcile.Core.Comparisons;

namespace FPReconcile.Core.Tables;

/// <summary>Hashes ids, eight bytes at a time.</summary>
internal static class IdHash
{
    public static ulong Of(ReadOnlySpan<byte> id)
    {
        var hash = KeyHash.Mix((ulong)id.Length);
        for (; id.Length >= sizeof(ulong); id = id[sizeof(ulong)..])
            hash = KeyHash.Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(id));
        var rest = 0UL;
        foreach (var letter in id)
            rest = (rest << 8) | letter;
        return KeyHash.Mix(hash ^ rest);
    }
}
