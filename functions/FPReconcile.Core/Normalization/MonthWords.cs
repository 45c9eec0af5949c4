using System.Collections.Frozen;

namespace FPReconcile.Core.Normalization;

/// <summary>Month names and abbreviations in English, French, Spanish and Portuguese, and the words that stand beside them in a date.</summary>
internal static class MonthWords
{
    private static readonly string[][] Months =
    [
        ["JAN", "JANUARY", "JANVIER", "JANV", "ENERO", "ENE", "JANEIRO"],
        ["FEB", "FEBRUARY", "FEVRIER", "FEVR", "FEV", "FEBRERO", "FEVEREIRO"],
        ["MAR", "MARCH", "MARS", "MARZO", "MARCO"],
        ["APR", "APRIL", "AVRIL", "AVR", "ABRIL", "ABR"],
        ["MAY", "MAI", "MAYO", "MAIO"],
        ["JUN", "JUNE", "JUIN", "JUNIO", "JUNHO"],
        ["JUL", "JULY", "JUILLET", "JUIL", "JULIO", "JULHO"],
        ["AUG", "AUGUST", "AOUT", "AOU", "AGOSTO", "AGO"],
        ["SEP", "SEPT", "SEPTEMBER", "SEPTEMBRE", "SEPTIEMBRE", "SETIEMBRE", "SETEMBRO", "SET"],
        ["OCT", "OCTOBER", "OCTOBRE", "OCTUBRE", "OUTUBRO", "OUT"],
        ["NOV", "NOVEMBER", "NOVEMBRE", "NOVIEMBRE", "NOVEMBRO"],
        ["DEC", "DECEMBER", "DECEMBRE", "DICIEMBRE", "DIC", "DEZEMBRO", "DEZ"],
    ];

    private static readonly FrozenDictionary<string, int> Numbers = Months
        .SelectMany(static (words, index) => words.Select(word => (word, month: index + 1)))
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
