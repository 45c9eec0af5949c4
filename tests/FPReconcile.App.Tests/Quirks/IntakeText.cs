using System.Globalization;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.App.Tests.Quirks;

/// <summary>What intake made of files, as short texts to compare.</summary>
internal static class IntakeText
{
    /// <summary><c>H1 2025-03-02</c></summary>
    public static string[] Births(this SourceIntake intake) =>
        [.. intake.Records.Select(static birth => string.Create(CultureInfo.InvariantCulture, $"{birth.Key.Id} {birth.BirthDate:yyyy-MM-dd}"))];

    public static string[] Ids(this SourceIntake intake) => [.. intake.Records.Select(static birth => birth.Key.Id)];

    /// <summary><c>D3 SEX_UNREADABLE</c>: column, row and code.</summary>
    public static string[] Codes(this SourceIntake intake) =>
        [.. intake.Rejections.Select(static line => string.Create(CultureInfo.InvariantCulture, $"{line.Column}{line.Row} {line.Code.ToCode()}"))];

    /// <summary>Rows of all sheets.</summary>
    public static (int Read, int Accepted, int SetAside, int Skipped) Rows(this SourceIntake intake) =>
        (intake.Sheets.Sum(static sheet => sheet.RowsRead), intake.Sheets.Sum(static sheet => sheet.RowsAccepted),
            intake.Sheets.Sum(static sheet => sheet.RowsSetAside), intake.Sheets.Sum(static sheet => sheet.RowsSkipped));

    /// <summary>The notes of all sheets.</summary>
    public static string Notes(this SourceIntake intake) => string.Join("; ", intake.Sheets.Select(static sheet => sheet.Note));
}
