using System.Runtime.InteropServices;
using FPReconcile.Core.Runs.Incremental.Image;

namespace FPReconcile.Core.Tests.Runs.Incremental;

/// <summary>An image in memory.</summary>
internal sealed class MemorySections : IImageSections
{
    private readonly Dictionary<int, List<byte>> _sections = [];

    public MemorySections(LinkageImage image)
    {
        foreach (var piece in image.Pieces())
        {
            if (!_sections.TryGetValue(piece.Section, out var bytes))
                _sections.Add(piece.Section, bytes = []);
            bytes.AddRange(piece.Bytes.Span);
        }
    }

    public IEnumerable<int> Numbers => _sections.Keys;

    /// <summary>Sets all of a section to one byte.</summary>
    public MemorySections Spoilt(int section, byte value)
    {
        CollectionsMarshal.AsSpan(_sections[section]).Fill(value);
        return this;
    }

    public ReadOnlyMemory<T> Read<T>(int section)
        where T : unmanaged => _sections.TryGetValue(section, out var bytes) ? MemoryMarshal.Cast<byte, T>(CollectionsMarshal.AsSpan(bytes)).ToArray() : default(ReadOnlyMemory<T>);
}
