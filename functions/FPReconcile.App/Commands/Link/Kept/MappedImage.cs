using System.Buffers;
using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FPReconcile.Core.Runs.Incremental.Image;

namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>
/// The file of an image, mapped into memory: opening it costs nothing, whatever its size, and only what is looked at is read. Written by
/// <see cref="ImageFile"/>.
/// </summary>
internal sealed class MappedImage : IImageSections, IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Dictionary<int, ImageSectionPlace> _places = [];

    /// <exception cref="InvalidDataException">The file is no image, is cut short, or is of another version.</exception>
    public MappedImage(string path)
    {
        var length = new FileInfo(path).Length;
        if (length < ImageFile.BytesAtTheEnd)
            throw new InvalidDataException("too short");
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        try
        {
            ReadTable(length);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What tells the image from others, see <see cref="ImageFile.IdOf"/>.</summary>
    public ulong Id { get; private set; }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    public ReadOnlyMemory<T> Read<T>(int section)
        where T : unmanaged
    {
        // An empty section has no pieces.
        if (!_places.TryGetValue(section, out var place) || place.Length == 0)
            return default;
        return new MappedSection<T>(_view, place).Memory;
    }

    /// <summary>Whether all sections are as they were written; reads all of them.</summary>
    public bool IsWhole()
    {
        foreach (var place in _places.Values)
        {
            var checksum = 0U;
            const long Step = 1 << 20;
            for (var at = 0L; at < place.Length; at += Step)
            {
                var piece = place with { Offset = place.Offset + at, Length = Math.Min(Step, place.Length - at) };
                checksum = ImageFile.Checksum(checksum, new MappedSection<byte>(_view, piece).GetSpan());
            }

            if (checksum != place.Checksum)
                return false;
        }

        return true;
    }

    private void ReadTable(long length)
    {
        var end = new byte[ImageFile.BytesAtTheEnd];
        _view.ReadArray(length - end.Length, end, 0, end.Length);
        var start = BinaryPrimitives.ReadInt64LittleEndian(end);
        if (BinaryPrimitives.ReadUInt64LittleEndian(end.AsSpan(16)) != ImageFile.Mark || start < 0 || start > length - end.Length)
            throw new InvalidDataException("no image, or cut short");
        if (BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12)) != ImageFile.Version)
            throw new NotSupportedException("another version");
        var table = new byte[length - end.Length - start];
        _view.ReadArray(start, table, 0, table.Length);
        if (table.Length % ImageFile.BytesOfAPlace != 0 || ImageFile.Checksum(0, table) != BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(8)))
            throw new InvalidDataException("damaged");
        Id = ImageFile.IdOf(end);
        for (var at = 0; at < table.Length; at += ImageFile.BytesOfAPlace)
        {
            var place = ImageFile.Read(table.AsSpan(at));
            if (place.Offset < 0 || place.Length < 0 || place.Offset + place.Length > start || !_places.TryAdd(place.Number, place))
                throw new InvalidDataException("damaged");
        }
    }

    /// <summary>A section as memory. The bounds were checked against the file when its table was read.</summary>
    private sealed class MappedSection<T>(MemoryMappedViewAccessor view, ImageSectionPlace place) : MemoryManager<T>
        where T : unmanaged
    {
        private readonly nint _address = view.SafeMemoryMappedViewHandle.DangerousGetHandle() + (nint)(view.PointerOffset + place.Offset);
        private readonly int _length = (int)(place.Length / Unsafe.SizeOf<T>());

        public override Span<T> GetSpan() => MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<T>(), _address), _length);

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            // The file is closed by the image.
        }
    }
}
