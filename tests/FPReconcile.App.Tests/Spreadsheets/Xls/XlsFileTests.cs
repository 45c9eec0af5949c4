using System.Buffers.Binary;
using System.Text;
using FPReconcile.Core.Intake;

namespace FPReconcile.App.Tests.Spreadsheets.Xls;

public sealed class XlsFileTests : IDisposable
{
    private static readonly byte[] Signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("EncryptedPackage", FileProblemCode.Encrypted)]
    [InlineData("EncryptionInfo", FileProblemCode.Encrypted)]
    [InlineData("WordDocument", FileProblemCode.UnsupportedFormat)]
    [InlineData("PowerPoint Document", FileProblemCode.UnsupportedFormat)]
    [InlineData("Workbook", FileProblemCode.Corrupt)]
    [InlineData("Unknown", FileProblemCode.Corrupt)]
    public void The_streams_of_a_compound_file_tell_its_kind(string stream, FileProblemCode code)
    {
        _folder.Refused(WithDirectoryEntry(stream)).Code.ShouldBe(code);
    }

    [Fact]
    public void Garbage_behind_the_signature_is_damage_without_words_of_the_library()
    {
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            var bytes = WithDirectoryEntry("Workbook");
            random.NextBytes(bytes.AsSpan(8, 504));

            var refused = _folder.Refused(bytes);
            refused.Code.ShouldBe(FileProblemCode.Corrupt);
            refused.InnerException.ShouldBeNull();
        }
    }

    /// <summary>A header sector and a directory sector with one stream in it: enough to be told, not enough to be read.</summary>
    private static byte[] WithDirectoryEntry(string name)
    {
        var file = new byte[1024];
        Signature.CopyTo(file, 0);
        var entry = file.AsSpan(640, 128);
        var length = Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(length + 2));
        entry[66] = 2;
        return file;
    }
}
