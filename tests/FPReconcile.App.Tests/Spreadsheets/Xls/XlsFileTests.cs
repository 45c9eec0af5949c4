using System.Buffers.Binary;
using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Sheets;

namespace FPReconcile.App.Tests.Spreadsheets.Xls;

public sealed class XlsFileTests : IDisposable
{
    private static readonly byte[] Signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_keep_their_kind()
    {
        var rows = _folder.ReadRows(new RawXls().Add("S",
            [(0, 0, "李玥"), (0, 1, 3200d), (0, 2, (45351d, 1)), (0, 3, true), (0, 4, (0.5, 2)), (0, 5, 1.1010519900307E+17)]).ToBytes());

        rows.Single().Show().ShouldBe("李玥|#3200|@2024-02-29T00:00|true|@1899-12-30T12:00|#1.1010519900307E+17");
    }

    [Fact]
    public void The_1904_system_is_honoured()
    {
        _folder.ReadRows(new RawXls { Uses1904 = true }.Add("S", [(0, 0, (43889d, 1))]).ToBytes()).Single().Show().ShouldBe("@2024-02-29T00:00");
    }

    [Fact]
    public void Blank_rows_are_left_out_and_numbers_stay_those_of_the_sheet()
    {
        var rows = _folder.ReadRows(new RawXls().Add("S", [(0, 0, "a"), (4, 1, "b"), (9, 0, " ")]).ToBytes());

        rows.Select(static row => (row.Number, row.Show())).ShouldBe([(1, "a"), (5, "|b")]);
    }

    [Fact]
    public void Sheets_can_be_read_in_any_order_and_again()
    {
        using var file = _folder.Open(new RawXls().Add("One", [(0, 0, "1")]).Add("Two", [(0, 0, "2")], state: 1).Add("Three", [(0, 0, "3")], state: 2).ToBytes());

        file.Sheets.Select(static sheet => (sheet.Name, sheet.IsHidden)).ShouldBe([("One", false), ("Two", true), ("Three", true)]);
        file.Sheets.Reverse().Concat(file.Sheets).Select(static sheet => sheet.ReadRows().Single().Show()).ShouldBe(["3", "2", "1", "1", "2", "3"]);
    }

    [Fact]
    public void Merged_blocks_are_numbered_as_in_the_sheet()
    {
        var block = new MergedRange(1, 1, 2, 3);
        using var file = _folder.Open(new RawXls().Add("S", [(0, 0, "a"), (2, 4, "b")], merged: block).ToBytes());

        file.Sheets.Single().ReadMergedRanges().ShouldBe([block]);
    }

    [Fact]
    public void An_encrypted_workbook_says_how_to_open_it()
    {
        var refused = _folder.Refused(new RawXls { IsEncrypted = true }.Add("S", [(0, 0, "a")]).ToBytes());

        refused.Code.ShouldBe(FileProblemCode.Encrypted);
        refused.Message.ShouldContain("remove the password");
    }

    [Fact]
    public void Workbooks_with_wrong_bytes_are_refused_and_never_crash()
    {
        var whole = new RawXls().Add("S", [.. Enumerable.Range(0, 40).Select(static i => (i, 0, (object)"abc"))]).ToBytes();
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var i = 0; i < 3; i++)
                damaged[random.Next(8, damaged.Length)] = (byte)random.Next(256);
            ReadDamaged(round % 2 == 0 ? damaged : damaged[..random.Next(8, damaged.Length)]);
        }
    }

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

    /// <summary>Damage may go unseen (the byte changed nothing that is read); any other exception fails the test.</summary>
    private void ReadDamaged(byte[] bytes)
    {
        try
        {
            using var file = _folder.Open(bytes);
            TemporaryFolder.ReadAll(file).ShouldBeGreaterThanOrEqualTo(0);
        }
        catch (TabularFileException refused)
        {
            refused.Message.ShouldNotContain("abc");
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
