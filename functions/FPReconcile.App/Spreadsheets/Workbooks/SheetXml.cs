using System.Globalization;
using System.Xml;

namespace FPReconcile.App.Spreadsheets.Workbooks;

/// <summary>Names and short forms for writing SpreadsheetML.</summary>
internal static class SheetXml
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static void Start(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    public static void Empty(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        xml.Start(name, attributes);
        xml.WriteEndElement();
    }
}
