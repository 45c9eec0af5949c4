using System.Text;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Spreadsheets;

public sealed class MappingFileTests
{
    [Fact]
    public void Every_key_of_the_contract_is_read()
    {
        var mapping = Parse("""
            { "source": "registration", "fileGlob": "north/*.csv", "sheet": "March", "headerRow": 3, "encoding": "windows-1252", "delimiter": ";",
              "dateOrder": "mdy", "calendar": "roc", "sender": "north", "vintageFromName": "births_{vintage}.csv", "extract": "full", "columns": { "birth_date": "Geboren am", "registration_number": "B" } }
            """).ShouldHaveSingleItem();

        mapping.Source.ShouldBe(SourceKind.Registration);
        mapping.FileGlob.ShouldBe("north/*.csv");
        mapping.Sheet.ShouldBe("March");
        mapping.HeaderRow.ShouldBe(3);
        mapping.Encoding.ShouldBe("windows-1252");
        mapping.Delimiter.ShouldBe(';');
        mapping.DateOrder.ShouldBe(DateOrder.MonthDayYear);
        mapping.Calendar.ShouldBe(DateCalendar.Roc);
        mapping.Sender.ShouldBe("north");
        mapping.VintageOf("north/Births_2025-04.csv").ShouldBe("2025-04");
        mapping.Extract.ShouldBe(ExtractKind.Full);
        mapping.Columns[CanonicalColumn.BirthDate].ShouldBe("Geboren am");
        mapping.Columns[CanonicalColumn.RecordId].ShouldBe("B");
    }

    [Fact]
    public void A_fixed_vintage_is_of_every_file() =>
        Parse("""{ "source": "facility", "vintage": "2025-04", "extract": "delta" }""")[0].VintageOf("any.csv").ShouldBe("2025-04");

    [Fact]
    public void Several_mappings_stand_in_an_array() =>
        Parse("""[{ "source": "facility" }, { "source": "deaths" }]""").Select(static mapping => mapping.Source).ShouldBe([SourceKind.Facility, null]);

    [Theory]
    [InlineData("""{ "source": "facility", "colour": "red" }""", "unknown key")]
    [InlineData("""{ "source": "facility", "columns": { "parity": "A" } }""", "is no column")]
    [InlineData("""{ "source": "facility", "columns": { "birth_order": "胎次" } }""", "never takes in")]
    [InlineData("""{ "source": "facility", "columns": { "sex": "Marital status" } }""", "never takes in")]
    [InlineData("""{ "source": "facility", "columns": { "sex": "A", "outcome": "a" } }""", "mapped twice")]
    [InlineData("""{ "source": "facility", "columns": { "sex": "A", "sex": "B" } }""", "mapped twice")]
    [InlineData("""{ "source": "facility", "columns": { "record_id": "A", "entry_number": "B" } }""", "mapped twice")]
    [InlineData("""{ "source": "facility", "calendar": "ethiopian" }""", "the calendar ethiopian cannot be read")]
    [InlineData("""{ "source": "facility", "dateOrder": "dym" }""", "dateOrder")]
    [InlineData("""{ "source": "facility", "encoding": "utf-88" }""", "encoding")]
    [InlineData("""{ "source": "facility", "headerRow": 0 }""", "headerRow")]
    [InlineData("""{ "source": "facility", "delimiter": "--" }""", "delimiter")]
    [InlineData("""{ "source": "facility", "delimiter": "\"" }""", "delimiter")]
    [InlineData("""{ "source": "facility", "delimiter": "、" }""", "delimiter")]
    [InlineData("""{ "source": "facility", "delimiter": "a" }""", "delimiter")]
    [InlineData("""{ "source": "facility", "sheet": "\ud800" }""", "half of a character")]
    [InlineData("""{ "source": "facility", "source": "register" }""", "stands twice")]
    [InlineData("""{ "source": "facility", "vintage": "2025-04", "vintageFromName": "b_{vintage}.csv" }""", "keep one of them")]
    [InlineData("""{ "source": "facility", "vintage": "final" }""", "has to hold a number")]
    [InlineData("""{ "source": "facility", "vintageFromName": "births.csv" }""", "in it once")]
    [InlineData("""{ "source": "facility", "vintageFromName": "{vintage}_{vintage}.csv" }""", "in it once")]
    [InlineData("""{ "source": "facility", "vintageFromName": "north/b_{vintage}.csv" }""", "no folders")]
    [InlineData("""{ "source": "facility", "vintageFromName": "*{vintage}.csv" }""", "not beside")]
    [InlineData("""{ "source": "facility", "extract": "all" }""", "extract has to be")]
    [InlineData("""{ "source": "deaths", "extract": "full" }""", "not for deaths")]
    [InlineData("""{ "source": "deaths", "vintage": "2025-04" }""", "not for deaths")]
    [InlineData("""{ "source": "police" }""", "source")]
    [InlineData("""{ "fileGlob": "*.csv" }""", "source is missing")]
    [InlineData("""[1]""", "object")]
    [InlineData("""{ "source": """, "no valid JSON at line 1")]
    public void What_is_not_understood_is_a_usage_error(string json, string expected) =>
        Should.Throw<UsageException>(() => Parse(json)).Message.ShouldContain(expected);

    [Fact]
    public void A_missing_mapping_file_is_a_usage_error() =>
        Should.Throw<UsageException>(() => MappingFile.Read("/nowhere/mapping.json")).Message.ShouldContain("cannot be opened");

    private static IReadOnlyList<ColumnMapping> Parse(string json) => MappingFile.Parse(Encoding.UTF8.GetBytes(json));
}
