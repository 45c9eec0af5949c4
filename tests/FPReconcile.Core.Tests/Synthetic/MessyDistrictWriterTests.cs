using System.Text;
using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Files;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class MessyDistrictWriterTests : IDisposable
{
    private readonly TestDistricts.Folder _folder = new();
    private readonly SyntheticDistrict _district = SyntheticDistrict.Generate(new DistrictOptions { Seed = 8, Births = 1500 });
    private readonly IReadOnlyList<MessyFile> _files;

    public MessyDistrictWriterTests() => _files = MessyDistrictWriter.Write(_district, _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_layout_and_every_format_occurs()
    {
        _files.Where(file => file.Source == SyntheticSource.Facility).Select(file => file.Layout).Distinct()
            .ShouldBe(MessyDistrictWriter.FacilityLayoutNames, ignoreOrder: true);
        _files.Select(file => Path.GetExtension(file.Path)).Distinct().ShouldBe([".xlsx", ".xls", ".csv"], ignoreOrder: true);
    }

    [Fact]
    public void Every_layout_occurs_even_with_few_facilities()
    {
        var few = SyntheticDistrict.Generate(new DistrictOptions { Seed = 8, Births = 1500, Facilities = 3 });
        using var folder = new TestDistricts.Folder();

        MessyDistrictWriter.Write(few, folder.Path).Where(file => file.Source == SyntheticSource.Facility)
            .Select(file => file.Layout).Distinct().Count().ShouldBe(MessyDistrictWriter.FacilityLayoutNames.Count);
    }

    [Fact]
    public void Every_record_is_in_exactly_one_file()
    {
        foreach (var source in Enum.GetValues<SyntheticSource>())
            _files.Where(file => file.Source == source).Sum(file => file.DataRows).ShouldBe(_district.Records(source).Count);
    }

    [Fact]
    public void The_files_on_disk_are_the_files_that_are_told() =>
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'))
            .ShouldBe(_files.Select(file => file.Path), ignoreOrder: true);

    [Fact]
    public void Chinese_text_is_in_gb18030_and_not_in_utf8()
    {
        var bytes = Bytes("chinese-text");

        Should.Throw<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes).ShouldContain("新生儿姓名");
    }

    [Fact]
    public void Text_files_have_their_separators_and_marks()
    {
        Text("french-semicolons").ShouldContain("Nom de la mère;");
        Text("tabs").ShouldContain("record_id\tfacility_code");
        Bytes("compact-dates")[..3].ShouldBe(Encoding.UTF8.GetPreamble());
    }

    [Theory]
    [InlineData("french-semicolons", @";\d\d\.\d\d\.2025;")]
    [InlineData("tabs", @"\t2025-\d\d-\d\d\t")]
    [InlineData("compact-dates", @",2025\d{4},")]
    [InlineData("registration-text", @",\d\d/\d\d/2025,")]
    public void Dates_are_written_in_the_style_of_the_layout(string layout, string pattern) => Text(layout).ShouldMatch(pattern);

    [Fact]
    public void Forbidden_columns_carry_canaries() => Text("tabs").ShouldContain(Canary.Prefix);

    [Fact]
    public void Damaged_ids_are_in_one_file_only() => _files.Count(file => file.DamagedIds > 0).ShouldBe(1);

    private byte[] Bytes(string layout) => File.ReadAllBytes(_folder.File(_files.First(file => file.Layout == layout).Path));

    private string Text(string layout) => Encoding.UTF8.GetString(Bytes(layout));
}
