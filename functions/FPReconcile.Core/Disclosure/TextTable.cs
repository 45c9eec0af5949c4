using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Disclosure;

/// <summary>All words that offices read, in English and Simplified Chinese, side by side so that neither is forgotten.</summary>
internal static class TextTable
{
    public static string Of(TextId id, DisplayLanguage language) => Pick(Text(id), language);

    public static string Of(ReasonCode code, DisplayLanguage language) => Pick(Sentence(code), language);

    public static string Of(DiscrepancyKind kind, DisplayLanguage language) => Pick(Kind(kind), language);

    public static string Of(Disposition disposition, DisplayLanguage language) => Pick(Decision(disposition), language);

    public static string Of(BirthField field, DisplayLanguage language) => Pick(Field(field), language);

    public static string Of(SourceKind source, DisplayLanguage language) => Pick(Source(source), language);

    public static string Of(Sex sex, DisplayLanguage language) => Pick(SexWord(sex), language);

    public static string Of(BirthOutcome outcome, DisplayLanguage language) => Pick(OutcomeWord(outcome), language);

    private static string Pick((string English, string Chinese) text, DisplayLanguage language) =>
        language == DisplayLanguage.SimplifiedChinese ? text.Chinese : text.English;

    private static (string English, string Chinese) Sentence(ReasonCode code) => code switch
    {
        ReasonCode.NoRegistrationFound => ("Born {0} ago ({1}); no registration was found.", "出生已{0}（{1}）；未找到出生登记。"),
        ReasonCode.NoRegistrationFoundYet => ("Born {0} ago ({1}); no registration was found yet.", "出生已{0}（{1}）；尚未找到出生登记。"),
        ReasonCode.LegalTimeEnded => ("The legal time of {0} ended {1} ago.", "法定期限{0}已超过{1}。"),
        ReasonCode.LegalTimeEnds => ("The legal time of {0} ends on {1}, in {2}.", "法定期限{0}于{1}届满，还有{2}。"),
        ReasonCode.LegalTimeEndsToday => ("The legal time of {0} ends today.", "法定期限{0}今天届满。"),
        ReasonCode.RegisterHasEntry => ("The population register has an entry for this birth.", "人口登记簿中已有该出生的记录。"),
        ReasonCode.MayBeSameBirth => (
            "The {0} and the {1} may be the same birth (probability {2}). Compare them and decide.",
            "{0}与{1}可能是同一出生（概率{2}）。请比对后决定。"),
        ReasonCode.RegisteredHomeBirth => (
            "Registered as born at home, where no facility notifies a birth: this is normal.", "登记为家中出生，没有机构报告：属正常情况。"),
        ReasonCode.RegisteredFacilityBirthNotNotified => (
            "Registered as born in facility {0}; no notification of this birth was found.", "登记为在机构{0}出生；未找到该机构的出生报告。"),
        ReasonCode.RegisteredElsewhereBornNotNotified => (
            "Registered as born neither at home nor in a facility; no notification was found.", "登记为既非家中也非机构出生；未找到出生报告。"),
        ReasonCode.RegisteredNotNotified => ("Registered; no notification of this birth was found.", "已登记；未找到出生报告。"),
        ReasonCode.NoRegisterEntryFound => (
            "Registered {0} ago ({1}); no entry in the population register was found.", "登记已{0}（{1}）；人口登记簿中未找到记录。"),
        ReasonCode.GraceEnded => ("The {0} allowed for it ended {1} ago.", "允许的{0}已超过{1}。"),
        ReasonCode.EnteredWithoutRegistration => (
            "In the population register since {0}; no registration was found.", "{0}已列入人口登记簿；未找到出生登记。"),
        ReasonCode.InRegisterWithoutRegistration => (
            "In the population register; no registration was found.", "已列入人口登记簿；未找到出生登记。"),
        ReasonCode.FacilityNotified => ("A facility notified this birth.", "机构已报告该出生。"),
        ReasonCode.RecordsDisagree => ("Records of the same birth disagree.", "同一出生的记录不一致。"),
        ReasonCode.FieldValuesDiffer => ("{0}: {1}.", "{0}：{1}。"),
        ReasonCode.FieldDiffers => ("{0} differs between {1}.", "{0}在{1}之间不同。"),
        ReasonCode.RecordsOfOneSource => ("{0} records of one office ({1}).", "同一来源（{1}）有{0}条记录。"),
        ReasonCode.OneBirthSeveralRecords => (
            "They seem to mean the same birth. Check, and keep one.", "似为同一出生。请核对并保留一条。"),
        ReasonCode.NoContactDeath => (
            "A death or stillbirth is recorded: no contact with the family is to be made.", "有死亡或死产记录：不得联系家属。"),
        ReasonCode.NoContactOutcomeUnclear => (
            "The outcome of the birth is not understood: no contact is to be made until it is clear.", "出生结局不明：查清之前不得联系家属。"),
        ReasonCode.NoContactSealed => ("The file is sealed: no contact is to be made.", "档案已封存：不得联系。"),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    private static (string English, string Chinese) Kind(DiscrepancyKind kind) => kind switch
    {
        DiscrepancyKind.UnregisteredBirth => ("Birth not registered", "出生未登记"),
        DiscrepancyKind.AwaitingRegistration => ("Awaiting registration", "待登记"),
        DiscrepancyKind.PossibleMatch => ("Possible match", "可能匹配"),
        DiscrepancyKind.RegistrationWithoutNotification => ("Registration without notification", "有登记无报告"),
        DiscrepancyKind.NotInRegister => ("Not in population register", "未列入人口登记簿"),
        DiscrepancyKind.RegisterEntryWithoutRegistration => ("In register, not registered", "在人口登记簿但无出生登记"),
        DiscrepancyKind.ConflictingDetails => ("Conflicting details", "信息不一致"),
        DiscrepancyKind.PossibleDuplicate => ("Possible duplicate", "可能重复"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static (string English, string Chinese) Decision(Disposition disposition) => disposition switch
    {
        Disposition.SameBirth => ("same birth", "同一出生"),
        Disposition.NotSame => ("not same", "非同一出生"),
        Disposition.Sibling => ("sibling", "同胞"),
        Disposition.DuplicateOf => ("duplicate of", "重复记录"),
        Disposition.RegisteredElsewhere => ("registered elsewhere", "已在他处登记"),
        Disposition.NotDue => ("not due", "未到期"),
        Disposition.Deceased => ("deceased/stillbirth", "死亡/死产"),
        Disposition.Sealed => ("sealed", "封存"),
        Disposition.Forwarded => ("forwarded", "已转交"),
        Disposition.DataError => ("data error", "数据错误"),
        Disposition.CannotTrace => ("cannot trace", "无法追踪"),
        Disposition.Unsure => ("unsure (escalate)", "不确定（上报）"),
        _ => throw new ArgumentOutOfRangeException(nameof(disposition)),
    };

    private static (string English, string Chinese) Field(BirthField field) => field switch
    {
        BirthField.BirthDate => ("birth date", "出生日期"),
        BirthField.Sex => ("sex", "性别"),
        BirthField.BirthOrder => ("order within the delivery", "本次分娩胎次"),
        BirthField.Plurality => ("number of children of the delivery", "本次分娩胎数"),
        BirthField.Outcome => ("outcome", "出生结局"),
        BirthField.ChildName => ("child's name", "新生儿姓名"),
        BirthField.MotherName => ("mother's name", "母亲姓名"),
        BirthField.MotherBirthDate => ("mother's birth date", "母亲出生日期"),
        BirthField.MotherNationalId => ("mother's national id", "母亲证件号码"),
        BirthField.CertificateNumber => ("certificate number", "出生医学证明编号"),
        BirthField.FacilityCode => ("facility", "机构"),
        BirthField.BirthWeight => ("birth weight (g)", "出生体重（克）"),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static (string English, string Chinese) Source(SourceKind source) => source switch
    {
        SourceKind.Facility => ("facility record", "机构记录"),
        SourceKind.Registration => ("registration", "出生登记"),
        SourceKind.Register => ("register entry", "人口登记"),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static (string English, string Chinese) SexWord(Sex sex) => sex switch
    {
        Sex.Male => ("male", "男"),
        Sex.Female => ("female", "女"),
        _ => ("", ""),
    };

    private static (string English, string Chinese) OutcomeWord(BirthOutcome outcome) => outcome switch
    {
        BirthOutcome.Live => ("live", "活产"),
        BirthOutcome.Stillbirth => ("stillbirth", "死产"),
        BirthOutcome.NeonatalDeath => ("neonatal death", "新生儿死亡"),
        _ => ("", ""),
    };

    private static (string English, string Chinese) Text(TextId id) => id switch
    {
        TextId.WorklistTitle => ("Births to look into: {0}", "待核查的出生：{0}"),
        TextId.WorklistPurpose => (
            "For the registration office only, to complete birth registration. Names are masked: look a record up by its number.",
            "仅供登记机关完善出生登记使用。姓名已遮盖：请按编号查阅记录。"),
        TextId.WorklistCaution => (
            "A row is a question about records, not a finding about a family.", "每一行是关于记录的疑问，不是对家庭的结论。"),
        TextId.FeedbackTitle => ("Records to complete or check: {0}", "待补充或核对的记录：{0}"),
        TextId.FeedbackPurpose => (
            "For the facility's records only. Nothing here asks anybody to approach a family.", "仅用于机构的记录。本表不要求联系任何家庭。"),
        TextId.AsOf => ("As of {0}", "截至{0}"),
        TextId.NoticeNoDeathList => (
            "No death list was given: only outcomes and remarks of the three sources were used to hold back births after a death.",
            "未提供死亡名单：仅依据三个来源的结局和备注排除有死亡的出生。"),
        TextId.NoticeDeathListUsed => (
            "Births with any evidence of death or stillbirth (records and death lists) are not on this list.",
            "有任何死亡或死产证据（记录及死亡名单）的出生不在本表中。"),
        TextId.NoticeDeathListTooOld => (
            "The death list is older than allowed. All rows are held until a newer one arrives.", "死亡名单已过期。收到新名单之前，所有条目均暂缓。"),
        TextId.NoticeDeathListUnreadable => (
            "Part of the death list could not be read. All rows are held until it can be.", "死亡名单有一部分无法读取。修复之前，所有条目均暂缓。"),
        TextId.AsOfMostOverdueFirst => ("As of {0}. Most overdue first.", "截至{0}。逾期最久者在前。"),
        TextId.SheetWorklist => ("Worklist", "工作清单"),
        TextId.SheetFeedback => ("Feedback", "反馈"),
        TextId.ColumnCase => ("Case", "案件号"),
        TextId.ColumnKind => ("What", "类别"),
        TextId.ColumnDaysOverdue => ("Days overdue", "逾期天数"),
        TextId.ColumnBirthDate => ("Birth date", "出生日期"),
        TextId.ColumnSex => ("Sex", "性别"),
        TextId.ColumnFacility => ("Facility", "机构"),
        TextId.ColumnFacilityRecord => ("Facility record", "机构记录号"),
        TextId.ColumnRegistrationRecord => ("Registration no.", "登记号"),
        TextId.ColumnRegisterRecord => ("Register entry", "人口登记号"),
        TextId.ColumnMother => ("Mother (masked)", "母亲（遮盖）"),
        TextId.ColumnChild => ("Child (masked)", "新生儿（遮盖）"),
        TextId.ColumnReason => ("What is wrong", "问题"),
        TextId.ColumnDisposition => ("Decision", "处理结果"),
        TextId.ColumnNote => ("Note", "备注"),
        TextId.ColumnRecord => ("Record", "记录号"),
        TextId.ColumnSheetRow => ("File, sheet and row", "文件、工作表和行"),
        TextId.ColumnColumn => ("Column", "列"),
        TextId.ColumnIssue => ("What", "类别"),
        TextId.ColumnDetail => ("Details", "说明"),
        TextId.ColumnAction => ("What to do", "处理办法"),
        TextId.ColumnDone => ("Done", "已完成"),
        TextId.IssueValueSetAside => ("Value not usable", "数值无法使用"),
        TextId.IssueRowSetAside => ("Row not usable", "整行无法使用"),
        TextId.IssueMissing => ("Missing", "缺失"),
        TextId.IssueDisagrees => ("Differs from the registration", "与出生登记不一致"),
        TextId.IssueNotNotified => ("Registered, not notified", "已登记未报告"),
        TextId.ActionCorrectAndResend => ("Correct the row and send it again.", "请更正该行并重新报送。"),
        TextId.ActionComplete => ("Complete it from the birth book and send the row again.", "请按分娩登记簿补充并重新报送该行。"),
        TextId.ActionCheckBirthBook => ("Check against the birth book; send a correction if the record is wrong.", "请与分娩登记簿核对；如有误请报送更正。"),
        TextId.ActionNotify => ("Look for the birth in the birth book and send its notification.", "请在分娩登记簿中查找并补报。"),
        TextId.MissingMotherName => ("The mother's name is missing.", "缺母亲姓名。"),
        TextId.MissingSex => ("The sex of the child is missing.", "缺新生儿性别。"),
        TextId.MissingBirthOrder => ("The order within a multiple delivery is missing.", "多胎分娩缺胎次。"),
        TextId.FieldsDisagree => ("To check: {0}.", "请核对：{0}。"),
        TextId.NotNotifiedDetail => ("Birth registered as born here, registration no. {0}.", "登记为在本机构出生，登记号 {0}。"),
        _ => throw new ArgumentOutOfRangeException(nameof(id)),
    };
}
