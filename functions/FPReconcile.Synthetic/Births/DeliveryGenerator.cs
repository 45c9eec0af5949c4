using FPReconcile.Synthetic.Identifiers;

namespace FPReconcile.Synthetic.Births;

/// <summary>Invents deliveries: one child, twins or triplets of one mother, on one day, in one place.</summary>
internal sealed class DeliveryGenerator
{
    private const double LocalFacilityShare = 0.85;
    private const double SameSexTwinShare = 0.65;
    private const double SiblingGoesItsOwnWay = 0.10;
    private const double StillbirthRegisteredShare = 0.10;
    private const double NeonatalDeathRegisteredShare = 0.50;
    private const double NeonatalDeathEnteredShare = 0.20;
    private const double ChildBearsFathersName = 0.85;

    private readonly DistrictOptions _options;
    private readonly FamilyGenerator _families;
    private readonly BirthCourseGenerator _courses;
    private readonly NumberSeries _certificates;
    private readonly int _daysOfBirth;

    public DeliveryGenerator(DistrictOptions options, SeededRandom random)
    {
        _options = options;
        _families = new FamilyGenerator(options);
        _courses = new BirthCourseGenerator(options);
        _certificates = new NumberSeries(1_000_000_000, random);
        _daysOfBirth = options.LastBirthDate.DayNumber - options.FirstBirthDate.DayNumber + 1;
    }

    /// <summary>The children of one delivery, in their order; at most <paramref name="room"/> of them.</summary>
    public List<BirthTruth> Create(int deliveryId, int firstBirthId, int room, SeededRandom random)
    {
        var setting = CreateSetting(deliveryId, room, random);
        var births = new List<BirthTruth>(setting.Plurality);
        var course = _courses.Create(setting.BirthDate, setting.IsHomeBirth, setting.Family.AreaIndex, random);
        for (var order = 1; order <= setting.Plurality; order++)
        {
            if (order > 1 && random.Chance(SiblingGoesItsOwnWay))
                course = _courses.Create(setting.BirthDate, setting.IsHomeBirth, setting.Family.AreaIndex, random);
            births.Add(CreateChild(setting, firstBirthId, births, course, random));
        }

        return births;
    }

    private Setting CreateSetting(int deliveryId, int room, SeededRandom random)
    {
        var family = _families.Create(random);
        return new Setting
        {
            DeliveryId = deliveryId,
            Family = family,
            Plurality = Math.Min(room, Plurality(random)),
            BirthDate = _options.FirstBirthDate.AddDays(random.Next(_daysOfBirth)),
            FirstMinute = random.Next(22 * 60),
            MinutesBetween = random.Between(3, 40),
            IsHomeBirth = random.Chance(_options.Shares.HomeBirths),
            FacilityCode = Facility(family.AreaIndex, random),
            ChildSurname = random.Chance(ChildBearsFathersName) ? family.FatherSurname : family.MotherSurname,
        };
    }

    private BirthTruth CreateChild(Setting setting, int firstBirthId, List<BirthTruth> siblings, BirthCourse course, SeededRandom random)
    {
        var order = siblings.Count + 1;
        var outcome = Outcome(random);
        var sex = Sex(siblings, random);
        course = outcome == ChildOutcome.Live ? course : CourseOfDead(outcome, setting.BirthDate, course, random);
        return new BirthTruth(setting.Family)
        {
            Id = firstBirthId + siblings.Count,
            DeliveryId = setting.DeliveryId,
            Plurality = setting.Plurality,
            BirthOrder = order,
            Sex = sex,
            BirthDate = setting.BirthDate,
            BirthTime = new TimeOnly(0, 0).AddMinutes(setting.FirstMinute + (order - 1) * setting.MinutesBetween),
            BirthWeightGrams = Weight(setting.Plurality, random),
            GestationWeeks = Math.Clamp((int)random.NextBell(setting.Plurality > 1 ? 36.5 : 39.3, 1.5), 28, 42),
            IsHomeBirth = setting.IsHomeBirth,
            FacilityCode = setting.FacilityCode,
            AreaCode = setting.Family.AreaCode,
            Outcome = outcome,
            ChildSurname = setting.ChildSurname,
            ChildGivenName = GivenName(setting.Family.IsChinese, sex, siblings, random),
            CertificateNumber = "L" + _certificates.NextText(),
            NotifiedOn = course.NotifiedOn,
            RegisteredOn = course.RegisteredOn,
            EnteredOn = course.EnteredOn,
        };
    }

