using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets.Csv;
using FPReconcile.Core.Intake.Sheets;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Reconciliation.Cases;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Input;

/// <summary>Reads what a run takes over from the folder of an earlier one: case ids and officers' decisions.</summary>
internal static class PreviousRunFolder
{
    private static readonly string[] RecordColumns = ["facility_record_id", "registration_record_id", "register_record_id"];

    /// <exception cref="UsageException">The folder is not that of an earlier run, or a decision cannot be understood.</exception>
    public static PreviousRun Read(string folder)
    {
        if (!OutputFolder.IsEarlierRun(folder))
            throw new UsageException("--previous is not the folder of an earlier run (it holds no run.json of this program)");
        try
        {
            var cases = ReadLedger(Path.Combine(folder, CasesFile.Name)).Known()
                .Concat(ReadCases(Path.Combine(folder, DiscrepanciesFile.Name)))
                .Concat(RunManifest.ReadCases(File.ReadAllText(Path.Combine(folder, RunFiles.ManifestName))));
            return new PreviousRun(new PreviousCases(cases), ReadDecisions(Path.Combine(folder, DecisionsFile.Name)));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException("--previous: run.json cannot be read: name the folder of an undamaged run");
        }
    }

    /// <summary>The files of the earlier run that shape this one.</summary>
    public static IEnumerable<string> Files(string folder) =>
        new[] { DiscrepanciesFile.Name, DecisionsFile.Name, CasesFile.Name }.Select(name => Path.Combine(folder, name)).Where(File.Exists);

    /// <summary>The cases across nights; empty where nobody keeps them, for <c>reconcile</c> alone does not.</summary>
    public static CaseLedger ReadLedger(string path) => File.Exists(path) ? CasesFile.Read(File.OpenRead(path)) : CaseLedger.Empty;

    private static List<CarriedCase> ReadCases(string path)
    {
        if (!File.Exists(path))
            throw new UsageException("--previous: discrepancies.csv is missing: name the folder of an undamaged run");
        var table = Table("discrepancies.csv", path, DiscrepanciesFile.Header, []);
        return [.. table.Rows.Select(row => new CarriedCase(table[row, "case_id"] ?? "", Records(table, row)))];
    }

    // A possible match names the records of two births, and the case belongs to the first.
    private static List<RecordKey> Records(NamedColumnsTable table, SheetRow row)
    {
        var keys = new List<RecordKey>();
        foreach (var source in SourceKinds.All)
        {
            var ids = EscapedText.Unescaped(table[row, RecordColumns[(int)source]])?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            keys.AddRange(ids.Select(id => new RecordKey(source, id)));
        }

        return table[row, "kind"] == DiscrepancyKind.PossibleMatch.Name() ? keys[..Math.Min(1, keys.Count)] : keys;
    }

    private static OfficerDecisions ReadDecisions(string path)
    {
        if (!File.Exists(path))
            return OfficerDecisions.None;
        var table = Table("decisions.csv", path, ["source_a", "record_a", "decision"], ["case_id", "source_b", "record_b", "reason"]);
        var errors = new List<string>();
        var decisions = table.Rows.Select(row => Decision(table, row, errors)).ToList();
        if (errors.Count > 0)
            throw new UsageException(string.Join(Environment.NewLine, errors.Select(error => $"decisions.csv: {error}")));
        return new OfficerDecisions(decisions);
    }

    private static OfficerDecision Decision(NamedColumnsTable table, SheetRow row, List<string> errors)
    {
        var a = Record(table, row, "a", errors);
        if (a is null)
            errors.Add($"row {row.Number}: source_a and record_a are missing");
        if (!Dispositions.TryParse(table[row, "decision"], out var disposition))
            errors.Add($"row {row.Number}: unknown decision; known are {string.Join(", ", Dispositions.All.Select(known => known.Name()))}");
        return new OfficerDecision(
            table[row, "case_id"] ?? "", a ?? default, Record(table, row, "b", errors), disposition, EscapedText.Unescaped(table[row, "reason"]) ?? "");
    }

    private static RecordKey? Record(NamedColumnsTable table, SheetRow row, string side, List<string> errors)
    {
        var (name, id) = (table[row, $"source_{side}"], EscapedText.Unescaped(table[row, $"record_{side}"]));
        if (name is null || id is null)
            return null;
        if (SourceKinds.TryParse(name, out var source))
            return new RecordKey(source, id.Replace(' ', '_'));
        errors.Add($"row {row.Number}: source_{side} must be facility, registration or register");
        return null;
    }

    private static NamedColumnsTable Table(string name, string path, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        try
        {
            return NamedColumnsTable.Read(path, required, optional);
        }
        catch (UsageException exception)
        {
            throw new UsageException($"--previous: {name}: {exception.Message}");
        }
    }
}
