using System.CommandLine;
using System.Globalization;
using FPReconcile.App.Audit;

namespace FPReconcile.App.Commands.Keep;

/// <summary>The verb <c>audit</c>: shows who saw and did what, or checks that nobody has changed the record of it.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create("Folder of the store, or address of a storage account.");
        var verify = new Option<bool>("--verify") { Description = "Checks the chain of entries and names the first one that was altered, removed, inserted or moved." };
        var expect = new Option<string>("--expect") { Description = "NUMBER:HASH that an earlier check told: finds an audit that was written anew as a whole.", HelpName = "text" };
        var caseId = new Option<string>("--case") { Description = "Only entries about one case.", HelpName = "id" };
        var command = new Command("audit", "Shows who saw and did what in a store, or checks that the audit was not changed.") { store, verify, expect, caseId };
        command.SetAction(parsed => Problems.ToExitCode(() => ExecuteAsync(
            parsed.GetRequiredValue(store), parsed.GetValue(verify) || parsed.GetValue(expect) is not null, parsed.GetValue(expect), parsed.GetValue(caseId)).GetAwaiter().GetResult()));
        return command;
    }

    private static async Task<int> ExecuteAsync(string address, bool isCheck, string? expected, string? caseId)
    {
        var time = TimeProvider.System;
        var log = new AuditLog((await StoreOption.OpenAsync(address, time, CancellationToken.None)).Tables, new NightClock(time, null));
        if (isCheck)
            return await CheckAsync(log, expected);
        if (caseId is not null)
        {
            foreach (var entry in await log.OfCaseAsync(caseId, CancellationToken.None))
                Tell(entry);
            return ExitCode.Done;
        }

        await foreach (var entry in log.AllAsync(CancellationToken.None))
            Tell(entry);
        return ExitCode.Done;
    }

    private static async Task<int> CheckAsync(AuditLog log, string? expected)
    {
        var verdict = await log.VerifyAsync(CancellationToken.None);
        if (verdict.FirstAltered is { } number)
            throw new RunFailedException(string.Create(CultureInfo.InvariantCulture, $"the audit was changed: entry {number} is the first that is not as it was written"));
        if (expected is not null && !await IsThereAsync(log, expected))
            throw new RunFailedException("the audit was written anew: the entry that --expect names is not in it");
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit is whole: {verdict.Total} entries. Keep this outside of the store, for --expect: {verdict.Total}:{verdict.Hash}"));
        return ExitCode.Done;
    }

    private static async Task<bool> IsThereAsync(AuditLog log, string expected)
    {
        var at = expected.IndexOf(':', StringComparison.Ordinal);
        if (at < 0 || !long.TryParse(expected.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new UsageException("--expect is NUMBER:HASH, as a check told it");
        var hash = expected[(at + 1)..];
        return number == 0 ? hash == AuditHash.Nothing : (await log.ReadAsync(number, number, CancellationToken.None)).Any(entry => entry.Hash == hash);
    }

    // Reasons are typed in by people: no line of theirs may look like one of ours.
    private static void Tell(AuditEntry entry) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Number}\t{entry.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}\t{Plain(entry.Event.By)}\t{entry.Event.Action}\t{entry.Event.CaseId}\t{entry.Event.Subject}\t{Plain(entry.Event.Reason)}\t{AuditHash.CountsOf(entry.Event)}"));

    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
