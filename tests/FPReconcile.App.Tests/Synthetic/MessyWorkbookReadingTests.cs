using System.Text;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.App.Tests.Synthetic;

/// <summary>The messy workbooks, read by a library that had no part in writing them.</summary>
public sealed class MessyWorkbookReadingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fpreconcile-messy-").FullName;
    private readonly SyntheticDistrict _district = SyntheticDistrict.Generate(new DistrictOptions { Seed = 21, Births = 1500 });
    private readonly IReadOnlyList<MessyFile> _files;

    public MessyWorkbookReadingTests()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _files = MessyDistrictWriter.Write(_district, _folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_record_id_is_in_the_rows_of_its_file()
    {
        foreach (var file in _files.Where(IsWorkbook))
        {
            var visible = Sheets(file).Where(sheet => sheet.State == "visible").ToList();
            var ids = visible.SelectMany(sheet => sheet.Rows).SelectMany(row => row).OfType<string>()
                .Intersect(_district.Records(file.Source).Select(record => record.RecordId));

            ids.Count().ShouldBe(file.DataRows, file.Path);
        }
    }

    [Fact]
    public void Rows_below_the_headings_are_data_or_to_be_skipped()
    {
        foreach (var file in _files.Where(file => file.Layout is "pages" or "old-spanish-workbook" or "serial-dates"))
        {
            var sheet = Sheets(file)[0];
            var heading = sheet.Rows.FindIndex(row => row.Count(cell => cell is string) > 10);

            (sheet.Rows.Count - heading - 1).ShouldBe(file.DataRows + file.SkippedRows, file.Path);
        }
    }

    [Fact]
    public void The_chinese_report_has_its_title_merged_labels_and_headings_in_row_three()
    {
        var sheet = Sheets(File("chinese-monthly-report"))[0];

        sheet.Rows[0][0].ShouldBe("出生登记月报表");
        sheet.Rows[1][0].ShouldBe("卫生院名称");
        sheet.Rows[2].ShouldContain("母亲身份证号码");
        sheet.Rows[^1][0].ShouldBe("合计");
        sheet.Merged.ShouldContain((1, 1, 1, 3));
    }

    [Fact]
    public void Merged_headings_stand_over_their_columns_with_a_sheet_for_each_month()
    {
        var sheets = Sheets(File("merged-headings"));
        var sheet = sheets[0];
        var groups = sheet.Rows.First(row => row.Contains("Mother"));

        sheets.Count.ShouldBe(3);
        sheet.Merged.ShouldContain((1, groups.IndexOf("Mother"), 1, groups.IndexOf("Mother") + 4));
        sheet.Rows[2].Count(cell => cell is "Date of birth").ShouldBe(2);
    }

    [Fact]
    public void Pages_repeat_their_headings_and_hide_an_old_draft()
    {
        var sheets = Sheets(_files.First(file => file.Layout == "pages" && file.DataRows > 25));

        sheets[0].Rows.Count(row => row[0] is "Record ID").ShouldBe(2);
        sheets[1].State.ShouldBe("hidden");
        sheets[1].Rows.Skip(1).ShouldAllBe(row => ((string)row[0]!).StartsWith(Canary.Prefix));
    }

    [Fact]
    public void Real_dates_are_dates_and_serial_dates_are_numbers()
    {
        var xls = Sheets(File("old-spanish-workbook"))[0];
        var headings = xls.Rows[1];

        xls.Rows[2][headings.IndexOf("Fecha de nacimiento")].ShouldBeOfType<DateTime>();
        xls.Rows.Skip(2).Select(row => row[headings.IndexOf("Fecha de nacimiento de la madre")]).OfType<object>().ShouldAllBe(cell => cell is double);
    }

    [Fact]
    public void Damaged_ids_are_numbers_that_end_in_zeros()
    {
        var file = _files.Single(file => file.DamagedIds > 0);
        var sheet = Sheets(file)[0];
        var column = sheet.Rows[0].IndexOf("Mother's national ID");
        var numbers = sheet.Rows.Select(row => row[column]).OfType<double>().ToList();

        numbers.Count.ShouldBe(file.DamagedIds);
        numbers.ShouldAllBe(number => (decimal)number % 1000 == 0);
    }

    private MessyFile File(string layout) => _files.First(file => file.Layout == layout);

    private static bool IsWorkbook(MessyFile file) => !file.Path.EndsWith(".csv", StringComparison.Ordinal);

    private List<Sheet> Sheets(MessyFile file)
    {
        using var stream = System.IO.File.OpenRead(Path.Combine(_folder, file.Path));
        return WorkbookReading.Sheets(stream);
    }
}
