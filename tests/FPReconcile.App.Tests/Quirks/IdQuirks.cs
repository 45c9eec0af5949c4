using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Identifiers that spreadsheets damage, and the many ways to write the same one.</summary>
internal static class IdQuirks
{
    private const string LongId = "110105199003070011";

    private static readonly DateOnly Day = new(2025, 3, 2);

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(13, "ids of more than 15 digits stored as numbers: the last digits are lost", "the value is set aside (`NATIONAL_ID_DAMAGED` and the like), never rounded into a match; the row stays", LongNumbers),
        new(14, "ids shown as 1.10105E+17 and saved so", "the same", Scientific),
        new(15, "leading zeros that only the number format shows (000000)", "restored from the format", LeadingZeros),
        new(16, "ids with an apostrophe, spaces, hyphens or full-width digits", "compared by their letters and digits", Spellings),
        new(17, "check digit x or X", "the same id", CheckDigit),
    ];

    private static void LongNumbers(QuirkBench bench)
    {
        object?[] headings = ["record_id", "birth_date", "mother_name", "mother_national_id", "certificate_number", "phone"];
        RawCell id = new("", $"<v>{LongId}</v>"), rounded = new("", "<v>1.10105199003070E+17</v>");
        var intake = bench.ReadXlsx(headings, ["H1", Day, "Amina Banda", id], ["H2", Day, "Ruth Phiri", rounded, rounded], [id, Day, "Eve Moyo", null, null, rounded]);

        intake.Codes().ShouldBe(["D2 NATIONAL_ID_DAMAGED", "D3 NATIONAL_ID_DAMAGED", "E3 CERTIFICATE_NUMBER_DAMAGED", "A4 RECORD_ID_DAMAGED", "F4 PHONE_DAMAGED"]);
        intake.Rejections[0].Message.ShouldBe("The identifier lost digits in a spreadsheet. Format the column as text and enter it again.");
        intake.Rows().ShouldBe((3, 3, 0, 0));
        bench.ReadXls(["record_id", "birth_date", "mother_name", "mother_national_id"], ["H1", Day, "Amina Banda", 110105199003070011d]).Codes().ShouldBe(["D2 NATIONAL_ID_DAMAGED"]);
        bench.SayTheSame("mother_national_id", 110105900307001L, "110105900307001").ShouldBeTrue();
    }

    private static void Scientific(QuirkBench bench)
    {
        var intake = bench.ReadCsv("record_id,birth_date,mother_name,mother_national_id,certificate_number",
            "H1,2025-03-02,Amina Banda,1.10105E+17,", "H2,2025-03-02,Ruth Phiri,\"1,10105E+17\",3.5E+09", "4.1E+12,2025-03-02,Eve Moyo,,", "H4,2025-03-02,Mary Zulu,110105199003070000,");

        intake.Codes().ShouldBe(["D2 NATIONAL_ID_DAMAGED", "D3 NATIONAL_ID_DAMAGED", "E3 CERTIFICATE_NUMBER_DAMAGED", "A4 RECORD_ID_DAMAGED", "D5 NATIONAL_ID_DAMAGED"]);
        intake.Rows().ShouldBe((4, 4, 0, 0));
    }

    private static void LeadingZeros(QuirkBench bench)
    {
        var rows = QuirkSheet.Rows(["record_id", "birth_date", "mother_name", "facility_code"],
            [RawCell.Styled(2, "123"), Day, "Amina Banda", RawCell.Styled(3, "7")], [RawCell.Styled(2, "654321"), Day, "Ruth Phiri", 7], [45, Day, "Eve Moyo", RawCell.Styled(0, "7")]);
        var intake = bench.Put("a.xlsx", new RawXlsx { Styles = [0, 14, 164, 165], Formats = [(164, "000000"), (165, "0000")] }.Add("S", rows).ToBytes()).Read();
        intake.Ids().ShouldBe(["000123", "654321", "45"]);
        intake.Records.Select(static birth => birth.FacilityCode).ShouldBe(["0007", "7", "7"]);

        bench.ReadXls(["record_id", "birth_date", "mother_name"], [(123d, 3), Day, "Amina Banda"], [(123d, 0), Day, "Ruth Phiri"]).Ids().ShouldBe(["000123", "123"]);
    }

    private static void Spellings(QuirkBench bench)
    {
        foreach (var spelling in new[] { "'110105199003070011", "110105 19900307 0011", "110105-19900307-0011", "１１０１０５１９９００３０７００１１", "\u00A0110105199003070011\u200B" })
            bench.SayTheSame("mother_national_id", LongId, spelling).ShouldBeTrue(spelling);
        bench.SayTheSame("mother_national_id", LongId, "110105199003070038").ShouldBeFalse();

        bench.ReadCsv("record_id,birth_date,mother_name", "'00123,2025-03-02,Amina Banda", "\u00A0００124 ,2025-03-02,Ruth Phiri", "A 12,2025-03-02,Eve Moyo")
            .Ids().ShouldBe(["00123", "00124", "A_12"]);
    }

    private static void CheckDigit(QuirkBench bench)
    {
        bench.SayTheSame("mother_national_id", "11010519900307001x", "11010519900307001X").ShouldBeTrue();
        bench.SayTheSame("mother_national_id", "11010519900307001×", "11010519900307001X").ShouldBeTrue();
        bench.SayTheSame("certificate_number", "l350247695", "L350247695").ShouldBeTrue();
    }
}
