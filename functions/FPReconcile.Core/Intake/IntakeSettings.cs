using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>What intake has to know beside the files.</summary>
/// <param name="AsOf">The day the run looks from: rows dated after it are set aside.</param>
/// <param name="DateOrder">Order of day and month for files whose text dates fit both readings.</param>
/// <param name="Mappings">Declared mappings; the first that matches a file and sheet is used.</param>
public sealed record IntakeSettings(DateOnly AsOf, DateOrder DateOrder, IReadOnlyList<ColumnMapping> Mappings)
{
    /// <summary>The mapping for a sheet; null: the built-in dictionary alone.</summary>
    /// <param name="source">The source; null for a list of deaths.</param>
    /// <param name="relativePath">Path of the file below the source folder, with forward slashes.</param>
    /// <param name="sheet">Sheet name; null: any sheet (how to open the file).</param>
    public ColumnMapping? MappingFor(SourceKind? source, string relativePath, string? sheet) =>
        Mappings.FirstOrDefault(mapping => mapping.Matches(source, relativePath, sheet));
}
