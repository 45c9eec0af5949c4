using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs;

/// <summary>
/// run.json: what a run worked on, with which settings and model, and what it counted. It holds no time, path or machine, and
/// no number of threads, so that the same input gives the same bytes.
/// </summary>
public static class RunManifest
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The manifest as indented JSON with a final line feed.</summary>
    public static string Write(ReconciliationInput input, ReconciliationResult result, string version)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        var manifest = new JsonObject
        {
            ["program"] = "fpreconcile",
            ["format"] = Format,
            ["version"] = version,
            ["as_of"] = Iso(input.Options.AsOf),
            ["settings"] = Settings(input.Options),
            ["inputs"] = Inputs(input),
            ["not_read"] = NotRead(input),
            ["notes"] = List(input.Notes.Select(note => (JsonNode)note)),
            ["counts"] = Counts(input, result),
            ["coverage"] = Coverage(result.Reconciliation),
            ["holds"] = Holds(result.Reconciliation),
            ["bereavement"] = Bereavement(input, result.Reconciliation),
            ["cases"] = Cases(result.Reconciliation),
            ["model"] = JsonNode.Parse(result.ModelJson),
        };
        return manifest.ToJsonString(Indented) + "\n";
    }

    /// <summary>The cases that an earlier manifest carries on.</summary>
    /// <exception cref="FormatException">The text is not the manifest of a run.</exception>
    public static IReadOnlyList<CarriedCase> ReadCases(string manifest)
    {
        try
        {
            return [.. Required(JsonNode.Parse(manifest)?["cases"]).AsArray().Select(Case)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("Not the manifest of a run.", exception);
        }
    }

    private static CarriedCase Case(JsonNode? node) => new(
        Required(node?["case_id"]).GetValue<string>(),
        [.. Required(node?["records"]).AsArray().Select(key => Key(Required(key).GetValue<string>()))]);

    private static JsonNode Required(JsonNode? node) => node ?? throw new FormatException("Not the manifest of a run.");

    private static JsonObject Settings(ReconciliationOptions options) => new()
    {
        ["registrationDays"] = options.RegistrationDays,
        ["registerGraceDays"] = options.RegisterGraceDays,
        ["linkFrom"] = options.LinkFrom,
        ["possibleMatchFrom"] = options.PossibleMatchFrom,
        ["dateOrder"] = DateOrderName(options.DateOrder),
        ["coverage"] = List(options.Coverage.Select(declaration => new JsonObject
        {
            ["source"] = declaration.Source.Name(),
            ["from"] = Iso(declaration.From),
            ["to"] = Iso(declaration.To),
            ["areas"] = List(declaration.Areas.Select(area => (JsonNode)area)),
        })),
        ["facilities"] = options.Facilities.Count,
        ["areas"] = options.Areas.Count,
        ["deathFeedMaxAgeHours"] = options.DeathFeedMaxAgeHours,
        ["seed"] = options.Seed,
        ["language"] = options.Language,
    };

    private static string DateOrderName(DateOrder order) => order switch
    {
        DateOrder.MonthDayYear => "mdy",
        DateOrder.YearMonthDay => "ymd",
        _ => "dmy",
    };

    private static JsonArray Inputs(ReconciliationInput input) =>
        List(input.Files.OrderBy(file => file.File, StringComparer.Ordinal)
            .Select(file => new JsonObject { ["file"] = file.File, ["bytes"] = file.Bytes, ["sha256"] = file.Sha256 }));

    private static JsonArray NotRead(ReconciliationInput input) =>
        List(input.Problems.OrderBy(problem => problem.File, StringComparer.Ordinal)
            .Select(problem => new JsonObject { ["file"] = problem.File, ["code"] = problem.Code.ToCode(), ["message"] = problem.Message }));

    private static JsonObject Counts(ReconciliationInput input, ReconciliationResult result)
    {
        var records = new JsonObject();
        foreach (var source in input.Sources)
            records[source.Source.Name()] = source.AcceptedCount;
        var kinds = new JsonObject();
        foreach (var kind in DiscrepancyKinds.All)
            kinds[kind.Name()] = result.Reconciliation.Count(kind);
        return new JsonObject
        {
            ["records"] = records,
            ["births"] = result.Linkage.Births.Count,
            ["births_held_by_version"] = result.Reconciliation.BirthsHeldByVersion,
            ["links"] = result.Linkage.Births.Where(birth => !result.Reconciliation.ConflictingBirths.Contains(birth)).Sum(birth => birth.LinkCount),
            ["possible_matches"] = result.Reconciliation.ListedMatches.Count,
            ["discrepancies"] = kinds,
            ["not_assessed"] = List(result.Reconciliation.NotAssessed.Select(kind => (JsonNode)kind.Name())),
            ["on_worklists"] = result.Reconciliation.ContactItems.Count,
        };
    }

    private static JsonArray Coverage(ReconcilerResult result) =>
        List(result.Coverage.Select(coverage => new JsonObject
        {
            ["source"] = coverage.Source.Name(),
            ["basis"] = coverage.Basis switch
            {
                CoverageBasis.NotGiven => "not_given",
                CoverageBasis.Incomplete => "incomplete",
                CoverageBasis.Declared => "declared",
                _ => "seen",
            },
            ["first_month"] = coverage.Span is { } from ? Month.Name(from.First) : null,
            ["last_month"] = coverage.Span is { } to ? Month.Name(to.Last) : null,
            ["areas"] = List(coverage.Areas.Select(area => (JsonNode)area)),
            ["months_not_delivered"] = List(coverage.MissingMonths.Select(month => (JsonNode)month)),
        }));

    private static JsonArray Holds(ReconcilerResult result) =>
        List(result.Holds.Select(hold => new JsonObject
        {
            ["kind"] = hold.Kind.Name(),
            ["reason"] = hold.Reason.Name(),
            ["count"] = hold.Count,
        }));

    private static JsonObject Bereavement(ReconciliationInput input, ReconcilerResult result)
    {
        var rows = new JsonObject();
        foreach (var (kind, count) in result.Bereavement.RowsNotMade)
            rows[kind.Name()] = count;
        return new JsonObject
        {
            ["death_list_given"] = input.DeathList is not null,
            ["contact_items_held"] = input.ContactHold?.Name(),
            ["death_rows"] = result.Bereavement.DeathRows,
            ["death_rows_matched"] = result.Bereavement.DeathRowsMatched,
            ["births"] = result.Bereavement.Births,
            ["rows_not_made"] = rows,
        };
    }

    private static JsonArray Cases(ReconcilerResult result) =>
        List(result.CarriedCases.Select(known => new JsonObject
        {
            ["case_id"] = known.CaseId,
            ["records"] = List(known.Records.Select(key => (JsonNode)key.ToString())),
        }));

    private static RecordKey Key(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !SourceKinds.TryParse(text[..colon], out var source))
            throw new FormatException("A record of the manifest names no source.");
        return new RecordKey(source, text[(colon + 1)..]);
    }

    private static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
