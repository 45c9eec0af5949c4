using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>Weights, gestation, sex, names, digits and remarks as people write them, and files that are sent again.</summary>
internal static class ValueQuirks
{
    private static readonly DateOnly Day = new(2025, 3, 2);

    public static IReadOnlyList<Quirk> All { get; } =
    [
        new(31, "weights as 3,2 / 3.2 kg / 3200 / 7lb 5oz", "read into grams; a number that may be kilograms or pounds is `WEIGHT_UNREADABLE`", Weights),
        new(32, "gestation as 38+5, 38w5d, 267 days", "read into days; above 45 a number is in days", Gestation),
        new(33, "M/F, 男/女, 1/2, H/M, G/F, B/G, पु, ♂, Boy", "read; a letter that depends on the others of its column is decided by them", Sexes),
        new(34, "B/O Amina, Baby boy, Twin I, 张丽之婴 in place of a name", "no name; the order of twins is kept", StandIns),
        new(35, "names in another order, with titles, without accents, in two scripts, two names in one cell", "kept as written and compared whole: order and accents make no difference", NameOrders),
        new(36, "no-break spaces, zero-width signs, spaces at the end", "trimmed; they make no difference", UnseenSigns),
        new(37, "digits of other scripts (Arabic-Indic, Persian, Thai, Devanagari)", "read like 0 to 9", OtherDigits),
        new(58, "the same file twice, corrected files, an older file after a newer one", "the same bytes are read once; of one record the highest `record_vintage` stands, whatever the order of the files; without one, rows that differ are all set aside as `CONFLICTING_VERSION`, and nothing is reported of the birth", SentAgain),
        new(61, "stillborn, SB, FSB, 死胎, 已故 in a column of remarks", "read for the outcome before the column is dropped: nobody is contacted", Remarks),
    ];

    private static void Weights(QuirkBench bench)
    {
        object[] same = ["3200", "3200 g", "3200g", "3.2", "3,2", "3.2 kg", "3,2kg", "3.200", "3 200 g", "3200克", "3.2公斤", 3200, 3.2, "３２００"];
        bench.ReadColumn("birth_weight_g", same).Records.Select(static birth => birth.BirthWeightGrams).ShouldBe(same.Select(static _ => (int?)3200));

        // 1 lb is 453.59237 g, 1 oz a sixteenth of it (international avoirdupois).
        bench.ReadColumn("birth_weight_g", "7lb 5oz", "7 lbs 5 oz", "7 lb", "7.5 lb", "6 pounds 8 ounces").Records.Select(static birth => birth.BirthWeightGrams).ShouldBe([3317, 3317, 3175, 3402, 2948]);
        bench.ReadColumn("birth_weight_g", "7.5", 7.5, "32000", "150 g", "big", "7lb 20oz").Codes()
            .ShouldBe(["D2 WEIGHT_UNREADABLE", "D3 WEIGHT_UNREADABLE", "D4 WEIGHT_OUT_OF_RANGE", "D5 WEIGHT_OUT_OF_RANGE", "D6 WEIGHT_UNREADABLE", "D7 WEIGHT_UNREADABLE"]);
    }

    private static void Gestation(QuirkBench bench)
    {
        object[] same = ["38+5", "38w5d", "38 w 5 d", "38周+5天", "38周5天", "271", "271 days", 271];
        bench.ReadColumn("gestation", same).Records.Select(static birth => birth.GestationDays).ShouldBe(same.Select(static _ => (int?)271));
        bench.ReadColumn("gestation", "38", 38, "38 weeks", "38/40", "38 SA").Records.Select(static birth => birth.GestationDays).ShouldAllBe(static days => days == 266);
        bench.ReadColumn("gestation", "term", "400", "12", "38+9").Codes().ShouldBe(["D2 GESTATION_UNREADABLE", "D3 GESTATION_OUT_OF_RANGE", "D4 GESTATION_OUT_OF_RANGE", "D5 GESTATION_UNREADABLE"]);
    }

