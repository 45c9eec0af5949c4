using FPReconcile.App.Audit;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Review;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>Invented cases, files and entries that hold everything a page can show, hostile names among them.</summary>
internal static class GalleryModels
{
    /// <summary>A name that would run if a page took it for markup.</summary>
    public const string Hostile = "<script>document.title='run'</script>\"'><img src=x onerror=\"document.title='run'\">";

    public static DateOnly AsOf { get; } = new(2026, 6, 30);

    public static DateTimeOffset Now { get; } = new(2026, 7, 1, 8, 15, 0, TimeSpan.Zero);

    public static CaseState Decided { get; } = new()
    {
        Stage = CaseStage.SecondCheck, Disposition = Disposition.DuplicateOf, DecisionId = "d1", DecidedBy = "officer-2", DecidedAt = Now, UndoUntil = Now.AddMinutes(10), AssignedTo = "officer-2", Version = "v3",
    };

    public static WorklistPage Worklist(int rows) => new(
        [.. Enumerable.Range(0, rows).Select(Item)],
        "next-page",
        new WorklistCounts(
            1234,
            new Dictionary<DiscrepancyKind, int> { [DiscrepancyKind.UnregisteredBirth] = 1000, [DiscrepancyKind.PossibleMatch] = 200, [DiscrepancyKind.ConflictingDetails] = 34 },
            new Dictionary<CaseStage, int> { [CaseStage.New] = 1200, [CaseStage.Assigned] = 34 },
            new Dictionary<AgeBand, int> { [AgeBand.Days30] = 800, [AgeBand.Days90] = 400, [AgeBand.Longer] = 34 },
            ["F001", "F002", "F003"]),
        AsOf);

    public static CasePage Case { get; } = new()
    {
        Case = new CaseBundle
        {
            CaseId = "c0ffee0123456789", AreaCode = "D04", Lane = CaseLane.Normal, BirthDate = new DateOnly(2026, 4, 2),
            Findings =
            [
                new CaseFinding(DiscrepancyKind.PossibleMatch, new DateOnly(2026, 5, 2), [], "The facility record and the registration may be the same birth (probability 0.82). Compare them and decide.", "机构记录与出生登记可能是同一出生（概率0.82）。请比对后决定。"),
                new CaseFinding(DiscrepancyKind.ConflictingDetails, null, ["sex"], "Records of the same birth disagree.", "同一出生的记录不一致。"),
            ],
            Records =
            [
                new CaseRecord { Source = SourceKind.Facility, Id = "MH-2026-00412", File = "facility/F001/a.xlsx", Sheet = "Births", Row = 14, Facility = "F001" },
                new CaseRecord { Source = SourceKind.Registration, Id = Hostile, File = "registration/R1/b.xlsx", Sheet = "Births", Row = 201, IsCandidate = true },
                new CaseRecord { Source = SourceKind.Register, Id = "P-99102", File = "register/P1/c.csv", Sheet = "Births", Row = 7, IsDuplicate = true, IsProvisional = true },
            ],
            Fields =
            [
                Field("birth_date", FieldAgreement.Exact, "2 Apr 2026", "2026-04-02", "2026-04-02"),
                Field("sex", FieldAgreement.Differ, "Male", "Female", "Male"),
                Field("mother_name", FieldAgreement.Alike, "A*** O***", "A*** O***", Hostile),
                Field("child_name", FieldAgreement.Missing, "", "王**", ""),
                Field("mother_national_id", FieldAgreement.Exact, "***123", "***123", "***123"),
            ],
            Pairs =
            [
                new CasePair
                {
                    Left = 0, Right = 1, Standing = PairStanding.PossibleMatch, MatchWeight = 2.2, MatchProbability = 0.82, StartBits = -11.4, RareBits = 3.1, SiblingBits = -1.2, OtherBits = -2.5,
                    Weights = [new("birth_date", "exact", 7.9), new("mother_surname", "same sound", 5.1), new("mother_given_name", "exact", 6.3), new("sex", "differ", -5.6), new("facility_code", "same place", 0.5)],
                },
                new CasePair { Left = 0, Right = 2, Standing = PairStanding.Linked, MatchWeight = 1000, MatchProbability = 1, IsConfirmed = true, StartBits = -11.4, Weights = [new("birth_date", "exact", 7.9)] },
            ],
            Siblings = [new CaseSibling(SourceKind.Facility, "MH-2026-00413", Sex.Female, 2, IsRegistered: true)],
            Candidates = [new CaseCandidate(SourceKind.Registration, "R-5521", -3.4, WhyNot.TooLittleAgrees), new CaseCandidate(SourceKind.Registration, "R-5530", 4, WhyNot.Sibling)],
            RelatedCases = ["beef000011112222"],
        },
        AreaName = "Kisanga East",
        Files = ["a1b2c3d4e5f6", "b1b2c3d4e5f6", "c1b2c3d4e5f6"],
        State = Decided,
        History =
        [
            new CaseEvent(Now.AddDays(-9), CaseEventKind.Opened, "", null, "", ""),
            new CaseEvent(Now.AddDays(-2), CaseEventKind.Waiting, "officer-1", null, "", "Facility"),
            new CaseEvent(Now.AddDays(-1), CaseEventKind.Noted, "officer-1", null, "", Hostile),
            new CaseEvent(Now, CaseEventKind.Decided, "officer-2", Disposition.DuplicateOf, "entered_twice", ""),
        ],
        Dispositions = [Disposition.SameBirth, Disposition.NotSame, Disposition.Sibling, Disposition.Deceased, Disposition.DataError, Disposition.Unsure],
        MayWork = true, MayCheck = true,
        MayUnmask = true,
        AsOf = AsOf,
    };