    private int Plurality(SeededRandom random)
    {
        var roll = random.NextDouble();
        if (roll < _options.Shares.Triplets)
            return 3;
        return roll < _options.Shares.Triplets + _options.Shares.Twins ? 2 : 1;
    }

    private ChildOutcome Outcome(SeededRandom random)
    {
        var roll = random.NextDouble();
        if (roll < _options.Shares.Stillbirths)
            return ChildOutcome.Stillbirth;
        return roll < _options.Shares.Stillbirths + _options.Shares.NeonatalDeaths ? ChildOutcome.NeonatalDeath : ChildOutcome.Live;
    }

    private static ChildSex Sex(List<BirthTruth> siblings, SeededRandom random)
    {
        var isLikeFirst = siblings.Count > 0 && random.Chance(SameSexTwinShare);
        var drawn = random.Chance(0.512) ? ChildSex.Male : ChildSex.Female;
        return isLikeFirst ? siblings[0].Sex : drawn;
    }

    /// <summary>Twins bear different names; everything else is chance.</summary>
    private static string GivenName(bool isChinese, ChildSex sex, List<BirthTruth> siblings, SeededRandom random)
    {
        string name;
        do
            name = FamilyGenerator.GivenName(isChinese, sex, random);
        while (siblings.Exists(sibling => sibling.ChildGivenName == name));
        return name;
    }

    private static int Weight(int plurality, SeededRandom random)
    {
        var grams = plurality > 1 ? random.NextBell(2450, 420) : random.NextBell(3200, 460);
        return (int)Math.Clamp(grams, 700, 5200) / 10 * 10;
    }

    /// <summary>A stillbirth is no live registration and no register entry; a few are registered as stillbirths.</summary>
    private BirthCourse CourseOfDead(ChildOutcome outcome, DateOnly birthDate, BirthCourse course, SeededRandom random)
    {
        var isRegistered = random.Chance(outcome == ChildOutcome.Stillbirth ? StillbirthRegisteredShare : NeonatalDeathRegisteredShare);
        var isEntered = random.Chance(NeonatalDeathEnteredShare) && outcome == ChildOutcome.NeonatalDeath;
        if (!isRegistered)
            return course with { RegisteredOn = null, EnteredOn = null };
        if (outcome == ChildOutcome.Stillbirth)
        {
            var registered = birthDate.AddDays(random.Between(1, 14));
            return course with { RegisteredOn = registered <= _options.AsOf ? registered : null, EnteredOn = null };
        }

        return isEntered ? course : course with { EnteredOn = null };
    }

    /// <summary>Facilities stand in the areas in turn; most mothers go to one of their own area.</summary>
    private string Facility(int areaIndex, SeededRandom random)
    {
        var local = (_options.Facilities - areaIndex + _options.Areas - 1) / _options.Areas;
        var isLocal = random.Chance(LocalFacilityShare);
        var anywhere = random.Next(_options.Facilities);
        var index = isLocal && local > 0 ? areaIndex + _options.Areas * random.Next(local) : anywhere;
        return Codes.Facility(index, _options.Facilities);
    }

    /// <summary>What the children of one delivery have in common.</summary>
    private sealed record Setting
    {
        public required int DeliveryId { get; init; }

        public required Family Family { get; init; }

        public required int Plurality { get; init; }

        public required DateOnly BirthDate { get; init; }

        /// <summary>Minute of the day of the first child, early enough for triplets to share the date.</summary>
        public required int FirstMinute { get; init; }

        public required int MinutesBetween { get; init; }

        public required bool IsHomeBirth { get; init; }

        public required string FacilityCode { get; init; }

        public required string ChildSurname { get; init; }
    }
}
