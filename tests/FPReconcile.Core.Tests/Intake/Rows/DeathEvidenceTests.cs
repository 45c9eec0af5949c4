using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Rows;

public sealed class DeathEvidenceTests
{
    [Theory]
    [InlineData("Stillborn", BirthOutcome.Stillbirth)]
    [InlineData("baby still birth", BirthOutcome.Stillbirth)]
    [InlineData("FSB", BirthOutcome.Stillbirth)]
    [InlineData("M.S.B.", BirthOutcome.Stillbirth)]
    [InlineData("IUFD at 34w", BirthOutcome.Stillbirth)]
    [InlineData("死胎", BirthOutcome.Stillbirth)]
    [InlineData("死产", BirthOutcome.Stillbirth)]
    [InlineData("mort-né", BirthOutcome.Stillbirth)]
    [InlineData("mortinato", BirthOutcome.Stillbirth)]
    [InlineData("nacido muerto", BirthOutcome.Stillbirth)]
    [InlineData("natimorto", BirthOutcome.Stillbirth)]
    [InlineData("died on day 2", BirthOutcome.NeonatalDeath)]
    [InlineData("Baby passed away", BirthOutcome.NeonatalDeath)]
    [InlineData("R.I.P", BirthOutcome.NeonatalDeath)]
    [InlineData("NND", BirthOutcome.NeonatalDeath)]
    [InlineData("deceased", BirthOutcome.NeonatalDeath)]
    [InlineData("患儿已故", BirthOutcome.NeonatalDeath)]
    [InlineData("夭折", BirthOutcome.NeonatalDeath)]
    [InlineData("décédé", BirthOutcome.NeonatalDeath)]
    [InlineData("falleció", BirthOutcome.NeonatalDeath)]
    [InlineData("óbito", BirthOutcome.NeonatalDeath)]
    [InlineData("faleceu", BirthOutcome.NeonatalDeath)]
    public void A_word_of_death_in_the_remarks_wins_over_a_live_outcome(string remark, BirthOutcome outcome)
    {
        var intake = SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|outcome|remarks", $"H1|2025-03-02|Grace Banda|live|{remark}");

        intake.Records.ShouldHaveSingleItem().Outcome.ShouldBe(outcome);
        intake.Records[0].HasDeathEvidence.ShouldBeTrue();
    }

    [Fact]
    public void A_marker_of_death_may_be_a_number_a_yes_or_no_or_a_date()
    {
        var intake = SheetOf.ReadColumn(
            "died", Cell.OfNumber(0, "0"), Cell.OfNumber(1, "1"), Cell.OfBoolean(false), Cell.OfBoolean(true), Cell.OfDate(new DateTime(2025, 3, 4)), Cell.OfText("stillborn"));

        intake.Records.Select(static record => record.Outcome).ShouldBe(
        [
            BirthOutcome.Unknown, BirthOutcome.NeonatalDeath, BirthOutcome.Unknown, BirthOutcome.NeonatalDeath, BirthOutcome.NeonatalDeath, BirthOutcome.Stillbirth,
        ]);
    }

    [Theory]
    [InlineData("good condition")]
    [InlineData("Mortimer ward")]
    [InlineData("deadline met")]
    [InlineData("USB stick")]
    [InlineData("健康")]
    public void Ordinary_remarks_are_no_death(string remark) =>
        SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|outcome|remarks", $"H1|2025-03-02|Grace Banda|live|{remark}")
            .Records[0].Outcome.ShouldBe(BirthOutcome.Live);

    [Theory]
    [InlineData("live", BirthOutcome.Live)]
    [InlineData("Live birth", BirthOutcome.Live)]
    [InlineData("活产", BirthOutcome.Live)]
    [InlineData("Vivant", BirthOutcome.Live)]
    [InlineData("nacido vivo", BirthOutcome.Live)]
    [InlineData("neonatal_death", BirthOutcome.NeonatalDeath)]
    [InlineData("stillbirth", BirthOutcome.Stillbirth)]
    [InlineData("live birth, died after 2 h", BirthOutcome.NeonatalDeath)]
    [InlineData("死亡", BirthOutcome.NeonatalDeath)]
    [InlineData("transferred", BirthOutcome.NotUnderstood)]
    [InlineData("not live", BirthOutcome.NotUnderstood)]
    [InlineData("unknown", BirthOutcome.NotUnderstood)]
    [InlineData("-", BirthOutcome.Unknown)]
    public void An_outcome_that_is_not_surely_live_is_not_live(string text, BirthOutcome outcome)
    {
        var intake = SheetOf.ReadColumn("outcome", text);

        intake.Records[0].Outcome.ShouldBe(outcome);
        intake.Codes().Length.ShouldBe(outcome == BirthOutcome.NotUnderstood ? 1 : 0);
    }

