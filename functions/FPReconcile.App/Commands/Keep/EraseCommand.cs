using System.CommandLine;
using System.Globalization;
using FPReconcile.App.Keeping;
using FPReconcile.App.Nightly;
using FPReconcile.App.Nightly.Erasures;
using FPReconcile.App.Observability;

namespace FPReconcile.App.Commands.Keep;

/// <summary>The verb <c>erase</c>: takes one birth out of a store.</summary>
internal static class EraseCommand
{
    private const int LongestText = 1000;

    public static Command Create()
    {
        var store = StoreOption.Create("Folder of the store, or address of a storage account.");
        var caseId = new Option<string>("--case") { Description = "Case id of the birth, as worklists and discrepancies.csv show it.", Required = true, HelpName = "id" };
        var reason = new Option<string>("--reason") { Description = "Why, for the audit. No names, no record numbers.", Required = true, HelpName = "text" };
        var by = new Option<string>("--by") { Description = "Who answers for it, for the audit.", Required = true, HelpName = "name" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only counts what would be erased." };
        var command = new Command("erase", "Erases one birth from a store: its records, results, decisions and files. It cannot be undone.") { store, caseId, reason, by, dryRun };
        command.SetAction(parsed => Problems.ToExitCode(() =>
            ExecuteAsync(parsed.GetRequiredValue(store), Request(parsed.GetRequiredValue(caseId), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(by)), parsed.GetValue(dryRun), CancellationToken.None)
                .GetAwaiter().GetResult()));
        return command;
    }

    private static ErasureRequest Request(string caseId, string reason, string by)
    {
        if (caseId.Length is 0 or > 64 || !caseId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new UsageException("--case is no case id: take it from a worklist or from discrepancies.csv");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText)
            throw new UsageException("--reason is empty or too long: say in a sentence why the birth is erased");
        if (string.IsNullOrWhiteSpace(by) || by.Length > LongestText)
            throw new UsageException("--by is empty or too long: say who answers for it");
        return new ErasureRequest(caseId, reason.Trim(), by.Trim());
    }

    private static async Task<int> ExecuteAsync(string address, ErasureRequest request, bool isDryRun, CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        var options = NightOptions.Read(Environment.GetEnvironmentVariable);
        var store = await StoreOption.OpenAsync(address, time, cancellation);
        var clock = new NightClock(time, options.AsOf);
        var log = new EventLog(TextWriter.Null, Console.Error, time);
        var work = new NightlyWork(store, clock, options, log);
        var erasure = new Erasure(store, clock, work, new NightWorker(store, work, log, time));
        if (isDryRun)
        {
            Tell(await erasure.PreviewAsync(request.CaseId, cancellation));
            return ExitCode.Done;
        }

        var outcome = await erasure.RunAsync(request, cancellation);
        Console.Out.WriteLine(outcome == ErasureOutcome.Erased
            ? "The birth was erased, and a night was made without it. Backups and what the storage keeps of deleted things: see docs/keeping.md."
            : "The birth was erased before: nothing to do.");
        return ExitCode.Done;
    }

    private static void Tell(ErasureCounts? counts) => Console.Out.WriteLine(counts is null
        ? "The birth was erased before: nothing to do."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Would be erased: {counts.Records} records ({counts.Rows} rows in {counts.Batches} files), {counts.Decisions} decisions, {counts.Runs} kept nights; a new night would be made. Nothing was changed."));
}
