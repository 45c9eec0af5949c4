using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Headings;

public sealed class TitleFacilityTests
{
    [Theory]
    [InlineData("Facility: f01")]
    [InlineData("Facility|F01")]
    [InlineData("Facility||F01")]
    [InlineData("Facility:|F01|Prepared by|Jane Phiri")]
    [InlineData("Facility: F01    Month: March 2025")]
    [InlineData("Facility:  F01   Prepared by: Jane Phiri")]
    public void A_facility_named_above_the_headings_is_taken(string title) => FacilityBelow(title).ShouldBe("F01");

    [Theory]
    [InlineData("Facility:||Prepared by: Jane Phiri")]
    [InlineData("Facility|Prepared by|Jane Phiri")]
    [InlineData("Facility|Officer in charge|Jane Phiri")]
    [InlineData("Facility: F01 Prepared by: Jane Phiri")]
    [InlineData("Facility: Prepared by Jane Phiri")]
    [InlineData("卫生院名称||填表人：张丽")]
    [InlineData("Facility in charge: Jane Phiri")]
    [InlineData("Facility|Date of birth")]
    public void Who_signed_beside_it_is_no_facility(string title) => FacilityBelow(title).ShouldBeNull();

    private static string? FacilityBelow(string title) =>
        SheetOf.Read(SourceKind.Facility, title, "record_id|birth_date|mother_name", "H1|2025-03-02|Amina Banda").Records.ShouldHaveSingleItem().FacilityCode;
}
