namespace FPReconcile.Core.Intake.Mappings;

/// <summary>What a mapping says of the rows of a sheet: whose they are, and what they are to the rows sent before.</summary>
/// <param name="Sender">Sheets of one sender are judged together.</param>
/// <param name="Extract">The whole list, or additions to it.</param>
/// <param name="Vintage">The vintage that the mapping declares for the rows without one of their own; null: none.</param>
public sealed record ExtractDeclaration(SenderKey Sender, ExtractKind Extract, string? Vintage);

/// <summary>
/// Tells senders apart: by the name that mappings give, else by the files and the sheet that a mapping is for. A second mapping for
/// the same ones would never be used, so these stand for the mapping itself, also when it is written anew on another day.
/// </summary>
/// <param name="Name">The sender that the mapping names; null: none, and the two others count.</param>
/// <param name="FileGlob">Which files the mapping is for; null: all.</param>
/// <param name="Sheet">Which sheet it is for; null: all.</param>
public readonly record struct SenderKey(string? Name, string? FileGlob, string? Sheet)
{
    public static SenderKey Of(ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return mapping.Sender is null ? new SenderKey(null, mapping.FileGlob, mapping.Sheet) : new SenderKey(mapping.Sender, null, null);
    }
}
