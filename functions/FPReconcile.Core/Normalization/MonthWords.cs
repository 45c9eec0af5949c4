using System.Collections.Frozen;

namespace FPReconcile.Core.Normalization;

/// <summary>Month names and abbreviations in English, French, Spanish, Portuguese, Hindi and Arabic, and the words that stand beside them in a date.</summary>
internal static class MonthWords
{
    private static readonly string[][] Months =
    [
        ["JAN", "JANUARY", "JANVIER", "JANV", "ENERO", "ENE", "JANEIRO", "जनवरी", "يناير"],
        ["FEB", "FEBRUARY", "FEVRIER", "FEVR", "FEV", "FEBRERO", "FEVEREIRO", "फरवरी", "फ़रवरी", "فبراير", "شباط"],
        ["MAR", "MARCH", "MARS", "MARZO", "MARCO", "मार्च", "مارس", "آذار"],
        ["APR", "APRIL", "AVRIL", "AVR", "ABRIL", "ABR", "अप्रैल", "أبريل", "ابريل", "إبريل", "نيسان"],
        ["MAY", "MAI", "MAYO", "MAIO", "मई", "مايو", "أيار"],
        ["JUN", "JUNE", "JUIN", "JUNIO", "JUNHO", "जून", "يونيو", "يونيه", "حزيران"],
        ["JUL", "JULY", "JUILLET", "JUIL", "JULIO", "JULHO", "जुलाई", "يوليو", "يوليه", "تموز"],
        ["AUG", "AUGUST", "AOUT", "AOU", "AGOSTO", "AGO", "अगस्त", "أغسطس", "اغسطس", "آب"],
        ["SEP", "SEPT", "SEPTEMBER", "SEPTEMBRE", "SEPTIEMBRE", "SETIEMBRE", "SETEMBRO", "SET", "सितंबर", "सितम्बर", "سبتمبر", "أيلول"],
        ["OCT", "OCTOBER", "OCTOBRE", "OCTUBRE", "OUTUBRO", "OUT", "अक्टूबर", "अक्तूबर", "أكتوبر", "اكتوبر"],
        ["NOV", "NOVEMBER", "NOVEMBRE", "NOVIEMBRE", "NOVEMBRO", "नवंबर", "नवम्बर", "نوفمبر"],
        ["DEC", "DECEMBER", "DECEMBRE", "DICIEMBRE", "DIC", "DEZEMBRO", "DEZ", "दिसंबर", "दिसम्बर", "ديسمبر"],
    ];

    private static readonly FrozenDictionary<string, int> Numbers = Months
        .SelectMany(static (words, index) => words.Select(word => (word: TextFolding.Fold(word), month: index + 1)))
        .Distinct()
        .ToFrozenDictionary(static pair => pair.word, static pair => pair.month, StringComparer.Ordinal);

    // Articles, ordinals and days of the week add nothing to a date.
    private static readonly FrozenSet<string> Fillers = new[]
    {
        "DE", "DEL", "D", "OF", "THE", "LE", "EL", "ST", "ND", "RD", "TH", "ER", "RE", "O", "A",
        "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY",
        "LUNDI", "MARDI", "MERCREDI", "JEUDI", "VENDREDI", "SAMEDI", "DIMANCHE", "LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES",
        "SABADO", "DOMINGO", "SEGUNDA", "TERCA", "QUARTA", "QUINTA", "SEXTA", "FEIRA",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Month number of a folded word, 0 for a filler word, -1 for any other word.</summary>
    public static int MonthOf(string foldedWord) =>
        Numbers.TryGetValue(foldedWord, out var month) ? month : Fillers.Contains(foldedWord) ? 0 : -1;
}
