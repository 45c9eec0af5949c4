using System.Globalization;
using System.Security.Cryptography;
using FPReconcile.App.Check;
using FPReconcile.App.Input;
using FPReconcile.App.Output;
using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Languages;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Commands.Check;

/// <summary>One run of the verb <c>check</c>, from arguments to tables, files and exit code.</summary>
internal sealed class CheckRun
{
    private readonly CheckArguments _arguments;
    private readonly SourceKind _source;
    private readonly ClerkLanguage _language;
    private readonly IntakeSettings _settings;

    private CheckRun(CheckArguments arguments, TimeProvider clock)
    {
        _arguments = arguments;
        _source = ClerkOptions.Source(arguments.Source);
        RefuseWrongPaths(arguments);
        if (arguments.Month is { } month && !DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new UsageException("--month is no month: write it as yyyy-MM");
        var asOf = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (arguments.AsOf is { } day && !Dates.TryParseIso(day, out asOf))
            throw new UsageException("--as-of is not a date of the calendar: write it as yyyy-MM-dd");
        var options = SettingsFile.Read(arguments.Settings, asOf).Options;
        _language = ClerkOptions.Language(arguments.Language, options.Language);
        _settings = new IntakeSettings(asOf, options.DateOrder, arguments.Mapping is null ? [] : MappingFile.Read(arguments.Mapping));
    }

    private string RelativePath => Path.GetFileName(_arguments.File);

    /// <summary>Checks the file, tells what was found, writes the file back, and gives the exit code.</summary>
    public static int Execute(CheckArguments arguments, TimeProvider clock) =>
        Problems.ToExitCode(() => new CheckRun(arguments, clock).Execute());

    private static void RefuseWrongPaths(CheckArguments arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments.File))
            throw new UsageException("FILE is empty: name a file");
        if (Directory.Exists(arguments.File))
            throw new UsageException("FILE is a folder: check one file at a time");
        if (arguments.Out is { } output && (string.IsNullOrWhiteSpace(output) || File.Exists(output)))
            throw new UsageException("--out has to be a folder, and it is empty or a file: name a folder");
        if (arguments.SaveMapping is { } mapping)
            WholeFile.RefuseExisting(mapping, "--save-mapping");
    }

    private int Execute()
    {
        var intake = ProgressDisplay.During(!_arguments.IsQuiet, _ => SourceReader.CheckSource(_source, _arguments.File, _settings));
        var findings = new CheckFindings(_arguments.File, intake, _language);
        if (intake.Problems.FirstOrDefault(static problem => problem.Code == FileProblemCode.ColumnMappedTwice) is { } twice)
            throw new UsageException($"mapping: {_language.Words(twice)}");
        findings = new CheckFindings(_arguments.File, intake, _language) { Warnings = [.. WarningsOn(findings)] };
        var written = findings.ReadSheets.Count == 0 ? [] : WriteFiles(findings);
        if (!_arguments.IsQuiet)
            new CheckTable(findings, [.. MappingDrift.Lines(findings)]).Write();
        Tell(findings);
        if (!_arguments.IsQuiet)
            written.ForEach(path => Console.Out.WriteLine(_language.Text(ClerkText.Written, path)));
        return intake.Problems.Count > 0 || HoldsNothing(findings) ? ExitCode.Failed : ExitCode.Done;
    }

    private IEnumerable<string> WarningsOn(CheckFindings findings) =>
    [
        .. UploadScope.Warnings(findings.Intake, _arguments, _language),
        .. findings.Totals.RowsAccepted + findings.Totals.RowsSetAside == 0
            ? []
            : findings.MonthsWithoutBirths.Select(month => _language.Text(ClerkText.NoBirthsContradicted, month)),
    ];

    private static bool HoldsNothing(CheckFindings findings) =>
        findings.Totals.RowsAccepted + findings.Totals.RowsSetAside == 0 && !findings.MonthsWithoutBirths.Any();

    // On standard error, so that they are seen with --quiet too.
    private void Tell(CheckFindings findings)
    {
        foreach (var problem in findings.Intake.Problems)
            Problems.Tell($"{problem.Code.ToCode()} {findings.FileName}: {_language.Words(problem)}");
        if (findings.Intake.Problems.Count == 0 && HoldsNothing(findings))
            Problems.Tell($"{FileProblemCode.NoUsableRow.ToCode()} {findings.FileName}: {_language.Text(ClerkText.NoRows)}");
        if (_arguments.IsQuiet)
            findings.Warnings.ToList().ForEach(Problems.Tell);
        if (_settings.Mappings.Count > 0 && !_settings.Mappings.Any(mapping => mapping.Matches(_source, RelativePath, null)))
            Problems.Tell("mapping: no entry is for this file: check its source and fileGlob");
    }

    private List<string> WriteFiles(CheckFindings findings)
    {
        var written = new List<string>();
        if (_arguments.SaveMapping is { } mapping)
        {
            var sheets = findings.ReadSheets.Select(static sheet => (sheet.Sheet, sheet.Outline!)).ToList();
            WholeFile.Write(mapping, "--save-mapping", stream => MappingWriter.Write(stream, GuessedMapping.Of(_source, sheets)));
            written.Add(mapping);
        }

        if (_arguments.Out is { } folder)
        {
            var path = Path.Combine(folder, CheckedWorkbook.NameOf(_arguments.File));
            WholeFile.Write(path, "--out", stream => WriteBack(stream, findings));
            written.Add(path);
        }

        return written;
    }

    private void WriteBack(Stream stream, CheckFindings findings)
    {
        try
        {
            CheckedWorkbook.Write(stream, findings, FileBatches.OptionsOf(_settings.MappingFor(_source, RelativePath, null)));
            using var original = InputStreams.Open(_arguments.File);
            if (Convert.ToHexStringLower(SHA256.HashData(original)) != findings.Intake.Files[0].Sha256)
                throw Changed();
        }
        catch (TabularFileException)
        {
            throw Changed();
        }
    }

    private static RunFailedException Changed() => new("the file changed while it was checked: check it again");
}
