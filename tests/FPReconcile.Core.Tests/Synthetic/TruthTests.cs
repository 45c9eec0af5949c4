using FPReconcile.Synthetic;
using FPReconcile.Synthetic.Errors;
using FPReconcile.Synthetic.Evaluation;
using FPReconcile.Synthetic.Identifiers;

namespace FPReconcile.Core.Tests.Synthetic;

public sealed class TruthTests
{
    [Fact]
    public void Siblings_share_mother_day_and_place_but_not_the_name()
    {
        foreach (var delivery in TestDistricts.Standard.Births.GroupBy(birth => birth.DeliveryId).Where(delivery => delivery.Count() > 1))
        {
            delivery.Select(birth => (birth.BirthDate, birth.FacilityCode, birth.AreaCode, birth.Family, birth.Plurality)).Distinct().Count().ShouldBe(1);
            delivery.Select(birth => birth.BirthOrder).ShouldBe(Enumerable.Range(1, delivery.Count()));
            delivery.Select(birth => birth.ChildGivenName).ShouldBeUnique();
            delivery.Select(birth => birth.BirthTime).ShouldBeInOrder();
        }
    }

    [Fact]
    public void Every_record_belongs_to_the_birth_that_lists_it()
    {
        var district = TestDistricts.Mixed;

        foreach (var birth in district.Births)
            Enum.GetValues<SyntheticSource>().SelectMany(birth.Records).ShouldAllBe(record => record.BirthId == birth.Id);
        district.Births.Select(birth => birth.Id).ShouldBe(Enumerable.Range(1, district.Births.Count));
    }

    [Theory]
    [InlineData(SyntheticSource.Facility)]
    [InlineData(SyntheticSource.Registration)]
    [InlineData(SyntheticSource.Register)]
    [InlineData(SyntheticSource.Deaths)]
    public void Record_ids_are_unique_and_have_no_spaces(SyntheticSource source)
    {
        var ids = TestDistricts.Standard.Records(source).Select(record => record.RecordId).ToList();

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Length > 0 && !id.Contains(' '));
    }

    [Fact]
    public void A_series_uses_every_number_of_its_range_once()
    {
        var series = new NumberSeries(range: 10_000, new SeededRandom(seed: 1, stream: 1));

        Enumerable.Range(0, 10_000).Select(_ => series.Next()).Order().ShouldBe(Enumerable.Range(0, 10_000).Select(number => (long)number));
    }

    [Fact]
    public void Nothing_is_written_before_the_birth_or_after_the_as_of_date()
    {
        var options = TestDistricts.Mixed.Options;

        foreach (var record in TestDistricts.Mixed.AllRecords())
        {
            record.RecordedOn.ShouldBeLessThanOrEqualTo(options.AsOf);
            record.BirthDate.ShouldBeInRange(new DateOnly(options.Year, 1, 1), record.RecordedOn);
        }
    }

    [Fact]
    public void A_field_is_marked_corrupted_exactly_when_it_differs_from_the_truth()
    {
        foreach (var birth in TestDistricts.Mixed.Births)
        {
            foreach (var record in SyntheticSources.Linked.SelectMany(birth.Records).Where(record => !record.IsReentry))
            {
                record.Corrupted.HasFlag(RecordFields.BirthDate).ShouldBe(record.BirthDate != birth.BirthDate);
                record.Corrupted.HasFlag(RecordFields.Sex).ShouldBe(record.Sex is { } sex && sex != birth.Sex);
                record.Corrupted.HasFlag(RecordFields.CertificateNumber)
                    .ShouldBe(record.CertificateNumber is { } number && number != birth.CertificateNumber);
                record.Corrupted.HasFlag(RecordFields.Area).ShouldBe(record.AreaCode != birth.AreaCode);
                record.Corrupted.HasFlag(RecordFields.MotherBirthDate)
                    .ShouldBe(record.MotherBirthDate is { } date && date != birth.Family.MotherBirthDate);
            }
        }
    }

    [Fact]
    public void Every_death_shows_in_some_file_and_never_a_live_birth()
    {
        foreach (var birth in TestDistricts.Standard.Births)
        {
            var isShown = birth.DeathRow is not null || SyntheticSources.Linked.SelectMany(birth.Records).Any(DeathNotes.ShowsDeath);
            isShown.ShouldBe(birth.HasDeathEvidence);
        }
    }

    [Fact]
    public void Some_deaths_show_in_remarks_only_and_some_on_the_list_only()
    {
        var dead = TestDistricts.Standard.Births.Where(birth => birth.HasDeathEvidence && birth.Facility.Count > 0).ToList();

        dead.ShouldContain(birth => birth.DeathRow == null && birth.Facility[0].Outcome == null && birth.Facility[0].Remarks != null);
        dead.ShouldContain(birth => birth.DeathRow != null && birth.Facility[0].Outcome == ChildOutcome.Live);
    }

    [Fact]
    public void A_stillbirth_is_never_in_the_register_and_seldom_registered()
    {
        var stillbirths = TestDistricts.Standard.Births.Where(birth => birth.Outcome == ChildOutcome.Stillbirth).ToList();

        stillbirths.ShouldAllBe(birth => birth.Register.Count == 0);
        stillbirths.Count(birth => birth.Registration.Count > 0).ShouldBeInRange(1, stillbirths.Count / 4);
    }

    /// <summary>The example of GB 11643-1999, the standard of these numbers.</summary>
    [Fact]
    public void The_check_character_is_that_of_the_standard() => NationalIds.CheckCharacter("11010519491231002").ShouldBe('X');

    [Fact]
    public void Chinese_ids_are_invented_and_their_check_character_is_right_unless_they_are_marked_wrong()
    {
        var district = SyntheticDistrict.Generate(new DistrictOptions { Births = 2000, Names = NameProfile.Chinese });

        foreach (var record in district.AllRecords().Where(record => record.MotherNationalId is not null && !record.Corrupted.HasFlag(RecordFields.MotherNationalId)))
        {
            record.MotherNationalId.ShouldStartWith("99");
            record.MotherNationalId![^1].ShouldBe(NationalIds.CheckCharacter(record.MotherNationalId));
        }
    }

    [Fact]
    public void The_truth_file_has_a_line_for_each_birth()
    {
        using var text = new StringWriter();

        TruthCsv.Write(TestDistricts.Mixed.Births, new KindRules(TestDistricts.Mixed.Options.AsOf), text);

        text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + TestDistricts.Mixed.Births.Count);
    }
}
