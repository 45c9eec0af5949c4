using System.Xml;

namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>The styles part: one cell format for every style on every background, so that its index is a formula.</summary>
internal static class StyleSheet
{
    /// <summary>Index of the format for rows that are dealt with, among the differential formats.</summary>
    public const int DoneFormat = 0;

    private const int BackgroundCount = 4;
    private const int DateFormat = 164;
    private const int PercentFormat = 165;

    private const string FontName = "Calibri";
    private const string BrandColor = "FF1F4E78";
    private const string BorderColor = "FFD0D7DE";

    private static readonly string?[] Fills = [null, null, BrandColor, "FFFFF9DB", "FFF3F6FA", "FFFFE8C2", "FFFBD9D5", "FFF4A9A0"];

    private static readonly int[] BackgroundFills = [0, 4, 5, 6];

    private static readonly Format[] Formats =
    [
        new(CellStyle.Text) { NumberFormat = 49 },
        new(CellStyle.WrappedText) { NumberFormat = 49, Wraps = true },
        new(CellStyle.Emphasis) { NumberFormat = 49, Font = 1 },
        new(CellStyle.Muted) { NumberFormat = 49, Font = 4 },
        new(CellStyle.Input) { NumberFormat = 49, Fill = 3, Wraps = true },
        new(CellStyle.Date) { NumberFormat = DateFormat, Horizontal = "center" },
        new(CellStyle.Integer) { NumberFormat = 3, Horizontal = "right" },
        new(CellStyle.Decimal) { NumberFormat = 4, Horizontal = "right" },
        new(CellStyle.Percent) { NumberFormat = PercentFormat, Horizontal = "right" },
        new(CellStyle.Header) { NumberFormat = 49, Font = 2, Fill = 2, Wraps = true, Vertical = "center" },
        new(CellStyle.Title) { NumberFormat = 49, Font = 3, HasBorder = false, Vertical = "center" },
        new(CellStyle.Note) { NumberFormat = 49, Font = 4, HasBorder = false },
        new(CellStyle.Problem) { NumberFormat = 49, Font = 1, Fill = 7 },
        new(CellStyle.Strong) { NumberFormat = 49, Font = 1, HasBorder = false },
    ];

    /// <summary>What lies behind the cells of a row.</summary>
    public enum Background
    {
        None,
        Band,
        Attention,
        Urgent,
    }

    /// <summary>Index of the cell format; 0 is the default of the workbook.</summary>
    public static int IndexOf(CellStyle style, Background background = Background.None) =>
        1 + ((int)style * BackgroundCount) + (int)background;

