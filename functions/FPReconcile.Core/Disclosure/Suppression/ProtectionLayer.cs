namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>One attack that a suppression has to stand: on the table itself, or on how it differs from an earlier one.</summary>
/// <param name="Network">Where the hidden cells are open.</param>
/// <param name="NeedsProtection">Cells that must not be known too well when they are hidden.</param>
internal sealed record ProtectionLayer(CellNetwork Network, bool[] NeedsProtection);

/// <summary>A cell that is known too well.</summary>
/// <param name="Layer">The attack.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Held">The cell that an insider knows; the cell itself for an outsider.</param>
internal readonly record struct Weakness(ProtectionLayer Layer, int Cell, int Held)
{
    public bool IsForOutsider => Held == Cell;
}
