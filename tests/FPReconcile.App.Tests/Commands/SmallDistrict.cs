using System.Globalization;
using System.Text;

namespace FPReconcile.App.Tests.Commands;

/// <summary>
/// Canonical CSV files of an invented district: sixty births that are in all three sources, and some with something wrong.
/// The as-of date is 2025-06-30.
/// </summary>
internal sealed class SmallDistrict
{
    public const string AsOf = "2025-06-30";

    private const int OrdinaryBirths = 60;

    private static readonly string[] Surnames =
        ["Abara", "Bekele", "Chanda", "Dube", "Eze", "Fofana", "Girma", "Hassan", "Ibrahim", "Juma", "Kamau", "Lungu", "Mbeki", "Nkosi", "Okoye"];

    private static readonly string[] GivenNames =
        ["Amara", "Beatrice", "Chipo", "Dalia", "Esther", "Fatima", "Halima", "Ifeoma", "Joyce", "Khadija", "Lindiwe", "Mary", "Naomi", "Olufemi", "Precious", "Rehema"];

    private readonly List<string> _facility = ["record_id,facility_code,area_code,birth_date,sex,plurality,birth_order,birth_weight_g,outcome,child_name,mother_surname,mother_given_name,mother_birth_date,mother_national_id,phone"];
    private readonly List<string> _registration = ["registration_number,birth_place,facility_code,area_code,birth_date,sex,plurality,birth_order,birth_weight_g,child_name,mother_surname,mother_given_name,mother_birth_date,mother_national_id,registration_date"];
    private readonly List<string> _register = ["entry_number,area_code,birth_date,sex,plurality,birth_order,child_name,mother_surname,mother_given_name,mother_birth_date,mother_national_id,entry_date"];

    public SmallDistrict()
    {
        for (var i = 0; i < OrdinaryBirths; i++)
        {
            var birth = Person(i);
            Facility(birth);
            Registration(birth);
            Register(birth);
        }
    }

    public List<string> Deaths { get; } = ["mother_name,birth_date,sex"];

    public static Birth Person(int number) => new(number)
    {
        Date = new DateOnly(2025, 1, 3).AddDays(number * 7 % 120),
        IsFemale = number % 3 != 0,
        Surname = Surnames[number % Surnames.Length],
        GivenName = GivenNames[number * 5 % GivenNames.Length],
        Area = $"K0{1 + (number % 2)}",
        FacilityCode = $"F{1 + (number % 3)}",
    };

    /// <summary>Adds one birth of each kind of trouble; the comments say what is expected.</summary>
    public SmallDistrict WithTroubles()
    {
        // unregistered_birth and awaiting_registration; a registration in June shows that June was delivered
        Facility(Person(101));
        Facility(Person(113) with { Date = new DateOnly(2025, 6, 5) });
        Registration(Person(113) with { Date = new DateOnly(2025, 6, 5) });
        Register(Person(113) with { Date = new DateOnly(2025, 6, 5) });
        Facility(Person(102) with { Date = new DateOnly(2025, 6, 20) });
        // registration_without_notification: in a facility, and at home
        Registration(Person(103));
        Register(Person(103));
        Registration(Person(104) with { Place = "home", FacilityCode = "" });
        Register(Person(104));
        // not_in_register
        Facility(Person(105));
        Registration(Person(105));
        // register_entry_without_registration alone, and with unregistered_birth
        Register(Person(106));
        Facility(Person(107));
        Register(Person(107));
        // conflicting_details
        Facility(Person(108));
        Registration(Person(108) with { IsFemale = !Person(108).IsFemale, Weight = 2500 });
        Register(Person(108));
        // possible_duplicate
        Facility(Person(109));
        Facility(Person(109) with { Id = "H109B" });
        Registration(Person(109));
        Register(Person(109));
        // deaths: stillborn, and known to the list of deaths only
        Facility(Person(110) with { Outcome = "stillbirth" });
        Facility(Person(111));
        Deaths.Add(Line($"{Person(111).GivenName} {Person(111).Surname}", Iso(Person(111).Date), ""));
        // twins, both registered, the second not in the register
        Facility(Person(112) with { Plurality = 2, Order = 1 });
        Facility(Person(112) with { Id = "H112B", Plurality = 2, Order = 2, IsFemale = !Person(112).IsFemale });
        Registration(Person(112) with { Plurality = 2, Order = 1 });
        Registration(Person(112) with { Id = "R112B", Plurality = 2, Order = 2, IsFemale = !Person(112).IsFemale });
        Register(Person(112) with { Plurality = 2, Order = 1 });
        return this;
    }

