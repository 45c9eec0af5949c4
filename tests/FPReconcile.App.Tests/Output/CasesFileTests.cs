using System.Text;
using FPReconcile.App.Output;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Output;

/// <summary>cases.csv and changes.csv.</summary>
public sealed class CasesFileTests
{
    private const string Header =
        "as_of,case_id,state,area_code,birth_date,kinds,not_assessed,not_assessed_since,opened_on,closed_on,closed_because,merged_into,reopened,decision_contradicted,records,candidates";

    private const string Good =
        "2025-05-02,00000000000000a1,open,K01,2025-03-04,unregistered_birth,,,2025-04-10,,,,0,,facility:H1,";

    private static readonly CaseEntry Open = new()
    {
        CaseId = "00000000000000a1",
        AreaCode = "=K01",
        BirthDate = new DateOnly(2025, 3, 4),
        Kinds = [DiscrepancyKind.UnregisteredBirth, DiscrepancyKind.PossibleDuplicate],
        NotAssessed = [DiscrepancyKind.UnregisteredBirth],
        NotAssessedSince = new DateOnly(2025, 5, 1),
        OpenedOn = new DateOnly(2025, 4, 10),
        Reopened = 2,
        IsDecisionContradicted = true,
        Records = [new RecordKey(SourceKind.Facility, "=H:1,\""), new RecordKey(SourceKind.Facility, "产科#2"), new RecordKey(SourceKind.Register, "'P1")],
        Candidates = [new RecordKey(SourceKind.Registration, "R7")],
    };

    private static readonly CaseEntry Closed = new()
    {
        CaseId = "00000000000000b2",
        AreaCode = "unknown",
        BirthDate = new DateOnly(2024, 2, 29),
        OpenedOn = new DateOnly(2025, 4, 10),
        ClosedOn = new DateOnly(2025, 5, 2),
        ClosedBecause = CaseReason.Merged,
        MergedInto = "00000000000000a1",
        Records = [new RecordKey(SourceKind.Registration, "R2")],
    };

    [Fact]
    public void What_is_written_reads_back_as_it_was()
    {
        var ledger = new CaseLedger(new DateOnly(2025, 5, 2), [Closed, Open]);

        var read = Read(Written(ledger));

        read.AsOf.ShouldBe(ledger.AsOf);
        read.Entries.ShouldBe([Open, Closed]);
        Written(read).ShouldBe(Written(ledger));
    }

    [Fact]
    public void The_file_is_as_the_other_files_are() => Written(new CaseLedger(new DateOnly(2025, 5, 2), [Closed, Open])).ShouldBe(
        $"{Header}\r\n"
        + "2025-05-02,00000000000000a1,open,'=K01,2025-03-04,unregistered_birth possible_duplicate,unregistered_birth,2025-05-01,2025-04-10,,,,2,yes,\"facility:=H:1,\"\" facility:产科#2 register:'P1\",registration:R7\r\n"
        + "2025-05-02,00000000000000b2,closed,unknown,2024-02-29,,,,2025-04-10,2025-05-02,merged,00000000000000a1,0,,registration:R2,\r\n");

    [Fact]
    public void Every_kind_and_every_reason_reads_back()
    {
        foreach (var reason in CaseReasons.All)
            ReadEntry(Closed with { ClosedBecause = reason }).ClosedBecause.ShouldBe(reason);
        foreach (var kind in DiscrepancyKinds.All)
            ReadEntry(Open with { Kinds = [kind], NotAssessed = [], NotAssessedSince = null }).Kinds.ShouldBe([kind]);
    }

    [Fact]
    public void Before_the_first_night_there_is_no_case_and_no_date()
    {
        Written(CaseLedger.Empty).ShouldBe($"{Header}\r\n");
        Read(Written(CaseLedger.Empty)).AsOf.ShouldBeNull();
    }

    [Theory]
    [InlineData("K01", "", "CASE_VALUE_MISSING: area_code")]
    [InlineData("2025-03-04", "04.03.2025", "CASE_DATE: birth_date")]
    [InlineData("unregistered_birth", "secret", "CASE_KIND: kinds")]
    [InlineData("unregistered_birth", "possible_match unregistered_birth", "CASE_KIND: kinds")]
    [InlineData(",open,", ",closed,", "CASE_STATE: state")]
    [InlineData("2025-04-10,,,,", "2025-04-10,2025-04-11,decided,,", "CASE_STATE: closed_on")]
    [InlineData("2025-04-10,,,,", "2025-04-10,,secret,,", "CASE_REASON: closed_because")]
    [InlineData("unregistered_birth,,", "unregistered_birth,possible_match,2025-05-01", "CASE_STATE: not_assessed")]
    [InlineData(",0,,", ",-1,,", "CASE_NUMBER: reopened")]
    [InlineData(",0,,", ",0,secret,", "CASE_YES: decision_contradicted")]
    [InlineData("facility:H1", "secret:H1", "CASE_RECORD: records")]
    [InlineData("facility:H1", "H1", "CASE_RECORD: records")]
    [InlineData("facility:H1", "", "CASE_VALUE_MISSING: records")]
    public void A_damaged_row_is_told_by_row_and_code_and_never_by_value(string good, string bad, string expected)
    {
        var row = Good.Replace(good, bad);
        row.ShouldNotBe(Good);

        var message = Should.Throw<UsageException>(() => Read($"{Header}\r\n{row}\r\n")).Message;

        message.ShouldStartWith($"cases.csv: row 2: {expected}");
        message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("2025-05-02,00000000000000a1", "2025-05-03,00000000000000c3", "CASE_AS_OF: as_of")]
    [InlineData("facility:H1", "facility:H2", "CASE_TWICE: case_id")]
    public void Rows_that_do_not_fit_each_other_are_told(string first, string second, string expected) =>
        Should.Throw<UsageException>(() => Read($"{Header}\r\n{Good}\r\n{Good.Replace(first, second)}\r\n")).Message.ShouldStartWith($"cases.csv: row 3: {expected}");

    [Fact]
    public void A_file_with_other_columns_is_refused()
    {
        Should.Throw<UsageException>(() => Read("case_id\r\n1\r\n")).Message.ShouldStartWith("cases.csv: column as_of");
        Should.Throw<UsageException>(() => Read("")).Message.ShouldStartWith("cases.csv: ");
    }

    [Fact]
    public void Changes_are_written_with_their_reason()
    {
        var change = new CaseChange
        {
            CaseId = "00000000000000b2",
            Change = CaseChangeKind.Closed,
            KindsBefore = [DiscrepancyKind.PossibleMatch, DiscrepancyKind.ConflictingDetails],
            Because = CaseReason.Merged,
            AreaCode = "+K01",
            MergedInto = "00000000000000a1",
        };
        using var stream = new MemoryStream();

        ChangesFile.Write(stream, [change]);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(
            "case_id,change,kinds_before,kinds_after,because,area_code,merged_into\r\n"
            + "00000000000000b2,closed,possible_match conflicting_details,,merged,'+K01,00000000000000a1\r\n");
    }

    private static CaseEntry ReadEntry(CaseEntry entry) => Read(Written(new CaseLedger(new DateOnly(2025, 5, 2), [entry]))).Entries.ShouldHaveSingleItem();

    private static CaseLedger Read(string text) => CasesFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Written(CaseLedger ledger)
    {
        using var stream = new MemoryStream();
        CasesFile.Write(stream, ledger);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
