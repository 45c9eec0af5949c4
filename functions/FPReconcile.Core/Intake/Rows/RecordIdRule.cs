using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Normalization;

namespace FPReconcile.Core.Intake.Rows;

/// <summary>Where the id of a record came from.</summary>
internal enum RecordIdOrigin
{
    Stated,

    /// <summary>There was none: the certificate number stands for it.</summary>
    Certificate,

    /// <summary>There was neither: file, sheet and row stand for it.</summary>
    Row,

    /// <summary>The stated one looks like a national id and is not shown anywhere: the row stands for it.</summary>
    Replaced,
}

/// <summary>
/// Gives a row its record id: the stated one, else the certificate number, else file and row. An id that looks like a national
/// id is replaced by file and row; a hash of it would not do, for every national id of a country can be tried in a minute.
/// </summary>
internal static class RecordIdRule
{
    private static readonly char[] Apostrophes = ['\'', '’'];

    public static (string Id, RecordIdOrigin Origin) Choose(in RowDraft draft, string file, string sheet)
    {
        if (draft.RecordId is { } stated)
        {
            return IsPersonal(stated, draft)
                ? (OfRow(draft, file, sheet), RecordIdOrigin.Replaced)
                : (stated, RecordIdOrigin.Stated);
        }

        return draft.CertificateNumber is { } certificate && !IsPersonal(certificate, draft)
            ? (certificate, RecordIdOrigin.Certificate)
            : (OfRow(draft, file, sheet), RecordIdOrigin.Row);
    }

    /// <summary>The id that a text states; null when nothing is left of it. The apostrophe that makes a cell a text is no part of it.</summary>
    public static string? OfText(string text)
    {
        var id = WithoutSpaces(TextFolding.WithoutDecimalZero(TextFolding.Clean(text).TrimStart(Apostrophes)));
        return id.Length == 0 ? null : id;
    }

    /// <summary>The id with spaces as underscores: several ids stand in one field, separated by a space.</summary>
    public static string WithoutSpaces(string id)
    {
        var space = id.AsSpan().IndexOfAny(" \t\r\n\u00A0");
        return space < 0 ? id : string.Join('_', id.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>True for a code with a national id in it, or a number so long that a spreadsheet rounded it: no code is that long.</summary>
    public static bool HoldsNationalId(string code, in Cell cell)
    {
        const double FirstRounded = 1e15;
        if (cell.Kind == CellKind.Number)
            return Math.Abs(cell.Number) >= FirstRounded;
        return code.Length >= NationalIdNormalizer.ChineseLength
            && NationalIdNormalizer.ContainsNationalId(IdentifierNormalizer.Normalize(code, stackalloc char[IdentifierNormalizer.StackLimit]));
    }

    private static bool IsPersonal(string id, in RowDraft draft)
    {
        if (id.Length < 4)
            return false;
        var normalized = IdentifierNormalizer.Normalize(id, stackalloc char[IdentifierNormalizer.StackLimit]);
        return (draft.MotherNationalId is { } mother && normalized.SequenceEqual(mother)) || NationalIdNormalizer.LooksLikeNationalId(normalized, draft.MotherBirthDate, draft.BirthDate)
            || NationalIdNormalizer.ContainsNationalId(normalized);
    }

    private static string OfRow(in RowDraft draft, string file, string sheet) =>
        WithoutSpaces(sheet.Length == 0 ? $"{file}#{draft.Row}" : $"{file}#{sheet}#{draft.Row}");
}
