namespace FPReconcile.Core.Tables;

/// <summary>How the text of a field becomes a cell.</summary>
public enum FieldKind
{
    /// <summary>A name or part of one: folded, stand-ins such as 'unknown' are missing.</summary>
    Name,

    /// <summary>Any text, folded.</summary>
    Text,

    /// <summary>A date in a format of its own.</summary>
    Date,

    /// <summary>Letters and digits; spaces and punctuation do not count.</summary>
    Identifier,

    /// <summary>A number with up to four decimals.</summary>
    Number,

    /// <summary>A code, folded.</summary>
    Category,
}

/// <summary>A column to be read: from which field of the file it comes and what it becomes.</summary>
/// <param name="Column">Its name in rules and comparisons.</param>
/// <param name="Heading">The heading of its field in the file.</param>
/// <param name="Kind">How the text is understood.</param>
public sealed record TableField(string Column, string Heading, FieldKind Kind)
{
    /// <summary>Numbers are held in ten-thousandths.</summary>
    public const int NumberScale = 10_000;

    /// <summary>How dates are written (.NET notation).</summary>
    public string Format { get; init; } = "yyyy-MM-dd";

    /// <summary>Only so many characters of the folded text; null: all.</summary>
    public int? Prefix { get; init; }

    /// <summary>The column of the encoded table: identifiers and numbers take two cells.</summary>
    public Comparisons.TableColumn TableColumn => new(Column, Prefix is null && Kind is FieldKind.Identifier or FieldKind.Number);

    /// <summary>Whether its cells are numbers of the pool.</summary>
    internal bool IsPooled => Prefix is not null || Kind is FieldKind.Name or FieldKind.Text or FieldKind.Category;
}
