namespace FPReconcile.Core.Normalization;

/// <summary>Calendar that a mapping declares for a source. Undeclared text is read as Gregorian, or as ROC where it says so itself (民國).</summary>
public enum DateCalendar
{
    Gregorian,

    /// <summary>Republic of China: year 1 is 1912.</summary>
    Roc,

    /// <summary>Thai Buddhist era: 543 years ahead.</summary>
    Buddhist,
}
