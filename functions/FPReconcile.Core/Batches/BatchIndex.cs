using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>The header of a batch: what file it is, which birth days it has, and where their rows lie.</summary>
public sealed class BatchIndex
{
    private static readonly Dictionary<string, FileProblemCode> ProblemCodes =
        Enum.GetValues<FileProblemCode>().ToDictionary(static code => code.ToCode(), StringComparer.Ordinal);

    internal BatchIndex(BatchInput input, int headerLength)
    {
        HeaderLength = headerLength;
        File = ReadFile(input);
        Sheets = ReadAll(input, sheet => SheetFacts.Read(sheet, File.File));
        PassedOver = ReadAll(input, report => SheetFacts.ReadReport(report, File.File));
        DeathsOfRefusedFile = input.Number(int.MaxValue);
        Days = DayTable.Read(input);
        Sections = ReadSections(input);
        if (!input.IsAtEnd || RowsOf(SectionKind.Records) != Sheets.Sum(static sheet => (long)sheet.Records) || RowsOf(SectionKind.Records) != RecordCount
            || RowsOf(SectionKind.Deaths) != DeathsOfRefusedFile + Sheets.Sum(static sheet => (long)sheet.Deaths)
            || RowsOf(SectionKind.Rejections) != Sheets.Sum(static sheet => (long)sheet.Rejections))
        {
            throw BatchFormatException.Damaged();
        }
    }

    /// <summary>The office; null for a list of deaths.</summary>
    public SourceKind? Source => File.Source;

    /// <summary>The day the file was looked at from.</summary>
    public DateOnly AsOf => File.AsOf;

    /// <summary>Birth days that the records have, with their rows, in order of day.</summary>
    public IReadOnlyList<DayRows> Days { get; }

    /// <summary>Records of all days.</summary>
    public int RecordCount => Days.Count == 0 ? 0 : Days[^1].FirstRow + Days[^1].Rows;

    /// <summary>The bytes before the first section: so many tell the index.</summary>
    public int HeaderLength { get; }

    /// <summary>Bytes of the whole batch.</summary>
    public long Length => HeaderLength + (Sections.Count == 0 ? 0 : Sections[^1].Offset + Sections[^1].PackedLength);

    /// <summary>The file without rows.</summary>
    internal FileBatch File { get; }

    internal IReadOnlyList<SheetFacts> Sheets { get; }

    internal IReadOnlyList<SheetReport> PassedOver { get; }

    internal int DeathsOfRefusedFile { get; }

    internal IReadOnlyList<Section> Sections { get; }

    /// <summary>The bytes that hold the records of some birth days, and others of their sections.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public ByteRange RangeOf(DateOnly from, DateOnly to)
    {
        var sections = SectionsOf(from, to).Select(static found => found.Section).ToList();
        if (sections.Count == 0)
            return default;
        var length = sections[^1].Offset + sections[^1].PackedLength - sections[0].Offset;
        return length > int.MaxValue ? throw BatchFormatException.Damaged() : new ByteRange(HeaderLength + sections[0].Offset, (int)length);
    }

    /// <summary>The sections that hold records of some birth days, each with its first row.</summary>
    internal IEnumerable<(Section Section, int FirstRow)> SectionsOf(DateOnly from, DateOnly to)
    {
        var days = Days.Where(day => day.Day >= from && day.Day <= to).ToList();
        var first = 0;
        foreach (var section in Sections.Where(static section => section.Kind == SectionKind.Records))
        {
            if (days.Count > 0 && first < days[^1].FirstRow + days[^1].Rows && first + section.Rows > days[0].FirstRow)
                yield return (section, first);
            first += section.Rows;
        }
    }

    internal static void Write(BatchOutput output, FileBatch file, IReadOnlyList<DayRows> days, IReadOnlyList<Section> sections)
    {
        WriteFile(output, file);
        output.Count(file.Sheets.Count);
        foreach (var sheet in file.Sheets)
            SheetFacts.Write(output, sheet);
        output.Count(file.PassedOver.Count);
        foreach (var report in file.PassedOver)
            SheetFacts.WriteReport(output, report);
        output.Count(file.DeathsOfRefusedFile.Count);
        DayTable.Write(output, days);
        output.Count(sections.Count);
        foreach (var section in sections)
            section.Write(output);
    }

    private static void WriteFile(BatchOutput output, FileBatch file)
    {
        output.Count(file.Source is { } source ? (int)source + 1 : 0);
        output.Text(file.File);
        output.Date(file.AsOf);
        output.Flag(file.Input is not null);
        if (file.Input is { } input)
        {
            output.Number((ulong)input.Bytes);
            output.Text(input.Sha256);
        }

        output.Text(file.FileVintage);
        output.Text(file.Problem?.Code.ToCode());
        output.Text(file.Problem?.Message);
    }

    private static FileBatch ReadFile(BatchInput input)
    {
        var source = input.Number((int)SourceKind.Register + 1);
        var name = input.Text();
        return new FileBatch
        {
            Source = source == 0 ? null : (SourceKind)(source - 1),
            File = name,
            AsOf = input.Date(),
            Input = input.Flag() ? new InputFile(name, ReadLength(input), input.Text()) : null,
            FileVintage = input.OptionalText(),
            Problem = ReadProblem(input, name),
        };
    }

    private static long ReadLength(BatchInput input) =>
        input.Number() is <= long.MaxValue and var length ? (long)length : throw BatchFormatException.Damaged();

    private static FileProblem? ReadProblem(BatchInput input, string file)
    {
        var (text, message) = (input.OptionalText(), input.OptionalText());
        if (text is null && message is null)
            return null;
        return text is not null && message is not null && ProblemCodes.TryGetValue(text, out var code) ? new FileProblem(file, code, message) : throw BatchFormatException.Damaged();
    }

    private static List<Section> ReadSections(BatchInput input)
    {
        var offset = 0L;
        return ReadAll(input, each =>
        {
            var section = Section.Read(each, offset);
            offset += section.PackedLength;
            return section;
        });
    }

    private static List<T> ReadAll<T>(BatchInput input, Func<BatchInput, T> read)
    {
        var items = new List<T>();
        for (var count = input.Count(); count > 0; count--)
            items.Add(read(input));
        return items;
    }

    private long RowsOf(SectionKind kind) => Sections.Where(section => section.Kind == kind).Sum(static section => (long)section.Rows);
}