    /// <summary>Adds a line to the file of the facilities.</summary>
    public SmallDistrict Facility(Birth birth)
    {
        _facility.Add(Line(
            birth.IdOr("H"), birth.FacilityCode, birth.Area, Iso(birth.Date), birth.Sex, birth.PluralityText, birth.OrderText, birth.Weight, birth.Outcome,
            "", birth.Surname, birth.GivenName, birth.MotherBorn, birth.NationalId, birth.Phone));
        return this;
    }

    /// <summary>Adds a facility record whose birth date nobody can read.</summary>
    public SmallDistrict FacilityWithoutReadableDate(Birth birth)
    {
        _facility.Add(Line(birth.IdOr("H"), birth.FacilityCode, birth.Area, "soon after Easter", birth.Sex, "", "", "", birth.Outcome, "", "", "", "", birth.NationalId, ""));
        return this;
    }

    public SmallDistrict Registration(Birth birth)
    {
        _registration.Add(Line(
            birth.IdOr("R"), birth.Place, birth.FacilityCode, birth.Area, Iso(birth.Date), birth.Sex, birth.PluralityText, birth.OrderText, birth.Weight,
            $"Baby{birth.Number} {birth.Surname}", birth.Surname, birth.GivenName, birth.MotherBorn, birth.NationalId, Iso(birth.Date.AddDays(12))));
        return this;
    }

    public SmallDistrict Register(Birth birth)
    {
        _register.Add(Line(
            birth.IdOr("P"), birth.Area, Iso(birth.Date), birth.Sex, birth.PluralityText, birth.OrderText,
            $"Baby{birth.Number} {birth.Surname}", birth.Surname, birth.GivenName, birth.MotherBorn, birth.NationalId, Iso(birth.Date.AddDays(20))));
        return this;
    }

    /// <summary>Writes facility.csv, registration.csv, register.csv and deaths.csv.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "facility.csv"), _facility, Encoding.UTF8);
        File.WriteAllLines(Path.Combine(folder, "registration.csv"), _registration, Encoding.UTF8);
        File.WriteAllLines(Path.Combine(folder, "register.csv"), _register, Encoding.UTF8);
        File.WriteAllLines(Path.Combine(folder, "deaths.csv"), Deaths, Encoding.UTF8);
    }

    private static string Line(params object?[] fields) => string.Join(',', fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>An invented birth.</summary>
internal sealed record Birth(int Number)
{
    public string? Id { get; init; }

    public DateOnly Date { get; init; }

    public bool IsFemale { get; init; }

    public required string Surname { get; init; }

    public required string GivenName { get; init; }

    public required string Area { get; init; }

    public required string FacilityCode { get; init; }

    public string Place { get; init; } = "facility";

    public string Outcome { get; init; } = "live";

    public int Plurality { get; init; } = 1;

    public int Order { get; init; } = 1;

    public int Weight { get; init; } = 3200;

    public string Sex => IsFemale ? "female" : "male";

    public string PluralityText => Plurality.ToString(CultureInfo.InvariantCulture);

    public string OrderText => Order.ToString(CultureInfo.InvariantCulture);

    public string MotherBorn => new DateOnly(1988, 2, 3).AddDays(Number * 37).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string NationalId => FormattableString.Invariant($"AB{7_000_000 + (Number * 7919)}");

    public string Phone => FormattableString.Invariant($"0991{200_000 + (Number * 131)}");

    public string IdOr(string letter) => Id ?? FormattableString.Invariant($"{letter}{Number:000}");
}
