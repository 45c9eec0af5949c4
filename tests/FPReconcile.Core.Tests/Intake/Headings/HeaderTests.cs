using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Headings;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Intake.Headings;

public sealed class HeaderTests
{
    [Fact]
    public void The_header_is_found_under_title_rows()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "出生登记月报表",
            "卫生院名称|示例卫生院（公章）|||填表人|某某|||填表日期|2025年04月01日",
            "出生医学证明编号|新生儿姓名|性别|出生日期|孕周|新生儿出生状况|母亲姓名|母亲身份证号码|父亲姓名|父亲身份证号码|家庭住址",
            "L350247695|张丽之婴|女|2025年3月2日|38+5|活产|张丽|11010519900307723X|王强|11010519880307723X|示例路1号");

        var birth = intake.Records.ShouldHaveSingleItem();
        birth.BirthDate.ShouldBe(new DateOnly(2025, 3, 2));
        birth.Sex.ShouldBe(Sex.Female);
        birth.GestationDays.ShouldBe(271);
        birth.Outcome.ShouldBe(BirthOutcome.Live);
        birth.ChildName.IsMissing.ShouldBeTrue();
        birth.MotherNationalId.ShouldBe("11010519900307723X");
        birth.Key.Id.ShouldBe("L350247695");
        var sheet = intake.Sheets.ShouldHaveSingleItem();
        sheet.ColumnsDropped.ShouldBe(3);
        sheet.Mapping.ShouldBe("A=certificate_number B=child_name C=sex D=birth_date E=gestation F=outcome G=mother_name H=mother_national_id");
    }

    [Fact]
    public void A_merged_two_row_header_tells_mother_and_child_apart()
    {
        var rows = SheetOf.Text(
            "Birth register of the Mother and Child Hospital",
            "No|Child|||Mother|||Registration|",
            "|Name|Sex|Date of birth|Name|Date of birth|ID number|Number|Date",
            "1|Amina|F|02/03/2025|Grace Banda|25/12/1990|AB123456|R77|20/03/2025");
        MergedRange[] merges = [new(2, 1, 2, 3), new(2, 4, 2, 6), new(2, 7, 2, 8)];
        var intakes = new FileIntakes(SourceKind.Registration, SheetOf.Settings());
        var builder = new SourceIntakeBuilder(SourceKind.Registration);
        var file = intakes.Open("registration/a.xlsx");
        file.ReadSheet("March", rows, merges);
        builder.Add(file.Finish());

        var intake = builder.Build();

        intake.Sheets[0].Mapping.ShouldBe(
            "B=child_name C=sex D=birth_date E=mother_name F=mother_birth_date G=mother_national_id H=record_id I=registration_date");
        var birth = intake.Records.ShouldHaveSingleItem().ShouldBeOfType<BirthRegistration>();
        birth.MotherName.Whole.ShouldBe("Grace Banda");
        birth.MotherBirthDate.ShouldBe(new DateOnly(1990, 12, 25));
        birth.RegistrationDate.ShouldBe(new DateOnly(2025, 3, 20));
    }

    [Fact]
    public void A_two_row_header_of_a_csv_file_spreads_to_the_right()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "Mother|||Child||Father||Facility code",
            "Name|Date of birth|National ID|Date of birth|Sex|Name|National ID|",
            "Grace Banda|1990-12-25|AB123456|2025-03-02|M|John Banda|CD123456|F1");

        intake.Sheets[0].Mapping.ShouldBe("A=mother_name B=mother_birth_date C=mother_national_id D=birth_date E=sex H=facility_code");
        intake.Sheets[0].ColumnsDropped.ShouldBe(2);
    }

    [Fact]
    public void A_group_of_another_person_is_dropped()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "Child||Informant||Mother",
            "Name|Date of birth|Name|Phone|Name",
            "Amina|2025-03-02|Peter Phiri|0991234568|Grace Banda");

        intake.Sheets[0].Mapping.ShouldBe("A=child_name B=birth_date E=mother_name");
        intake.Records[0].Phone.ShouldBeNull();
    }

    [Fact]
    public void Without_two_known_headings_a_sheet_is_not_read()
    {
        var file = new FileIntakes(SourceKind.Facility, SheetOf.Settings()).Open("facility/a.csv");
        file.ReadSheet("", SheetOf.Text("Item|Price", "Soap|3"), []);

        file.HasKnownHeading.ShouldBeFalse();
        file.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void Of_two_columns_with_one_meaning_the_first_is_read_and_the_note_says_so()
    {
        var intake = SheetOf.Read(SourceKind.Facility,
            "record_id|date of birth|mother name|date of delivery",
            "H1|2025-03-02|Grace Banda|2025-03-09");

        intake.Records[0].BirthDate.ShouldBe(new DateOnly(2025, 3, 2));
        intake.Sheets[0].Note.ShouldContain("columns B and D both say birth_date");
    }

    [Fact]
    public void Name_alone_is_the_childs_only_where_nothing_else_is()
    {
        SheetOf.Read(SourceKind.Facility, "name|birth date|mother name", "Amina|2025-03-02|Grace Banda")
            .Sheets[0].Mapping.ShouldBe("A=child_name B=birth_date C=mother_name");
        SheetOf.Read(SourceKind.Facility, "name|child name|birth date|mother name", "X|Amina|2025-03-02|Grace Banda")
            .Sheets[0].Mapping.ShouldBe("B=child_name C=birth_date D=mother_name");
    }

    [Fact]
    public void Nom_is_a_surname_beside_prenom_and_the_whole_name_alone()
    {
        SheetOf.Read(SourceKind.Facility, "Nom de la mère|Prénom de la mère|Date de naissance", "Diop|Awa|2025-03-02")
            .Sheets[0].Mapping.ShouldBe("A=mother_surname B=mother_given_name C=birth_date");
        SheetOf.Read(SourceKind.Facility, "Nom de la mère|Date de naissance|Sexe", "Awa Diop|2025-03-02|F")
            .Sheets[0].Mapping.ShouldBe("A=mother_name B=birth_date C=sex");
    }

    [Fact]
    public void A_registry_reads_its_own_number_before_another_ones()
    {
        string[] lines = ["record_id|registration_number|birth_date|mother_name", "X1|R1|2025-03-02|Grace Banda"];

        SheetOf.Read(SourceKind.Registration, lines).Records[0].Key.Id.ShouldBe("R1");
        SheetOf.Read(SourceKind.Facility, lines).Records[0].Key.Id.ShouldBe("X1");
    }

    [Fact]
    public void A_mapping_names_columns_by_heading_and_by_letter()
    {
        var mapping = new ColumnMapping
        {
            Source = SourceKind.Facility,
            FileGlob = "*.csv",
            HeaderRow = 2,
            Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.BirthDate] = "Geboren", [CanonicalColumn.MotherName] = "C" },
        };
        var intake = SheetOf.Read(SourceKind.Facility, SheetOf.Settings(mapping), SheetOf.Text("Liste", "Nr|Geboren|Frau|Sex", "1|2025-03-02|Grace Banda|F"));

        intake.Sheets[0].Mapping.ShouldBe("B=birth_date C=mother_name D=sex");
        intake.Records[0].MotherName.Whole.ShouldBe("Grace Banda");
    }

    [Fact]
    public void A_mapping_of_another_file_is_not_used()
    {
        var mapping = new ColumnMapping
        {
            Source = SourceKind.Facility,
            FileGlob = "other/*.csv",
            Columns = new Dictionary<CanonicalColumn, string> { [CanonicalColumn.ChildName] = "C" },
        };

        SheetOf.Read(SourceKind.Facility, SheetOf.Settings(mapping), SheetOf.Text("record_id|birth_date|mother_name", "1|2025-03-02|Grace Banda"))
            .Sheets[0].Mapping.ShouldBe("A=record_id B=birth_date C=mother_name");
    }
}
