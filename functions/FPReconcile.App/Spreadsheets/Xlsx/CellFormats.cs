using System.Globalization;
using System.Xml;

namespace FPReconcile.App.Spreadsheets.Xlsx;

/// <summary>
/// What the styles of cells tell beyond their looks: whether a number is a date (in the file it is a number; only its format
/// tells), how many digits it is filled up to, and whether it is struck through.
/// </summary>
internal sealed class CellFormats
{
    public static readonly CellFormats None = new([]);

    private readonly List<CellFormat> _formats;

    private CellFormats(List<CellFormat> formats) => _formats = formats;

    /// <param name="style">Index of the cell format; a cell without one, or with one out of range, is no date.</param>
    public bool IsDate(int style) => Of(style).Number.IsDate;

    public bool IsStruck(int style) => Of(style).IsStruck;

    /// <summary>A number as its format shows it, when that fills it up with leading zeros: 123 as 000123. Null for any other.</summary>
    public string? ShowZeros(int style, double number) => NumberFormats.ShowZeros(Of(style).Number.Digits, number);

    public static CellFormats Read(XlsxPackage package, string part)
    {
        var customs = new Dictionary<int, NumberFormat>();
        var struckFonts = new List<bool>();
        var formats = new List<CellFormat>();
        var list = "";
        using var reader = package.OpenXml(part);
        while (reader.Read())
        {
            // The same xf elements stand in cellStyleXfs, to which cells do not point; fonts stand in dxfs too.
            if (reader.LocalName is "cellXfs" or "fonts" or "numFmts")
                list = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement ? reader.LocalName : "";
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch ((list, reader.LocalName))
            {
                case ("numFmts", "numFmt"):
                    customs[ToInt(reader.GetAttribute("numFmtId"))] = NumberFormats.Of(reader.GetAttribute("formatCode") ?? "");
                    break;
                case ("fonts", "font"):
                    struckFonts.Add(false);
                    break;
                case ("fonts", "strike") when struckFonts.Count > 0:
                    struckFonts[^1] = reader.GetAttribute("val") is not ("0" or "false");
                    break;
                case ("cellXfs", "xf"):
                    formats.Add(new CellFormat(FormatOf(ToInt(reader.GetAttribute("numFmtId")), customs), IsStruck(ToInt(reader.GetAttribute("fontId")), struckFonts)));
                    break;
            }
        }

        return new CellFormats(formats);
    }

    private static bool IsStruck(int font, List<bool> struckFonts) => (uint)font < (uint)struckFonts.Count && struckFonts[font];

    private static NumberFormat FormatOf(int format, Dictionary<int, NumberFormat> customs) =>
        customs.TryGetValue(format, out var custom) ? custom : new NumberFormat(NumberFormats.IsBuiltInDate(format), 0);

    private static int ToInt(string? text) => text is null ? 0 : int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);

    private CellFormat Of(int style) => (uint)style < (uint)_formats.Count ? _formats[style] : default;

    private readonly record struct CellFormat(NumberFormat Number, bool IsStruck);
}
