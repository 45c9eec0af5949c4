namespace FPReconcile.Core.Disclosure.Suppression;

/// <summary>What an attacker knows besides the published table.</summary>
public enum AttackerKnowledge
{
    /// <summary>Counts are whole and not negative.</summary>
    Counts = 0,

    /// <summary>Also that zeros are always shown, so that a cell that is not shown is at least 1. This is what the public knows of our tables.</summary>
    ZerosAreShown,

    /// <summary>
    /// Also which cells are below the threshold: what a table gives away that marks them differently from the cells that protect them.
    /// Our tables have one mark; this attacker shows why.
    /// </summary>
    Marks,
}
