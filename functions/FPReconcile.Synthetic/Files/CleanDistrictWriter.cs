using System.Text;
using FPReconcile.Synthetic.Evaluation;

namespace FPReconcile.Synthetic.Files;

/// <summary>
/// Writes a district as clean CSV files with canonical columns: facility.csv, registration.csv, register.csv, deaths.csv and
/// truth.csv.
/// </summary>
public static class CleanDistrictWriter
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Writes the files of a district, records in the order of their offices. The folder is made if needed.</summary>
    public static void Write(SyntheticDistrict district, string folder)
    {
        ArgumentNullException.ThrowIfNull(district);
        Directory.CreateDirectory(folder);
        foreach (var source in Enum.GetValues<SyntheticSource>())
        {
            using var file = new CleanFile(folder, source);
            foreach (var record in district.Records(source))
                file.Add(record);
        }

        using var truth = CreateText(folder, "truth");
        TruthCsv.Write(district.Births, new KindRules(district.Options.AsOf), truth);
    }

    /// <summary>
    /// Invents and writes at the same time, in the memory of one birth: for districts of millions. The files hold the records
    /// of <see cref="Write"/> in another order.
    /// </summary>
    public static void WriteStreamed(DistrictOptions options, string folder)
    {
        DistrictOptions.ThrowIfInvalid(options);
        Directory.CreateDirectory(folder);
        using var facility = new CleanFile(folder, SyntheticSource.Facility);
        using var registration = new CleanFile(folder, SyntheticSource.Registration);
        using var register = new CleanFile(folder, SyntheticSource.Register);
        using var deaths = new CleanFile(folder, SyntheticSource.Deaths);
        using var truth = CreateText(folder, "truth");
        CleanFile[] files = [facility, registration, register, deaths];
        TruthCsv.Write(DistrictStream.Births(options).Select(AddRecords), new KindRules(options.AsOf), truth);

        BirthTruth AddRecords(BirthTruth birth)
        {
            foreach (var file in files)
            {
                foreach (var record in birth.Records(file.Source))
                    file.Add(record);
            }

            return birth;
        }
    }

    private static StreamWriter CreateText(string folder, string name) =>
        new(Path.Combine(folder, name + ".csv"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes);

    private sealed class CleanFile : IDisposable
    {
        private readonly StreamWriter _writer;
        private readonly CsvLine _line = new();
        private readonly IReadOnlyList<CanonicalColumn> _columns;

        public CleanFile(string folder, SyntheticSource source)
        {
            Source = source;
            _writer = CreateText(folder, source.Name());
            _columns = CanonicalColumns.Of(source);
            foreach (var column in _columns)
                _line.Add(column.Name);
            _line.WriteTo(_writer);
        }

        public SyntheticSource Source { get; }

        public void Add(SyntheticRecord record)
        {
            foreach (var column in _columns)
                column.Fill(record, _line);
            _line.WriteTo(_writer);
        }

        public void Dispose() => _writer.Dispose();
    }
}
