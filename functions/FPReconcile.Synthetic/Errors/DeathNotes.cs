using FPReconcile.Synthetic.Births;

namespace FPReconcile.Synthetic.Errors;

/// <summary>Where the files show that a child died: in the outcome column, in a remark only, or on the list of deaths only.</summary>
internal static class DeathNotes
{
    private const double RemarkShare = 0.25;
    private const double OutcomeStatedShare = 0.90;

    private static readonly string[] _everyday = ["good condition", "stayed 2 days", "BCG given", "referred for check-up", "cried at once"];
    private static readonly string[] _everydayChinese = ["健康", "母婴平安", "已接种", "住院两天", "良好"];
    private static readonly string[] _stillborn = ["stillborn", "FSB", "fresh stillbirth", "macerated stillbirth"];
    private static readonly string[] _stillbornChinese = ["死胎", "死产"];
    private static readonly string[] _died = ["died on day 2", "baby died", "neonatal death", "deceased"];
    private static readonly string[] _diedChinese = ["新生儿死亡", "出生后死亡", "已故"];

    /// <summary>Fills outcome and remarks of a record; at most the list of deaths knows more.</summary>
    public static void Write(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        switch (record.Source)
        {
            case SyntheticSource.Facility when birth.Outcome != ChildOutcome.Live:
                WriteDeath(record, birth, random);
                break;
            case SyntheticSource.Facility:
                record.Outcome = random.Chance(OutcomeStatedShare) ? ChildOutcome.Live : null;
                if (random.Chance(RemarkShare))
                    record.Remarks = random.Pick(birth.Family.IsChinese ? _everydayChinese : _everyday);
                break;
            case SyntheticSource.Registration:
                record.Outcome = birth.Outcome == ChildOutcome.Stillbirth ? ChildOutcome.Stillbirth : ChildOutcome.Live;
                break;
            case SyntheticSource.Deaths:
                record.Outcome = birth.Outcome;
                break;
            default:
                break;
        }
    }

    /// <summary>A death that no record of the three sources shows is on the list; of the others, one in five.</summary>
    public static bool IsListed(BirthTruth birth, IEnumerable<SyntheticRecord> records, SeededRandom random)
    {
        if (birth.Outcome == ChildOutcome.Live)
            return false;
        var isListedAnyway = random.Chance(0.2);
        return isListedAnyway || !records.Any(ShowsDeath);
    }

    /// <summary>True when the record itself shows the death.</summary>
    public static bool ShowsDeath(SyntheticRecord record) =>
        record.Outcome is ChildOutcome.Stillbirth or ChildOutcome.NeonatalDeath
        || (record.Remarks is { } remarks && DeathWords().Contains(remarks, StringComparer.Ordinal));

    private static void WriteDeath(SyntheticRecord record, BirthTruth birth, SeededRandom random)
    {
        var isStillbirth = birth.Outcome == ChildOutcome.Stillbirth;
        var roll = random.NextDouble();
        if (roll < (isStillbirth ? 0.65 : 0.40))
            record.Outcome = birth.Outcome;
        else if (isStillbirth || roll < 0.70)
            record.Remarks = random.Pick(DeathWords(isStillbirth, birth.Family));
        else
            record.Outcome = ChildOutcome.Live;
    }

    private static string[] DeathWords(bool isStillbirth, Family family) => isStillbirth
        ? family.IsChinese ? _stillbornChinese : _stillborn
        : family.IsChinese ? _diedChinese : _died;

    private static IEnumerable<string> DeathWords() => [.. _stillborn, .. _stillbornChinese, .. _died, .. _diedChinese];
}
