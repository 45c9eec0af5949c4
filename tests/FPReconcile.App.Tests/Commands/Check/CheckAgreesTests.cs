using System.Globalization;
using System.Text;

namespace FPReconcile.App.Tests.Commands.Check;

/// <summary>What a check tells of a file is what a run does with it, whatever stands in its cells.</summary>
[Collection(CheckCollection.Name)]
public sealed class CheckAgreesTests : IDisposable
{
    private const int Rows = 60;

    private static readonly string[] Ids = ["D1", "D2", "D3", "D4", "", "110105199003074321", "1.10105E+17"];
    private static readonly string[] Names = ["Amina Banda", "Grace Phiri", "", "=1+1", "B/O Ruth", "Total", "?????"];
    private static readonly string[] Dates = ["2025-03-01", "03/04/2025", "2025-02-30", "", "03/2025", "1955-01-01", "2025-12-24", "tomorrow", "31/03/2025"];
    private static readonly string[] Sexes = ["F", "M", "", "Xerxes", "#N/A"];
    private static readonly string[] Weights = ["3200", "3,2 kg", "9900", "", "heavy"];
    private static readonly string[] Outcomes = ["live", "FSB", "", "asleep", "live"];

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Rows_and_counts_of_the_file_back_are_those_of_a_run(int seed)
    {
        var file = _folder.Write("births.csv", MessyFile(new Random(seed)));
        var registration = _folder.Write("registration.csv", "registration_number,birth_date,mother_name,sex\nR1,2025-01-05,Ruth Lungu,F\nR2,2025-06-05,Eve Sakala,M\n");

        _folder.Check(file, "--out", _folder.Path("out")).ExitCode.ShouldBe(0);
        var run = InProcessRun.Start(
            "reconcile", "--facility", file, "--registration", registration, "--as-of", "2025-06-30", "--out", _folder.Path("run"), "--quiet");

        run.ExitCode.ShouldBe(0, run.Error);
        ReturnedCounts.ShouldAgree(
            _folder.Path("out/births-checked.xlsx"), "facility/births.csv", File.ReadAllText(_folder.Path("run/rejections.csv")), File.ReadAllText(_folder.Path("run/intake.csv")));
        RowsThatTellNothing().ShouldBe(Accepted());
    }

    // A row of the file back that was neither set aside nor skipped is one that counts.
    private int RowsThatTellNothing() => _folder.RowsBack("births").Where(static row => row.Key > 1).Select(static row => row.Value)
        .Count(static row => !row.Contains("skipped", StringComparison.Ordinal) && !IsSetAside(row.Split('|')[0]));

    private static bool IsSetAside(string codes) => codes.Split('\n').Any(static code =>
        code is "CONFLICTING_VERSION" or "NOTHING_TO_IDENTIFY_BY" || code.StartsWith("BIRTH_DATE_", StringComparison.Ordinal));

    private int Accepted() => int.Parse(
        File.ReadLines(_folder.Path("run/intake.csv")).Single(static line => line.StartsWith("facility/births.csv,", StringComparison.Ordinal)).Split(',')[3], CultureInfo.InvariantCulture);

    private static string MessyFile(Random random)
    {
        var text = new StringBuilder("record_id,mother_name,birth_date,sex,birth_weight_g,outcome,parity\n");
        for (var row = 0; row < Rows; row++)
        {
            string Of(string[] values) => $"\"{values[random.Next(values.Length)]}\"";
            var line = string.Join(',', Of(Ids), Of(Names), Of(Dates), Of(Sexes), Of(Weights), Of(Outcomes), "CANARY");
            // Every fifth row is in the file twice.
            text.Append(line).Append('\n').Append(row % 5 == 0 ? line + '\n' : "");
        }

        return text.ToString();
    }
}
