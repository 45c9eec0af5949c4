namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>The styles there are: few, named by purpose, the same in every workbook.</summary>
internal enum CellStyle
{
    /// <summary>A text on one line.</summary>
    Text,

    /// <summary>A text that breaks into lines: reasons, instructions.</summary>
    WrappedText,

    /// <summary>A bold text, such as the name of an area.</summary>
    Emphasis,

    /// <summary>A grey text, such as an id that only programs need.</summary>
    Muted,

    /// <summary>A cell that the officer fills in: yellow.</summary>
    Input,

    /// <summary>A date as yyyy-mm-dd.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with two decimals.</summary>
    Decimal,

    /// <summary>A number as a percentage with one decimal.</summary>
    Percent,

    /// <summary>The header row.</summary>
    Header,

    /// <summary>The first line above the header.</summary>
    Title,

    /// <summary>The other lines above the header.</summary>
    Note,

    /// <summary>A cell whose value was set aside: red, on whatever background.</summary>
    Problem,

    /// <summary>A bold text without borders, such as the title of a part of a sheet.</summary>
    Strong,
}
