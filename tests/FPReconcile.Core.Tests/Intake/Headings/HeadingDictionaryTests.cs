using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Headings;

public sealed class HeadingDictionaryTests
{
    public static TheoryData<CanonicalColumn> AllColumns => new(CanonicalColumns.All);

    [Theory]
    [MemberData(nameof(AllColumns))]
    public void Every_canonical_name_is_known(CanonicalColumn column)
    {
        HeadingDictionary.Find(column.Name(), SourceKind.Facility).IsColumn(column).ShouldBeTrue();
        HeadingDictionary.Find(column.Name().ToUpperInvariant().Replace('_', '.'), SourceKind.Facility).IsColumn(column).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Date of Birth", CanonicalColumn.BirthDate)]
    [InlineData("D.O.B", CanonicalColumn.BirthDate)]
    [InlineData("Date.of.Birth", CanonicalColumn.BirthDate)]
    [InlineData("1. Date of birth", CanonicalColumn.BirthDate)]
    [InlineData("Date of birth (dd/mm/yyyy)", CanonicalColumn.BirthDate)]
    [InlineData("出 生 日 期", CanonicalColumn.BirthDate)]
    [InlineData("出生日期 Date of birth", CanonicalColumn.BirthDate)]
    [InlineData("Date de naissance", CanonicalColumn.BirthDate)]
    [InlineData("Fecha de nacimiento", CanonicalColumn.BirthDate)]
    [InlineData("Data de nascimento", CanonicalColumn.BirthDate)]
    [InlineData("Mother's name", CanonicalColumn.MotherName)]
    [InlineData("Name of mother", CanonicalColumn.MotherName)]
    [InlineData("Nombre de la madre", CanonicalColumn.MotherName)]
    [InlineData("Nome da mãe", CanonicalColumn.MotherName)]
    [InlineData("母亲姓名", CanonicalColumn.MotherName)]
    [InlineData("Prénom de la mère", CanonicalColumn.MotherGivenName)]
    [InlineData("Mother.Date.of.Birth", CanonicalColumn.MotherBirthDate)]
    [InlineData("母亲身份证号码", CanonicalColumn.MotherNationalId)]
    [InlineData("出生医学证明编号", CanonicalColumn.CertificateNumber)]
    [InlineData("新生儿姓名", CanonicalColumn.ChildName)]
    [InlineData("新生儿出生状况", CanonicalColumn.Outcome)]
    [InlineData("孕周", CanonicalColumn.Gestation)]
    [InlineData("Type.of.Birth", CanonicalColumn.Plurality)]
    [InlineData("weight_at_birth", CanonicalColumn.BirthWeightG)]
    [InlineData("Weight (g)", CanonicalColumn.BirthWeightG)]
    [InlineData("出生体重（克）", CanonicalColumn.BirthWeightG)]
    [InlineData("gestation_age_at_birth_in_weeks", CanonicalColumn.Gestation)]
    [InlineData("Nº de certificado", CanonicalColumn.CertificateNumber)]
    [InlineData("Numéro d'enregistrement", CanonicalColumn.RecordId)]
    [InlineData("Sexe", CanonicalColumn.Sex)]
    [InlineData("性别", CanonicalColumn.Sex)]
    public void Headings_of_offices_are_known(string heading, CanonicalColumn column) =>
        HeadingDictionary.Find(heading, SourceKind.Facility).IsColumn(column).ShouldBeTrue();

    [Theory]
    [InlineData("政策属性")]
    [InlineData("生育类型")]
    [InlineData("避孕史")]
    [InlineData("月经史")]
    [InlineData("怀孕史")]
    [InlineData("Parents.Married.")]
    [InlineData("Marital status of mother")]
    [InlineData("Parity")]
    [InlineData("Gravida")]
    [InlineData("胎次")]
    [InlineData("孩次")]
    [InlineData("家庭住址")]
    [InlineData("父亲身份证号码")]
    [InlineData("父亲姓名")]
    [InlineData("Father's national ID")]
    [InlineData("公民身份号码")]
    [InlineData("National ID")]
    [InlineData("序号")]
    [InlineData("No.")]
    [InlineData("Name (informant)")]
    [InlineData("HIV status")]
    [InlineData("Parity remarks")]
    [InlineData("Birth order in family")]
    public void Headings_outside_the_allow_list_are_not_known(string heading) => HeadingDictionary.IsKnown(heading).ShouldBeFalse();

    [Theory]
    [InlineData("Remarks")]
    [InlineData("Any other remarks")]
    [InlineData("备注")]
    [InlineData("Observaciones")]
    [InlineData("Observações")]
    [InlineData("Condition at discharge")]
    public void Remarks_are_looked_through(string heading) =>
        HeadingDictionary.Find(heading, SourceKind.Facility).Use.ShouldBe(ColumnUse.Remarks);

    [Fact]
    public void Each_source_prefers_its_own_name_for_the_record_number()
    {
        HeadingDictionary.Find("registration_number", SourceKind.Registration).Rank.ShouldBe(HeadingMeaning.OwnName);
        HeadingDictionary.Find("registration_number", SourceKind.Facility).Rank.ShouldBeGreaterThan(HeadingDictionary.Find("record_id", SourceKind.Facility).Rank);
        HeadingDictionary.Find("entry_number", SourceKind.Register).Rank.ShouldBe(HeadingMeaning.OwnName);
    }

    [Fact]
    public void No_known_heading_is_a_forbidden_one()
    {
        string[] words = ["PARITY", "GRAVIDA", "MARITAL STATUS", "CONTRACEPTION", "FAMILY PLANNING METHOD", "ABORTION", "避孕方法", "政策内外", "准生证号"];
        foreach (var word in words)
        {
            ForbiddenHeadings.IsForbidden(word).ShouldBeTrue();
            HeadingDictionary.IsKnown(word).ShouldBeFalse();
        }
    }
}
