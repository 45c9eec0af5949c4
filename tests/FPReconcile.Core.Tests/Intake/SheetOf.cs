using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake;

/// <summary>Sheets written down in tests: a line is a row, a bar separates cells.</summary>
internal static class SheetOf
{
    public static readonly DateOnly AsOf = new(2025, 6, 30);

    public static IntakeSettings Settings(params ColumnMapping[] mappings) => new(AsOf, DateOrder.DayMonthYear, mappings);

    /// <summary>Rows of text cells, numbered from 1; an empty line is a blank row.</summary>
    public static List<SheetRow> Text(params string[] lines) =>
        [.. lines.Select(static (line, index) => new SheetRow(index + 1, [.. line.Split('|').Select(static cell => Cell.OfText(cell))]))];

    public static SourceIntake Read(SourceKind source, params string[] lines) => Read(source, Settings(), Text(lines));

    public static SourceIntake Read(SourceKind source, IntakeSettings settings, params IReadOnlyList<SheetRow>[] files)
    {
        var intakes = new FileIntakes(source, settings);
        var builder = new SourceIntakeBuilder(source);
        for (var i = 0; i < files.Length; i++)
        {
            var file = intakes.Open($"{source.Name()}/file{i + 1}.csv");
            file.ReadSheet("", files[i], []);
            builder.Add(file.Finish());
        }

        return builder.Build();
    }

    /// <summary>One column below a complete header, with a birth date and a mother's name in every row.</summary>
    public static SourceIntake ReadColumn(string heading, params Cell[] cells)
    {
        var rows = Text($"record_id|birth_date|mother_name|{heading}");
        rows.AddRange(cells.Select(static (cell, index) => new SheetRow(
            index + 2, [Cell.OfText($"H{index + 1}"), Cell.OfText("2025-03-02"), Cell.OfText($"Amina Banda{index}"), cell])));
        return Read(SourceKind.Facility, Settings(), rows);
    }

    public static SourceIntake ReadColumn(string heading, params string[] texts) =>
        ReadColumn(heading, [.. texts.Select(static text => Cell.OfText(text))]);

    /// <summary>A column of birth dates.</summary>
    public static SourceIntake ReadBirthDates(params string[] texts)
    {
        var lines = texts.Select(static (text, index) => $"H{index + 1}|{text}|Amina Banda");
        return Read(SourceKind.Facility, ["record_id|birth_date|mother_name", .. lines]);
    }

    public static string[] Codes(this SourceIntake intake) => [.. intake.Rejections.Select(static rejection => rejection.Code.ToCode())];
}
