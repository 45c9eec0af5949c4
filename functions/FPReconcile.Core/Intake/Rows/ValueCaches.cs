using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>A name cell as read: null when it stands in for a name, and what a stand-in tells.</summary>
/// <param name="Text">The name, trimmed, NFC; null for a stand-in.</param>
/// <param name="Order">Order within the delivery that a stand-in tells ('Twin II'); 0 for none.</param>
/// <param name="IsStillbirth">A stillbirth is written where the name should stand.</param>
internal readonly record struct NameValue(string? Text, byte Order, bool IsStillbirth)
{
    /// <summary>The mother whom a stand-in for a child's name tells ('Baby of NAME'); null for none.</summary>
    public string? Mother { get; init; }

    /// <summary>Its letters were lost on the way; there is no text.</summary>
    public bool IsSpoiled { get; init; }

    public override string ToString() => Text is null ? "(no name)" : "(name)";
}

/// <summary>What texts of repeating columns were read as, shared by the files of a source. Texts of dropped columns are not kept here either.</summary>
internal sealed class ValueCaches
{
    private const int FewValues = 256;
    private const int ManyValues = 65_536;

    public BoundedCache<SexReading> Sexes { get; } = new(static text => MissingMarks.IsMark(text) ? SexReading.Unknown : SexWords.Parse(text), FewValues);

    public BoundedCache<BirthOutcome> Outcomes { get; } = new(static text => MissingMarks.IsMark(text) ? BirthOutcome.Unknown : OutcomeWords.Parse(text), FewValues);

    public BoundedCache<BirthPlace> BirthPlaces { get; } = new(BirthPlaceWords.Parse, FewValues);

    /// <summary>Facility and area codes: upper case, one space; null for a mark of 'not available'.</summary>
    public BoundedCache<string?> Codes { get; } = new(static text => MissingMarks.IsMark(text) ? null : ReadCode(text), ManyValues);

    public BoundedCache<NameValue> Names { get; } = new(ReadName, ManyValues);

    private static string ReadCode(string text) =>
        string.Join(' ', TextFolding.WithoutDecimalZero(TextFolding.Clean(text)).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static NameValue ReadName(string text)
    {
        var folded = TextFolding.Fold(text);
        if (SpoiledText.IsSpoiled(text))
            return new NameValue(null, 0, DeathWords.NamesStillbirth(folded)) { IsSpoiled = true };
        if (folded == "NA" ? !IsNa(text) : PlaceholderNames.ContainsFolded(folded))
            return new NameValue(null, (byte)OrderWords.OrderInPlaceholder(text), DeathWords.NamesStillbirth(folded)) { Mother = PlaceholderNames.MotherIn(text) };
        return DeathWords.NamesStillbirth(folded) ? new NameValue(null, 0, true) : new NameValue(TextFolding.Kept(text), 0, false);
    }

    // 'Na' may be a name; whether it is one, the other part of the name tells.
    private static bool IsNa(string text) => text.AsSpan().Trim().Equals("NA", StringComparison.OrdinalIgnoreCase);
}
