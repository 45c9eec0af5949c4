namespace FPReconcile.Core.Normalization;

/// <summary>Calendar that a mapping declares for a source. Undeclared text is read as Gregorian, or as ROC where it says so itself (民國).</summary>
public enum DateCalendar
{
    Gregorian,

    /// <summary>Republic of China: year 1 is 1912.</summary>
    Roc,

    /// <summary>Thai Buddhist era: 543 years ahead.</summary>
    Buddhist,

    /// <summary>Islamic calendar by the rule of Umm al-Qura; where the moon is watched a date may be one day off.</summary>
    Hijri,

    /// <summary>Solar Hijri calendar of Iran and Afghanistan (Jalali).</summary>
    Persian,
}