    private static void Sexes(QuirkBench bench)
    {
        object[] boys = ["M", "male", "男", "男性", 1, "1", "Boy", "♂", "पु", "Masculino", "garçon", "ذكر"];
        bench.ReadColumn("sex", boys).Records.ShouldAllBe(static birth => birth.Sex == Sex.Male);
        object[] girls = ["F", "female", "女", 2, "2", "Girl", "♀", "स्त्री", "Femenino", "fille", "أنثى"];
        bench.ReadColumn("sex", girls).Records.ShouldAllBe(static birth => birth.Sex == Sex.Female);

        Sex[] Read(params object[] letters)
        {
            var intake = bench.ReadColumn("sex", letters);
            intake.Rejections.ShouldBeEmpty();
            return [.. intake.Records.Select(static birth => birth.Sex)];
        }

        Read("H", "M").ShouldBe([Sex.Male, Sex.Female]);
        Read("M", "F").ShouldBe([Sex.Male, Sex.Female]);
        Read("G", "F").ShouldBe([Sex.Male, Sex.Female]);
        Read("B", "G").ShouldBe([Sex.Male, Sex.Female]);
        Read("ambiguous", "9", "unknown", "不详").ShouldAllBe(static sex => sex == Sex.Unknown);
        var unclear = bench.ReadColumn("sex", "G", "M", null, "girl or boy");
        unclear.Codes().ShouldBe(["D2 SEX_UNREADABLE", "D5 SEX_UNREADABLE"]);
        unclear.Rows().ShouldBe((4, 4, 0, 0));
    }

    private static void StandIns(QuirkBench bench)
    {
        object[] none = ["B/O Amina", "Baby boy", "Baby of Amina Banda", "张丽之婴", "未取名", "bébé fille", "RN de Amina", "unnamed", "N/A"];
        bench.ReadColumn("child_name", none).Records.ShouldAllBe(static birth => birth.ChildName.IsMissing);
        bench.ReadColumn("child_name", "Esther", "李玥").Records.ShouldAllBe(static birth => !birth.ChildName.IsMissing);
        bench.ReadColumn("child_name", "Twin I", "Twin 2", "Baby boy").Records.Select(static birth => birth.BirthOrder).ShouldBe([1, 2, null]);
        bench.ReadColumn("child_name", "stillborn").Records.ShouldHaveSingleItem().HasDeathEvidence.ShouldBeTrue();
    }

    private static void NameOrders(QuirkBench bench)
    {
        (string Facility, string Registration)[] mothers =
        [
            ("BANDA Amina", "Amina Banda"), ("Phiri, Ruth", "Ruth Phiri"), ("Zoé Pétit", "PETIT ZOE"), ("Mrs Eve Moyo", "Eve Moyo"), ("Nguyễn Thị Hoa", "Nguyen Thi Hoa"), ("张麗", "张丽"),
            ("Müller-Weiß Anna", "Anna Mueller Weiss"), ("O'Brien Mary", "Mary OBrien"), ("Grace Ngoma / John Ngoma", "Grace Ngoma"), ("José María Núñez", "Nunez Jose Maria"), ("Åse Ødegård", "Ase Odegard"), ("Li Mei 李梅", "李梅"),
        ];
        var facility = mothers.Select(static (mother, i) => $"H{i + 1},2025-03-{i + 2:00},\"{mother.Facility}\",F,{3000 + (i * 20)}");
        var registrations = mothers.Select(static (mother, i) => $"R{i + 1},2025-03-{i + 2:00},{mother.Registration},F,{3000 + (i * 20)}\r\n");
        var links = bench.Put("a.csv", ["record_id,birth_date,mother_name,sex,birth_weight_g", .. facility])
            .ReconcileWith("registration_number,birth_date,mother_name,sex,birth_weight_g\r\n" + string.Concat(registrations), "links.csv")[0];

        for (var i = 1; i <= mothers.Length; i++)
            links.ShouldContain($"facility,H{i},registration,R{i},", Case.Sensitive, mothers[i - 1].Facility);
    }

    private static void UnseenSigns(QuirkBench bench)
    {
        foreach (var spelling in new[] { "Amina Banda ", "\u00A0Amina Banda", "Amina\u00A0Banda", "Amina Ban\u200Bda", "Amina Banda\uFEFF", "\u3000Amina Banda", "Ami\u00ADna Banda" })
            bench.SayTheSame("mother_name", "Amina Banda", spelling).ShouldBeTrue(spelling);
        bench.SayTheSame("facility_code", "F 01", "\u00A0f\u00A001\u200B ").ShouldBeTrue();
        bench.ReadCsv("record_id\u200B,\u00A0birth_date ,mother\u00A0name", "H1\u00A0,\u00A02025-03-02 ,Amina Banda").Births().ShouldBe(["H1 2025-03-02"]);
    }