    /// <summary>Whether texts of the style break into lines.</summary>
    public static bool Wraps(CellStyle style) => Formats[(int)style].Wraps;

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", SheetXml.Main);
        WriteNumberFormats(xml);
        WriteFonts(xml);
        WriteFills(xml);
        WriteBorders(xml);
        WriteCellFormats(xml);
        WriteDoneFormat(xml);
        xml.WriteEndElement();
    }

    private static void WriteNumberFormats(XmlWriter xml)
    {
        xml.Start("numFmts", ("count", 2));
        xml.Empty("numFmt", ("numFmtId", DateFormat), ("formatCode", "yyyy\\-mm\\-dd"));
        xml.Empty("numFmt", ("numFmtId", PercentFormat), ("formatCode", "0.0%"));
        xml.WriteEndElement();
    }

    private static void WriteFonts(XmlWriter xml)
    {
        xml.Start("fonts", ("count", 5));
        WriteFont(xml, 11, "FF000000", isBold: false);
        WriteFont(xml, 11, "FF000000", isBold: true);
        WriteFont(xml, 11, "FFFFFFFF", isBold: true);
        WriteFont(xml, 16, BrandColor, isBold: true);
        WriteFont(xml, 10, "FF57606A", isBold: false);
        xml.WriteEndElement();
    }

    private static void WriteFont(XmlWriter xml, int size, string color, bool isBold)
    {
        xml.Start("font");
        if (isBold)
            xml.Empty("b");
        xml.Empty("sz", ("val", size));
        xml.Empty("color", ("rgb", color));
        xml.Empty("name", ("val", FontName));
        xml.Empty("family", ("val", 2));
        xml.WriteEndElement();
    }

    private static void WriteFills(XmlWriter xml)
    {
        xml.Start("fills", ("count", Fills.Length));
        for (var i = 0; i < Fills.Length; i++)
        {
            xml.Start("fill");
            // The first two fills are fixed by the format.
            xml.Start("patternFill", ("patternType", i switch { 0 => "none", 1 => "gray125", _ => "solid" }));
            if (Fills[i] is { } color)
                xml.Empty("fgColor", ("rgb", color));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteBorders(XmlWriter xml)
    {
        xml.Start("borders", ("count", 2));
        WriteBorder(xml, isDrawn: false);
        WriteBorder(xml, isDrawn: true);
        xml.WriteEndElement();
    }

    private static void WriteBorder(XmlWriter xml, bool isDrawn)
    {
        xml.Start("border");
        foreach (var side in (ReadOnlySpan<string>)["left", "right", "top", "bottom"])
        {
            xml.Start(side);
            if (isDrawn)
            {
                xml.WriteAttributeString("style", "thin");
                xml.Empty("color", ("rgb", BorderColor));
            }

            xml.WriteEndElement();
        }

        xml.Empty("diagonal");
        xml.WriteEndElement();
    }

    private static void WriteCellFormats(XmlWriter xml)
    {
        xml.Start("cellStyleXfs", ("count", 1));
        xml.Empty("xf", ("numFmtId", 0), ("fontId", 0), ("fillId", 0), ("borderId", 0));
        xml.WriteEndElement();
        xml.Start("cellXfs", ("count", 1 + (Formats.Length * BackgroundCount)));
        xml.Empty("xf", ("numFmtId", 0), ("fontId", 0), ("fillId", 0), ("borderId", 0), ("xfId", 0));
        foreach (var format in Formats)
        {
            foreach (var background in BackgroundFills)
                WriteCellFormat(xml, format, format.Fill > 0 ? format.Fill : background);
        }

        xml.WriteEndElement();
        xml.Start("cellStyles", ("count", 1));
        xml.Empty("cellStyle", ("name", "Normal"), ("xfId", 0), ("builtinId", 0));
        xml.WriteEndElement();
    }

    private static void WriteCellFormat(XmlWriter xml, Format format, int fill)
    {
        xml.Start("xf", ("numFmtId", format.NumberFormat), ("fontId", format.Font), ("fillId", fill), ("borderId", format.HasBorder ? 1 : 0), ("xfId", 0),
            ("applyNumberFormat", 1), ("applyFont", 1), ("applyFill", 1), ("applyBorder", 1), ("applyAlignment", 1));
        xml.Start("alignment");
        xml.WriteAttributeString("horizontal", format.Horizontal);
        xml.WriteAttributeString("vertical", format.Vertical);
        if (format.Wraps)
            xml.WriteAttributeString("wrapText", "1");
        if (format.HasBorder && format.Horizontal != "center")
            xml.WriteAttributeString("indent", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteDoneFormat(XmlWriter xml)
    {
        xml.Start("dxfs", ("count", 1));
        xml.Start("dxf");
        xml.Start("font");
        xml.Empty("color", ("rgb", "FF8C959F"));
        xml.WriteEndElement();
        xml.Start("fill");
        xml.Start("patternFill", ("patternType", "solid"));
        // A differential fill takes its colour from the background, unlike that of a cell format.
        xml.Empty("fgColor", ("rgb", "FFEDEFF2"));
        xml.Empty("bgColor", ("rgb", "FFEDEFF2"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private sealed record Format(CellStyle Style)
    {
        public int NumberFormat { get; init; }

        public int Font { get; init; }

        public int Fill { get; init; }

        public bool Wraps { get; init; }

        public bool HasBorder { get; init; } = true;

        public string Horizontal { get; init; } = "left";

        public string Vertical { get; init; } = "top";
    }
}
