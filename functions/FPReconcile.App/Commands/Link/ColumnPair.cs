namespace FPReconcile.App.Commands.Link;

/// <summary>One column by its heading in the left and in the right table.</summary>
internal sealed record ColumnPair(string Left, string Right)
{
    /// <summary>The heading, or both where they differ: how the column is called in reports and trained models.</summary>
    public string Name => string.Equals(Left, Right, StringComparison.Ordinal) ? Left : $"{Left} = {Right}";

    public override string ToString() => Name;
}
