using System.Globalization;
using FPReconcile.Synthetic.Workbooks;

namespace FPReconcile.Synthetic.Files;

/// <summary>
/// Writes a district as offices really send it: <c>facility/</c> with a file for each facility and quarter in nine layouts,
/// <c>registration/</c>, <c>register/</c> and <c>deaths/</c>. No truth is among the files.
/// </summary>
public static class MessyDistrictWriter
{
    private const int IdsToDamage = 4;

    /// <summary>Names of the layouts that facilities use.</summary>
    public static IReadOnlyList<string> FacilityLayoutNames { get; } = [.. FacilityLayouts.All.Select(layout => layout.Name)];

    /// <summary>Writes the files into a folder, which is made if needed, and says what is in each of them.</summary>
    public static IReadOnlyList<MessyFile> Write(SyntheticDistrict district, string folder)
    {
        ArgumentNullException.ThrowIfNull(district);
        var files = new List<MessyFile>();
        WriteFacilities(district, folder, files);
        var halves = district.Registration.ToLookup(record => record.RecordedOn < new DateOnly(district.Options.Year, 7, 1));
        Add(OfficeLayouts.RegistrationWorkbook, "registration/registered_first_half", [.. halves[true]]);
        Add(OfficeLayouts.RegistrationText, "registration/registered_later", [.. halves[false]]);
        Add(OfficeLayouts.Register, "register/register_entries", district.Register);
        Add(OfficeLayouts.Deaths, "deaths/deaths", district.Deaths);
        return files;

        void Add(MessyLayout layout, string path, IReadOnlyList<SyntheticRecord> records)
        {
            if (records.Count > 0)
                files.Add(WriteFile(layout, folder, new Parcel(path, records[0].Source.Name(), records, IdsToDamage: 0)));
        }
    }

    private static void WriteFacilities(SyntheticDistrict district, string folder, List<MessyFile> files)
    {
        var facilities = district.Facility.GroupBy(record => record.FacilityCode!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var idsToDamage = IdsToDamage;
        for (var facility = 0; facility < facilities.Count; facility++)
        {
            foreach (var (quarter, records) in Quarters(facilities[facility]))
            {
                var layout = LayoutOf(facility, quarter, facilities.Count);
                var code = facilities[facility].Key;
                var path = $"facility/{code}/{code}_{quarter}";
                var file = WriteFile(layout, folder, new Parcel(path, code, records, layout.DamagesIds ? idsToDamage : 0));
                files.Add(file);
                idsToDamage = file.DamagedIds > 0 ? 0 : idsToDamage;
            }
        }
    }

    private static IEnumerable<(string Quarter, List<SyntheticRecord> Records)> Quarters(IEnumerable<SyntheticRecord> records) =>
        records.GroupBy(record => (record.RecordedOn.Year, Quarter: (record.RecordedOn.Month + 2) / 3)).OrderBy(group => group.Key)
            .Select(group => (string.Create(CultureInfo.InvariantCulture, $"{group.Key.Year}-Q{group.Key.Quarter}"), group.ToList()));

    /// <summary>A facility keeps its layout; only where there are fewer facilities than layouts it changes with the quarter.</summary>
    private static MessyLayout LayoutOf(int facility, string quarter, int facilities)
    {
        var layouts = FacilityLayouts.All;
        var shift = facilities < layouts.Count ? facilities * (quarter[^1] - '1') : 0;
        return layouts[(facility + shift) % layouts.Count];
    }

    private static MessyFile WriteFile(MessyLayout layout, string folder, Parcel parcel)
    {
        var composer = new SheetComposer(layout, parcel.Office);
        composer.Compose(parcel.Records, parcel.IdsToDamage);
        var path = parcel.Path + layout.Extension;
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        switch (layout.Format)
        {
            case MessyFormat.Xlsx: XlsxWorkbook.Write(file, composer.Sheets); break;
            case MessyFormat.Xls: Biff8Workbook.Write(file, composer.Sheets); break;
            default: WriteDelimited(file, layout, composer.Sheets[0]); break;
        }

        return new MessyFile(path, parcel.Records[0].Source, layout.Name, composer.DataRows, composer.SkippedRows,
            layout.Columns.Count(column => column.IsToBeDropped), composer.DamagedIds);
    }

    private static void WriteDelimited(string file, MessyLayout layout, WorkbookSheet sheet)
    {
        using var writer = new StreamWriter(file, append: false, layout.Encoding);
        var line = new CsvLine(layout.Delimiter);
        foreach (var row in sheet.Rows)
        {
            foreach (var cell in row)
                line.Add(cell.AsDelimitedText());
            line.WriteTo(writer);
        }
    }

    /// <summary>The records of one file, and where they go.</summary>
    private sealed record Parcel(string Path, string Office, IReadOnlyList<SyntheticRecord> Records, int IdsToDamage);
}
