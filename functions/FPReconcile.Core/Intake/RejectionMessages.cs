using System.Collections.Frozen;

namespace FPReconcile.Core.Intake;

/// <summary>
/// Code and plain words of every <see cref="RejectionCode"/>: what was found, what is expected, what to do. No message has a
/// place for a cell value or a heading.
/// </summary>
public static class RejectionMessages
{
    /// <summary>Languages that have words for every code.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh"];

    private static readonly FrozenDictionary<RejectionCode, Entry> Entries = new Dictionary<RejectionCode, Entry>
    {
        [RejectionCode.BirthDateMissing] = new("BIRTH_DATE_MISSING", "The date of birth is blank. Enter it and send the row again.", "出生日期为空。请填写后重新报送该行。"),
        [RejectionCode.BirthDateUnreadable] = new("BIRTH_DATE_UNREADABLE", "The date of birth cannot be read. Write it as year-month-day, for example 2025-03-31.", "出生日期无法识别。请按“年-月-日”填写，例如 2025-03-31。"),
        [RejectionCode.BirthDateAfterAsOf] = new("BIRTH_DATE_AFTER_AS_OF", "The date of birth lies after the day of the run. Check the date.", "出生日期晚于本次核对日期。请核对日期。"),
        [RejectionCode.NothingToIdentifyBy] = new("NOTHING_TO_IDENTIFY_BY", "The row has no name, identifier, telephone or record number. Enter at least one.", "该行没有姓名、证件号码、电话或记录编号。请至少填写一项。"),
        [RejectionCode.BirthDateIncomplete] = new("BIRTH_DATE_INCOMPLETE", "The date of birth lacks the day or the month. Enter the whole date.", "出生日期缺少日或月。请填写完整日期。"),
        [RejectionCode.BirthDateAmbiguous] = new("BIRTH_DATE_AMBIGUOUS", "Day and month of the date of birth cannot be told apart, and the column uses both orders. Write it as year-month-day.", "出生日期的日和月无法区分，该列混用了两种顺序。请按“年-月-日”填写。"),
        [RejectionCode.BirthDateOutOfRange] = new("BIRTH_DATE_OUT_OF_RANGE", "The date of birth lies before 1990. Check the date and its calendar.", "出生日期早于1990年。请核对日期及历法。"),
        [RejectionCode.RecordDateAfterAsOf] = new("RECORD_DATE_AFTER_AS_OF", "The record was made after the day of the run. It counts from a later run on.", "该记录的登记日期晚于本次核对日期，将在以后的核对中计入。"),
        [RejectionCode.ConflictingVersion] = new("CONFLICTING_VERSION", "Another row has the same record number and other contents, and no version says which stands: none of them counts, and nothing is reported of the birth until one does. Send the right one, with a version.", "另有一行使用相同的记录编号但内容不同，且没有版本说明以哪行为准，均未采用，确定之前不报告该出生。请报送正确的一行并注明版本。"),
        [RejectionCode.DateUnreadable] = new("DATE_UNREADABLE", "The date cannot be read. Write it as year-month-day, for example 2025-03-31.", "日期无法识别。请按“年-月-日”填写，例如 2025-03-31。"),
        [RejectionCode.DateIncomplete] = new("DATE_INCOMPLETE", "The date lacks the day or the month. Enter the whole date.", "日期缺少日或月。请填写完整日期。"),
        [RejectionCode.DateAmbiguous] = new("DATE_AMBIGUOUS", "Day and month cannot be told apart, and the column uses both orders. Write the date as year-month-day.", "日和月无法区分，该列混用了两种顺序。请按“年-月-日”填写。"),
        [RejectionCode.DateOutOfRange] = new("DATE_OUT_OF_RANGE", "The date is not possible here. Check the date and its calendar.", "该日期不合理。请核对日期及历法。"),
        [RejectionCode.DateBeforeBirth] = new("DATE_BEFORE_BIRTH", "The date of the record lies before the date of birth. Check both dates.", "记录日期早于出生日期。请核对这两个日期。"),
        [RejectionCode.TimeUnreadable] = new("TIME_UNREADABLE", "The time cannot be read. Write it as hours and minutes, for example 13:05.", "时间无法识别。请按“时:分”填写，例如 13:05。"),
        [RejectionCode.SexUnreadable] = new("SEX_UNREADABLE", "The sex cannot be read. Write male, female or unknown.", "性别无法识别。请填写男、女或不详。"),
        [RejectionCode.OutcomeNotUnderstood] = new("OUTCOME_NOT_UNDERSTOOD", "The outcome is not understood; no family is contacted on this record. Write live, stillbirth or neonatal_death.", "出生结局无法识别；在明确之前不会依据该记录联系家庭。请填写活产、死产或新生儿死亡。"),
        [RejectionCode.BirthPlaceUnreadable] = new("BIRTH_PLACE_UNREADABLE", "The place of birth is none of the known kinds. Write facility, home or other.", "出生地点类别无法识别。请填写医疗机构、家中或其他。"),
        [RejectionCode.WeightUnreadable] = new("WEIGHT_UNREADABLE", "The birth weight cannot be read. Write it in grams, for example 3200.", "出生体重无法识别。请以克为单位填写，例如 3200。"),
        [RejectionCode.WeightOutOfRange] = new("WEIGHT_OUT_OF_RANGE", "The birth weight lies outside 200 to 8000 grams. Check number and unit.", "出生体重不在200至8000克之间。请核对数值和单位。"),
        [RejectionCode.GestationUnreadable] = new("GESTATION_UNREADABLE", "The gestation cannot be read. Write weeks, or weeks+days, for example 38+5.", "孕周无法识别。请填写孕周或“周+天”，例如 38+5。"),
        [RejectionCode.GestationOutOfRange] = new("GESTATION_OUT_OF_RANGE", "The gestation lies outside 20 to 45 weeks. Check number and unit.", "孕周不在20至45周之间。请核对数值和单位。"),
        [RejectionCode.PluralityUnreadable] = new("PLURALITY_UNREADABLE", "The number of children of the delivery cannot be read. Write 1 for a single birth, 2 for twins.", "本次分娩胎儿数无法识别。单胎填1，双胎填2。"),
        [RejectionCode.PluralityOutOfRange] = new("PLURALITY_OUT_OF_RANGE", "The number of children of the delivery lies outside 1 to 9. Check the number.", "本次分娩胎儿数不在1至9之间。请核对。"),
        [RejectionCode.BirthOrderUnreadable] = new("BIRTH_ORDER_UNREADABLE", "The order within the delivery cannot be read. Write 1 for the first child of the delivery, 2 for the second.", "本次分娩中的出生顺序无法识别。先出生的填1，其次填2。"),
        [RejectionCode.BirthOrderOutOfRange] = new("BIRTH_ORDER_OUT_OF_RANGE", "The order within the delivery lies outside 1 to 9. Check the number.", "本次分娩中的出生顺序不在1至9之间。请核对。"),
        [RejectionCode.RecordIdDamaged] = new("RECORD_ID_DAMAGED", "The record number lost digits in a spreadsheet. Format the column as text and enter it again.", "记录编号在电子表格中丢失了数字。请将该列设为文本格式后重新填写。"),
        [RejectionCode.CertificateNumberDamaged] = new("CERTIFICATE_NUMBER_DAMAGED", "The certificate number lost digits in a spreadsheet. Format the column as text and enter it again.", "出生医学证明编号在电子表格中丢失了数字。请将该列设为文本格式后重新填写。"),
        [RejectionCode.NationalIdDamaged] = new("NATIONAL_ID_DAMAGED", "The identifier lost digits in a spreadsheet. Format the column as text and enter it again.", "证件号码在电子表格中丢失了数字。请将该列设为文本格式后重新填写。"),
        [RejectionCode.PhoneDamaged] = new("PHONE_DAMAGED", "The telephone number lost digits in a spreadsheet. Format the column as text and enter it again.", "电话号码在电子表格中丢失了数字。请将该列设为文本格式后重新填写。"),
        [RejectionCode.CellError] = new("CELL_ERROR", "The cell holds an error or a formula that was not calculated. Enter the value.", "单元格为错误值或未计算的公式。请直接填写数值。"),
        [RejectionCode.CodeLooksLikeNationalId] = new("CODE_LOOKS_LIKE_NATIONAL_ID", "The code of the facility or area looks like a national id and is not used. Enter the code.", "机构或地区代码疑似身份证件号码，未予采用。请填写正确的代码。"),
    }.ToFrozenDictionary();

    /// <summary>The code as files write it: UPPER_SNAKE.</summary>
    public static string ToCode(this RejectionCode code) => Entries[code].Code;

    /// <summary>The words for a code in a language; English for a language without words.</summary>
    /// <param name="code">The code.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    public static string For(RejectionCode code, string language) =>
        string.Equals(language, "zh", StringComparison.OrdinalIgnoreCase) ? Entries[code].Chinese : Entries[code].English;

    private sealed record Entry(string Code, string English, string Chinese);
}
