using System.Buffers.Binary;
using System.Globalization;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Batches;

/// <summary>Bytes of a batch are never trusted: whatever happened to them, they are read as they were or refused in plain words.</summary>
public sealed class BatchDamageTests
{
    private const int QuickSeeds = 1_000;
    private const int LongSeeds = 100_000;

    [Fact]
    public void Damaged_bytes_are_refused() => Damage(QuickSeeds);

    [Fact]
    [Trait("slow", "yes")]
    public void Many_damaged_bytes_are_refused() => Damage(LongSeeds);

    [Fact]
    public void Damage_that_no_checksum_shows_is_refused_or_read_without_harm() => DamageUnpacked(QuickSeeds);

    [Fact]
    [Trait("slow", "yes")]
    public void Much_damage_that_no_checksum_shows_is_refused_or_read_without_harm() => DamageUnpacked(LongSeeds);

    [Fact]
    public void A_batch_cut_off_anywhere_is_refused()
    {
        var bytes = BatchWriter.Write(InventedBatch.Of(3));

        for (var length = 0; length < bytes.Length; length++)
            Refusal(bytes[..length]).ShouldNotBeNull($"length {length}");
        Refusal([.. bytes, 0]).ShouldNotBeNull();
        Refusal(bytes).ShouldBeNull();
    }

    [Fact]
    public void Another_version_is_refused_with_its_number()
    {
        var bytes = BatchWriter.Write(InventedBatch.Of(3));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(BatchFormat.VersionOffset), 77);

        Should.Throw<BatchFormatException>(() => BatchReader.Read(bytes)).Message.ShouldBe(
            "the batch is of version 77, and this program reads version 1: use the program that wrote it, or ingest its file again");
    }

    [Fact]
    public void Other_bytes_are_no_batch() =>
        Should.Throw<BatchFormatException>(() => BatchReader.Read("record_id,birth_date,mother_name\r\n"u8)).Message.ShouldBe("the bytes are no batch");

    [Fact]
    public void A_length_that_cannot_be_makes_no_room()
    {
        var packed = Packing.Pack(new byte[100]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<BatchFormatException>(() => Packing.Unpack(packed, BatchFormat.MostBytesOfSection));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(BatchFormat.MostBytesOfSection / 16);
    }

    private static void Damage(int seeds)
    {
        var batches = Enumerable.Range(0, 20).Select(static seed => BatchWriter.Write(InventedBatch.Of(seed))).ToList();
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var bytes = batches[random.Next(batches.Count)];
            var damaged = Damaged(bytes, random);
            if (damaged.AsSpan().SequenceEqual(bytes))
                continue;

            var refusal = Refusal(damaged);

            refusal.ShouldNotBeNull($"seed {seed}");
            IsPlain(refusal).ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {refusal}"));
        }
    }

    private static void DamageUnpacked(int seeds)
    {
        var batch = InventedBatch.OfRecords(5, 40);
        var bytes = BatchWriter.Write(batch);
        var index = BatchReader.ReadIndex(bytes);
        var header = Packing.Unpack(bytes.AsSpan(BatchReader.PreambleLength..index.HeaderLength), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(BatchFormat.LengthOffset)));
        var sections = index.Sections.Select(section => (section.Kind, section.Rows, Bytes: Unpacked(bytes, index, section))).ToList();
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var which = random.Next(sections.Count + 1);
            try
            {
                if (which == sections.Count)
                    _ = new BatchIndex(new BatchInput(Damaged(header, random)), index.HeaderLength);
                else
                    Read(index, sections[which] with { Bytes = Damaged(sections[which].Bytes, random) });
            }
            catch (BatchFormatException exception)
            {
                IsPlain(exception).ShouldBeTrue($"seed {seed}");
            }
        }
    }

    private static void Read(BatchIndex index, (SectionKind Kind, int Rows, byte[] Bytes) section)
    {
        var input = new BatchInput(section.Bytes);
        switch (section.Kind)
        {
            case SectionKind.Records:
                BatchRows.ReadRecords(index, input, (0, section.Rows)).ShouldAllBe(static row => row.Record.BirthDate >= DateOnly.MinValue && (int)row.Record.Sex <= (int)Sex.Female);
                break;
            case SectionKind.Deaths:
                DeathColumns.Read(input, section.Rows, "deaths/a.csv").Length.ShouldBe(section.Rows);
                break;
            default:
                RejectionColumns.Read(input, section.Rows, "deaths/a.csv").Length.ShouldBe(section.Rows);
                break;
        }
    }

    private static byte[] Unpacked(byte[] bytes, BatchIndex index, Section section) =>
        Packing.Unpack(bytes.AsSpan(index.HeaderLength + (int)section.Offset, section.PackedLength), section.Length);

    /// <summary>Flips a bit, sets some bytes, cuts off, puts in, or swaps halves.</summary>
    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var damaged = bytes.ToArray();
        switch (random.Next(5))
        {
            case 0:
                damaged[at] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 1:
                damaged.AsSpan(at, Math.Min(random.Next(1, 12), damaged.Length - at)).Fill((byte)random.Next(256));
                return damaged;
            case 2:
                return damaged[..at];
            case 3:
                return [.. damaged[..at], (byte)random.Next(256), .. damaged[at..]];
            default:
                return [.. damaged[at..], .. damaged[..at]];
        }
    }

    private static BatchFormatException? Refusal(byte[] bytes)
    {
        try
        {
            BatchReader.Read(bytes);
            return null;
        }
        catch (BatchFormatException exception)
        {
            return exception;
        }
    }

    // Nothing of the bytes but a version; no exception of a decoder, which may show them.
    private static bool IsPlain(BatchFormatException exception) =>
        exception.InnerException is null
        && (exception.Message is "the batch is damaged or cut off: ingest its file again" or "the bytes are no batch" || exception.Message.StartsWith("the batch is of version ", StringComparison.Ordinal));
}