    public static CasePage Sealed { get; } = Case with
    {
        Case = new CaseBundle { CaseId = "5ea1ed0000000000", AreaCode = "D04", Lane = CaseLane.Sealed }, Files = [], History = [], Dispositions = [], MayCheck = false, MayUnmask = false, State = CaseState.Untouched,
    };

    public static UnmaskedAnswer Clear { get; } = new(
        new UnmaskedRecord { Source = SourceKind.Facility, Details = [("mother_name", Hostile), ("child_name", "Baby Invented"), ("birth_date", "2026-04-02")] }, Now.AddSeconds(60));

    public static IReadOnlyList<UploadItem> Uploads { get; } =
    [
        new("u1", "births-june.xlsx", Now, UploadStatus.Ingested, 412, 405, 7), new("u2", Hostile + ".csv", Now.AddDays(-30), UploadStatus.Unreadable, null, null, null),
        new("u3", "new.csv", Now, UploadStatus.Pending, null, null, null),
    ];

    public static UploadReport Report { get; } = new()
    {
        Upload = Uploads[0],
        Sheets = [new UploadSheet(1, "A=record_id B=birth_date C=sex D=mother_name", (412, 405, 7, 3), 2, "dates are read as day, month, year")],
        Problems = [new UploadProblem(1, 14, "B", "date_unreadable", IsWholeRow: true, "No date could be read."), new UploadProblem(1, 30, "C", "code_unknown", IsWholeRow: false, "The code is not known.")],
    };

    public static AuditPage Audit { get; } = new(
        [
            new AuditEntry(41, Now, new AuditEvent(AuditActions.Unmask, "officer-1", Case.Case.CaseId, "rec", "compare_with_paper"), new string('0', 64), new string('a', 64)),
            new AuditEntry(42, Now, new AuditEvent(AuditActions.ViewCase, "officer-2", Case.Case.CaseId), new string('a', 64), new string('b', 64)),
        ], 1042);

    public static Dashboard Dashboard { get; } = new(
        Now, null, AsOf,
        [
            new AreaFigures("D04", "Kisanga East", 30, new Dictionary<DiscrepancyKind, int> { [DiscrepancyKind.UnregisteredBirth] = 20, [DiscrepancyKind.PossibleMatch] = 10 },
                new Dictionary<AgeBand, int> { [AgeBand.Days30] = 25, [AgeBand.Longer] = 5 }, new Dictionary<CaseStage, int> { [CaseStage.New] = 30 }),
            new AreaFigures("D05", Hostile, 12, new Dictionary<DiscrepancyKind, int> { [DiscrepancyKind.NotInRegister] = 12 },
                new Dictionary<AgeBand, int> { [AgeBand.Days90] = 12 }, new Dictionary<CaseStage, int> { [CaseStage.Waiting] = 12 }),
        ],
        new TurnaroundFigures(18, 3));

    public static ImportPreview Preview { get; } = new(
        "token",
        [
            new ImportLine { Row = 5, Kind = ImportLineKind.Change, CaseId = "c1", Disposition = Disposition.NotSame, ReasonCode = "different_mother" },
            new ImportLine { Row = 6, Kind = ImportLineKind.Conflict, CaseId = "c2", Disposition = Disposition.SameBirth, Now = Decided },
            new ImportLine { Row = 9, Kind = ImportLineKind.NotUnderstood, Problem = "reason_missing" },
        ], 12);

    private static WorklistItem Item(int row) => new()
    {
        CaseId = $"case{row:x8}", Kind = row % 3 == 0 ? DiscrepancyKind.PossibleMatch : DiscrepancyKind.UnregisteredBirth, AreaCode = "D04", AreaName = "Kisanga East",
        Due = AsOf.AddDays(-40 + (row * 9)), DaysOverdue = 40 - (row * 9), BirthDate = AsOf.AddDays(-70 + row), Sex = row % 4 == 0 ? "Male / Female" : "Male", Facility = "F001",
        FacilityRecord = $"MH-2026-{row:0000}", RegistrationRecord = row % 3 == 0 ? $"R-{row:000}" : "", RegisterRecord = "", MaskedMother = row == 1 ? Hostile : "A*** O***", MaskedChild = row % 2 == 0 ? "王**" : "",
        State = row == 2 ? Decided : CaseState.Untouched,
    };

    private static CaseField Field(string field, FieldAgreement agreement, params string[] raw) =>
        new(field, [.. raw.Select(value => new CaseValue(value, value.ToLowerInvariant()))], agreement);
}
