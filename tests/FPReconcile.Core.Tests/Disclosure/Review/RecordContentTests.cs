using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Runs.Births;
using FPReconcile.Synthetic;

namespace FPReconcile.Core.Tests.Disclosure.Review;

public sealed class RecordContentTests
{
    private static readonly List<BirthRecord> Records =
        SyntheticBirths.Records(SyntheticDistrict.Generate(new DistrictOptions { Births = 50, Seed = 3 }).Facility, SourceKind.Facility);

    [Fact]
    public void The_order_of_records_and_the_file_they_came_in_say_nothing() =>
        RecordContent.Of(Records.AsEnumerable().Reverse()).ShouldBe(RecordContent.Of(Records));

    [Fact]
    public void Different_records_have_different_numbers() =>
        Records.Select(record => RecordContent.Of([record])).Distinct().Count().ShouldBe(Records.Count);

    [Fact]
    public void A_part_of_a_name_that_moves_to_another_place_is_another_content()
    {
        RecordContent.Of([With(new PersonName("Juma", "Amina", null))]).ShouldNotBe(RecordContent.Of([With(new PersonName("Amina", "Juma", null))]));
        RecordContent.Of([With(new PersonName("Juma", null, null))]).ShouldNotBe(RecordContent.Of([With(new PersonName(null, "Juma", null))]));
    }

    [Fact]
    public void An_outcome_that_is_corrected_is_another_content() =>
        RecordContent.Of([Records[0].WithOutcome(BirthOutcome.NeonatalDeath)]).ShouldNotBe(RecordContent.Of([Records[0].WithOutcome(BirthOutcome.Live)]));

    private static BirthNotification With(PersonName mother) => new()
    {
        Key = new RecordKey(SourceKind.Facility, "H1"), Origin = new RecordOrigin("", "", 2), BirthDate = new DateOnly(2025, 1, 1), MotherName = mother,
    };
}
