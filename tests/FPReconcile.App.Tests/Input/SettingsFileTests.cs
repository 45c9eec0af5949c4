using System.Text;
using FPReconcile.App.Input;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Tests.Input;

public sealed class SettingsFileTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2025, 6, 30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_hold() =>
        SettingsFile.Read(null, AsOf).Options.ShouldBe(new ReconciliationOptions { AsOf = AsOf });

    [Fact]
    public void Every_key_is_read()
    {
        _folder.Write("f.csv", Encoding.UTF8.GetBytes("code,name,type,area_code,opened,closed,expected_reports\r\nf1,St Mary,hospital,k01,2020-01-01,,12\r\n"));
        _folder.Write("a.csv", Encoding.UTF8.GetBytes("code,name,parent\r\nk01,North,k\r\n"));
        var options = Read("""
            {
              // days
              "registrationDays": 60, "registerGraceDays": 0, "linkFrom": 0.9, "possibleMatchFrom": 0.2, "dateOrder": "mdy",
              "coverage": [{ "source": "registration", "from": "2025-01-01", "to": "2025-03-31", "areas": ["k01"] }, { "source": "register" }],
              "facilities": "f.csv", "areas": "a.csv", "deathFeedMaxAgeHours": 48, "threads": 2, "seed": 7, "language": "zh",
            }
            """);

        (options.RegistrationDays, options.RegisterGraceDays, options.LinkFrom, options.PossibleMatchFrom).ShouldBe((60, 0, 0.9, 0.2));
        (options.DateOrder, options.DeathFeedMaxAgeHours, options.Threads, options.Seed, options.Language)
            .ShouldBe((DateOrder.MonthDayYear, 48, 2, 7, "zh"));
        options.Coverage.Select(entry => (entry.Source, entry.From, entry.To, string.Join(' ', entry.Areas))).ShouldBe(
        [
            (SourceKind.Registration, new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 31), "K01"), (SourceKind.Register, null, null, ""),
        ]);
        options.Facilities.ShouldBe([new FacilityInfo("F1", "St Mary", "hospital", "K01", new DateOnly(2020, 1, 1), null, 12)]);
        options.Areas.ShouldBe([new AreaInfo("K01", "North", "K")]);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var message = Refused("""
            {
              "registrationDay": 30, "registerGraceDays": -1, "linkFrom": 1, "possibleMatchFrom": "x", "dateOrder": "dym",
              "coverage": [{ "source": "hospital", "form": "2025-01-01", "from": "2025-02-30" }],
              "facilities": "missing.csv", "deathFeedMaxAgeHours": 0, "threads": 1.5, "seed": -1, "language": "fr"
            }
            """);

        foreach (var word in new[]
        {
            "unknown key \"registrationDay\"", "registerGraceDays must be", "linkFrom must be", "possibleMatchFrom must be", "dateOrder must be",
            "coverage entry 1: unknown key \"form\"", "coverage entry 1: source must be", "coverage entry 1: from must be", "facilities: the file is not there",
            "deathFeedMaxAgeHours must be", "threads must be", "seed must be", "language must be",
        })
            message.ShouldContain(word);
        message.Split('\n').Length.ShouldBe(13);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"areas":"a\u0000b"}""")]
    [InlineData("{")]
    [InlineData("""{"language":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"seed":1,"seed":2}""")]
    [InlineData("""{"linkFrom":0.8,"possibleMatchFrom":0.8}""")]
    [InlineData("""{"coverage":[{"source":"register","from":"2025-02-01","to":"2025-01-01"}]}""")]
    public void What_cannot_be_meant_is_refused(string json) => Refused(json).ShouldStartWith("settings: ");

    [Theory]
    [InlineData("name\r\nx\r\n", "column code is missing")]
    [InlineData("code,kolour\r\nF1,x\r\n", "column 2 is not known")]
    [InlineData("code\r\nF1\r\nf1\r\n", "more than once")]
    [InlineData("code,opened\r\nF1,31/12/2020\r\n", "row 2: opened must be a date")]
    public void A_wrong_list_of_facilities_is_refused(string csv, string expected)
    {
        _folder.Write("f.csv", Encoding.UTF8.GetBytes(csv));

        Refused("""{"facilities":"f.csv"}""").ShouldContain(expected);
    }

    [Theory]
    [InlineData("A,A\r\n", 2)]
    [InlineData("A,\r\nB,C\r\nC,B\r\n", 3)]
    [InlineData("A,B\r\nB,C\r\nC,D\r\nD,b\r\n", 3)]
    public void Areas_in_a_circle_are_refused(string rows, int row)
    {
        _folder.Write("a.csv", Encoding.UTF8.GetBytes("code,parent\r\n" + rows));

        Refused("""{"areas":"a.csv"}""").ShouldBe($"settings: areas: row {row}: the parents of the area lead back to it");
    }

    [Fact]
    public void Areas_may_have_parents_that_are_not_listed()
    {
        _folder.Write("a.csv", Encoding.UTF8.GetBytes("code,parent\r\nA,B\r\nB,D1\r\n"));

        Read("""{"areas":"a.csv"}""").Areas.Count.ShouldBe(2);
    }

    private ReconciliationOptions Read(string json) => SettingsFile.Read(_folder.Write("settings.json", Encoding.UTF8.GetBytes(json)), AsOf).Options;

    private string Refused(string json) => Should.Throw<UsageException>(() => Read(json)).Message;
}