    private static void OtherDigits(QuirkBench bench)
    {
        foreach (var (date, weight) in new[] { ("٢٠٢٥-٠٣-٠٢", "٣٢٠٠"), ("۲۰۲۵-۰۳-۰۲", "۳۲۰۰"), ("๒๐๒๕-๐๓-๐๒", "๓๒๐๐"), ("२०२५-०३-०२", "३२००"), ("２０２５－０３－０２", "３２００") })
        {
            var birth = bench.ReadCsv("record_id,birth_date,mother_name,birth_weight_g", $"H1,{date},Amina Banda,{weight}").Records.ShouldHaveSingleItem(date);
            birth.BirthDate.ShouldBe(Day, date);
            birth.BirthWeightGrams.ShouldBe(3200, weight);
        }

        bench.SayTheSame("mother_national_id", "110105199003070011", "١١٠١٠٥١٩٩٠٠٣٠٧٠٠١١").ShouldBeTrue();
        bench.SayTheSame("phone", "0999123456", "०९९९१२३४५६").ShouldBeTrue();
    }

    private static void SentAgain(QuirkBench bench)
    {
        const string Header = "record_id,birth_date,mother_name,record_vintage";
        var twice = bench.Put("a.csv", Header, "H1,2025-03-02,Amina Banda,").Put("b.csv", Header, "H1,2025-03-02,Amina Banda,").Read();
        twice.Ids().ShouldBe(["H1"]);
        twice.Sheets[1].Note.ShouldBe("the same bytes as facility/a.csv, not read again");

        string[][] files = [[Header, "H1,2025-03-02,Amina Banda,2025-04-01", "H2,2025-03-03,Ruth Phiri,2025-04-01"], [Header, "H1,2025-03-01,Amina Banda,2025-05-01"]];
        foreach (var order in new[] { ("a.csv", "b.csv"), ("b.csv", "a.csv") })
        {
            var corrected = bench.Put(order.Item1, files[0]).Put(order.Item2, files[1]).Read();
            corrected.Births().Order().ShouldBe(["H1 2025-03-01", "H2 2025-03-03"]);
            corrected.Rows().ShouldBe((3, 2, 0, 1));
            corrected.Notes().ShouldContain("were superseded by a later version of the record and skipped");
        }

        var conflict = bench.Put("a.csv", Header + ",sex", "H1,2025-03-02,Amina Banda,,F").Put("b.csv", Header, "H1,2025-03-01,Amina Banda,").Read();
        conflict.AcceptedCount.ShouldBe(0);
        conflict.Rejections.Select(static line => line.Code).ShouldBe([RejectionCode.ConflictingVersion, RejectionCode.ConflictingVersion]);
    }

    private static void Remarks(QuirkBench bench)
    {
        string[] words = ["stillborn", "SB", "FSB", "死胎", "已故", "mort-né", "died after 2 days", "óbito", "nacido muerto"];
        var rows = words.Select(static (word, i) => (object?[])[$"D{i + 1}", Day, $"Amina Banda {i}", "F", "live", word]).Append(["H1", Day, "Ruth Phiri", "F", "live", "well"]);
        object?[][] sheet = [["record_id", "birth_date", "mother_name", "sex", "outcome", "remarks"], .. rows];
        var intake = bench.ReadXlsx(sheet);

        intake.Records.Where(static birth => !birth.HasDeathEvidence).Select(static birth => birth.Key.Id).ShouldBe(["H1"]);
        intake.Sheets[0].ColumnsDropped.ShouldBe(1);
        intake.Notes().ShouldBe("looked through for words of death, then dropped: F");
        var findings = bench.Put("a.xlsx", QuirkSheet.Xlsx(sheet)).Reconcile("discrepancies.csv")[0];
        findings.ShouldContain("H1");
        findings.ShouldNotContain("D1");
    }
}