    [Theory]
    [InlineData("date of death", "2025-03-04", BirthOutcome.NeonatalDeath)]
    [InlineData("stillborn", "yes", BirthOutcome.NeonatalDeath)]
    [InlineData("stillborn", "no", BirthOutcome.Live)]
    [InlineData("是否死亡", "否", BirthOutcome.Live)]
    [InlineData("born alive", "no", BirthOutcome.Stillbirth)]
    [InlineData("born alive", "yes", BirthOutcome.Live)]
    [InlineData("child name", "FSB", BirthOutcome.Stillbirth)]
    [InlineData("child name", "Stillborn baby", BirthOutcome.Stillbirth)]
    [InlineData("condition at discharge", "died", BirthOutcome.NeonatalDeath)]
    public void A_column_that_asks_for_death_is_evidence_too(string heading, string text, BirthOutcome outcome) =>
        SheetOf.Read(SourceKind.Facility, $"record_id|birth_date|mother_name|outcome|{heading}", $"H1|2025-03-02|Grace Banda|live|{text}")
            .Records[0].Outcome.ShouldBe(outcome);

    [Fact]
    public void A_row_that_is_set_aside_keeps_its_evidence_of_death()
    {
        var intake = SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|remarks", "H1|soon|Grace Banda|died");

        intake.Records.ShouldBeEmpty();
        intake.DeathsSetAside.ShouldHaveSingleItem().MotherName.Whole.ShouldBe("Grace Banda");
    }

    [Fact]
    public void A_second_outcome_column_is_not_lost()
    {
        var intake = SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|outcome|delivery outcome", "H1|2025-03-02|Grace Banda|live|died");

        intake.Records[0].Outcome.ShouldBe(BirthOutcome.NeonatalDeath);
    }

    [Fact]
    public void Every_row_of_a_list_of_deaths_counts()
    {
        var builder = new DeathIntakeBuilder();
        var file = new FileIntakes(null, SheetOf.Settings()).Open("deaths/list.csv");
        file.ReadSheet("", SheetOf.Text("mother name|birth date|registration number|cause of death", "Grace Banda||R1|x", "|2025-03-02||", "Total|2||"), []);
        builder.Add(file.Finish());

        var deaths = builder.Build();

        deaths.Records.Count.ShouldBe(2);
        deaths.Records[0].RecordId.ShouldBe("R1");
        deaths.Records[0].BirthDate.ShouldBeNull();
        deaths.Rejections.ShouldBeEmpty();
        (deaths.Sheets[0].RowsRead, deaths.Sheets[0].RowsAccepted, deaths.Sheets[0].RowsSkipped).ShouldBe((3, 2, 1));
    }

    [Theory]
    [InlineData("Baby of Greta Clark", "Greta Clark")]
    [InlineData("B/O Greta Clark", "Greta Clark")]
    [InlineData("Bébé de Greta Clark", "Greta Clark")]
    [InlineData("张丽之婴", "张丽")]
    [InlineData("Baby boy", null)]
    [InlineData("Twin 2", null)]
    public void A_list_of_deaths_that_calls_the_child_after_the_mother_names_the_mother(string child, string? mother)
    {
        var builder = new DeathIntakeBuilder();
        var file = new FileIntakes(null, SheetOf.Settings()).Open("deaths/list.csv");
        file.ReadSheet("", SheetOf.Text("child name|birth date", $"{child}|2025-03-02"), []);
        builder.Add(file.Finish());

        builder.Build().Records.ShouldHaveSingleItem().MotherName.Whole.ShouldBe(mother?.ToUpperInvariant());
    }

    [Theory]
    [InlineData("fetal outcome")]
    [InlineData("Foetal outcome")]
    [InlineData("infant status")]
    [InlineData("baby status")]
    [InlineData("baby alive/dead")]
    [InlineData("maternal outcome")]
    [InlineData("diagnosis")]
    [InlineData("discharge")]
    [InlineData("discharge status")]
    [InlineData("result")]
    [InlineData("condition")]
    [InlineData("estado del bebé")]
    [InlineData("situação")]
    [InlineData("anotações")]
    [InlineData("observations")]
    [InlineData("情况")]
    [InlineData("转归")]
    [InlineData("结局")]
    [InlineData("comments")]
    public void Headings_of_free_text_are_looked_through(string heading) =>
        SheetOf.Read(SourceKind.Facility, $"record_id|birth_date|mother_name|outcome|{heading}", "H1|2025-03-02|Grace Banda|live|died")
            .Records[0].Outcome.ShouldBe(BirthOutcome.NeonatalDeath);

    [Theory]
    [InlineData("cremated")]
    [InlineData("buried")]
    [InlineData("born asleep")]
    [InlineData("angel baby")]
    [InlineData("lost baby")]
    [InlineData("lost the baby")]
    [InlineData("no heartbeat")]
    [InlineData("not breathing")]
    [InlineData("未存活")]
    [InlineData("夭亡")]
    [InlineData("胎死")]
    public void Gentle_words_of_death_are_words_of_death(string remark) =>
        SheetOf.Read(SourceKind.Facility, "record_id|birth_date|mother_name|outcome|remarks", $"H1|2025-03-02|Grace Banda|live|{remark}")
            .Records[0].HasDeathEvidence.ShouldBeTrue();
}
