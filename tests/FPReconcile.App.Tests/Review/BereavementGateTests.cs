using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Review;
using FPReconcile.App.Spreadsheets;
using FPReconcile.App.Storage;
using FPReconcile.App.Tests.Nightly;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review;

/// <summary>
/// Evidence of a death comes from any side, before or after anything else that happens to a case: from then on nothing asks anybody to
/// approach the family. Each run is drawn from a seed; the message tells it, and what was done.
/// </summary>
public sealed class BereavementGateTests
{
    // Births with troubles of every kind that is on worklists: record numbers of the small district.
    private static readonly int[] Births = [101, 105, 106, 107, 108, 109];

    private static readonly AskingUser Everywhere = ReviewWorld.User("everywhere", Roles.Officer, "K01", "K02");

    private static readonly AskingUser Head = ReviewWorld.User("head", Roles.Supervisor, "K01", "K02");

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 8)];

    public static TheoryData<int> ManySeeds() => [.. Enumerable.Range(100, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task After_evidence_of_a_death_no_birth_is_a_contact_item(int seed) => TryAsync(seed);

    [Theory]
    [Trait("slow", "yes")]
    [MemberData(nameof(ManySeeds))]
    public Task After_evidence_of_a_death_no_birth_is_a_contact_item_ever(int seed) => TryAsync(seed);

    private static async Task TryAsync(int seed)
    {
        var random = new Random(seed);
        using var world = await ReviewWorld.SmallAsync();
        var life = new Life(world, random, Births[random.Next(Births.Length)]);
        (await life.IsListedAsync()).ShouldBeTrue($"seed {seed}");

        for (var step = random.Next(4); step > 0; step--)
            await life.SomethingHappensAsync();
        await life.EvidenceArrivesAsync();
        for (var step = 2 + random.Next(5); step > 0; step--)
        {
            await life.ShouldBeLeftInPeaceAsync($"seed {seed}: {life.Story}");
            await life.SomethingHappensAsync();
        }

        await life.ShouldBeLeftInPeaceAsync($"seed {seed}: {life.Story}");
    }

    /// <summary>What happens to one birth and its cases.</summary>
    private sealed class Life(ReviewWorld world, Random random, int birth)
    {
        private readonly string[] _records = [$"H{birth}", $"H{birth}B", $"R{birth}", $"P{birth}"];
        private readonly StringBuilder _story = new($"birth {birth}");
        private HashSet<string> _cases = new(StringComparer.Ordinal);

        public string Story => _story.ToString();

        public async Task<bool> IsListedAsync() => (await OwnRowsAsync()).Count > 0;

        /// <summary>Evidence from one side. What a file says is known after its night, what an officer says at once.</summary>
        public async Task EvidenceArrivesAsync()
        {
            await FindCasesAsync();
            var side = random.Next(5);
            _story.Append(" EVIDENCE ").Append(side);
            switch (side)
            {
                case 0 when birth is not (105 or 106):
                    await UploadAsync("facility", line => line.StartsWith($"H{birth}", StringComparison.Ordinal) ? line.Replace(",live,", random.Next(2) == 0 ? ",stillbirth," : ",neonatal_death,", StringComparison.Ordinal) : line);
                    break;
                case 1 when birth is not (105 or 106):
                    await UploadAsync("facility", line => line + (line.StartsWith("record_id", StringComparison.Ordinal) ? ",remarks" : line.StartsWith($"H{birth}", StringComparison.Ordinal) ? ",FSB" : ","));
                    break;
                case 2:
                    var mother = Commands.SmallDistrict.Person(birth);
                    await UploadAsync("deaths", line => line.StartsWith("mother_name", StringComparison.Ordinal) ? FormattableString.Invariant($"{line}\r\n{mother.GivenName} {mother.Surname},{mother.Date:yyyy-MM-dd},") : line);
                    break;
                default:
                    await DecideOnceMoreAsync(side == 3 ? Disposition.Sealed : Disposition.Deceased);
                    break;
            }
        }

        public async Task SomethingHappensAsync()
        {
            await FindCasesAsync();
            var what = random.Next(10);
            _story.Append(' ').Append(what);
            foreach (var caseId in _cases)
            {
                if ((await world.Review.CaseAsync(Everywhere, caseId, default)).Value is { } page)
                    await DoAsync(what, page);
            }

            if (what == 0)
                await world.NextNightAsync();
            else if (what == 1)
                await ExportAsync("K01");
            else if (what == 2)
                await ImportAsync();
        }

        public async Task ShouldBeLeftInPeaceAsync(string because)
        {
            (await OwnRowsAsync()).ShouldBeEmpty(because);
            foreach (var area in new[] { "K01", "K02" })
                _records.Intersect(Cells(await ExportAsync(area)), StringComparer.Ordinal).ShouldBeEmpty(because);
            var rows = await world.RowsAsync(Head);
            var dashboard = (await world.Review.DashboardAsync(Head, default)).Value.ShouldNotBeNull();
            dashboard.Areas.Sum(area => area.Open).ShouldBe(rows.Count, because);
            foreach (var caseId in _cases)
            {
                if ((await world.Review.CaseAsync(Head, caseId, default)).Value is { } page)
                    (page.Case.Findings.Count, page.Case.Candidates.Count, page.Case.Lane == CaseLane.Normal).ShouldBe((0, 0, false), because);
            }

            await ShouldBeInNoFileOfTheNightAsync(because);
        }

        // Until the night after a decision its files are those of before: nobody has new ones.
        private async Task ShouldBeInNoFileOfTheNightAsync(string because)
        {
            var decided = (await world.Night.Store.Tables.QueryAsync(StorageNames.CasesTable, null, default).ToListAsync()).Exists(row => row.Text("withheld_by") is { Length: > 0 });
            if (decided)
                return;
            var run = (await world.Night.Runs.CurrentAsync(default))!.Run;
            foreach (var (name, bytes) in await world.Night.OutputAsync(run))
            {
                if (name.EndsWith(".xlsx", StringComparison.Ordinal))
                    _records.Intersect(Cells(bytes), StringComparer.Ordinal).ShouldBeEmpty($"{because} {name}");
            }
        }

        private async Task DoAsync(int what, CasePage page)
        {
            var change = new CaseChangeRequest(page.Case.CaseId, page.State.Version, "a word");
            await (what switch
            {
                3 => world.Review.AssignAsync(Everywhere, change, Everywhere.Id, default),
                4 => world.Review.ForwardAsync(Everywhere, change, page.State.ForwardedTo is null && page.Case.AreaCode == "K02" ? "K01" : "K02", default),
                5 => world.Review.WaitAsync(Everywhere, change, WaitingFor.Facility, default),
                6 => world.Review.CheckAsync(Head, change, isConfirmed: true, default),
                7 => DecideAsync(page, Disposition.DataError),
                8 => DecideAsync(page, Disposition.CannotTrace),
                9 => world.Review.UndoAsync(Head with { Roles = Everywhere.Roles }, change, default),
                _ => Task.CompletedTask,
            });
        }

        private Task<ReviewAnswer<CaseState>> DecideAsync(CasePage page, Disposition disposition) =>
            world.Review.DecideAsync(Everywhere, ReviewWorld.Decision(page, disposition, "other") with { Note = "seen" }, default);

        private async Task DecideOnceMoreAsync(Disposition disposition)
        {
            foreach (var caseId in _cases)
            {
                if ((await world.Review.CaseAsync(Everywhere, caseId, default)).Value is { } page && page.Dispositions.Contains(disposition))
                    (await DecideAsync(page, disposition)).Outcome.ShouldBe(ReviewOutcome.Done);
            }
        }

        private async Task UploadAsync(string source, Func<string, string> line)
        {
            using var files = new SmallUploads();
            var text = File.ReadAllLines(Path.Combine(files.Folder, source, "office", $"{source}.csv")).Select(line);
            await world.Night.UploadAsync($"{source}/office/{source}.csv", Encoding.UTF8.GetBytes(string.Join("\r\n", text) + "\r\n"));
            await world.NextNightAsync();
        }

        private async Task<byte[]> ExportAsync(string area) => (await world.Review.ExportAsync(Everywhere, area, "en", default)).Value.ShouldNotBeNull().Content;

        // An old workbook comes back: every line says that something else is to be done, over what was decided meanwhile.
        private async Task ImportAsync()
        {
            var content = ExchangeTests.FilledIn(_cases.Select(caseId => (caseId, "data_error", "typing_error", "")));
            if ((await world.Review.PreviewImportAsync(Everywhere, new MemoryStream(content), default)).Value is { } preview)
                await world.Review.ApplyImportAsync(Everywhere, preview.Token, [.. preview.Lines.Select(line => line.Row)], default);
        }

        private async Task FindCasesAsync() => _cases = [.. _cases, .. (await OwnRowsAsync()).Select(row => row.CaseId)];

        private async Task<List<WorklistItem>> OwnRowsAsync()
        {
            var everything = new WorklistQuery { PageSize = WorklistQuery.MostPageSize, Stages = Enum.GetValues<CaseStage>() };
            var rows = (await world.Review.WorklistAsync(Head, everything, default)).Value.ShouldNotBeNull().Items;
            return [.. rows.Where(row => $"{row.FacilityRecord} {row.RegistrationRecord} {row.RegisterRecord}".Split(' ').Intersect(_records, StringComparer.Ordinal).Any())];
        }

        private static List<string> Cells(byte[] workbook)
        {
            using var folder = new TemporaryFolder();
            File.WriteAllBytes(folder.Path("book.xlsx"), workbook);
            using var book = TabularFiles.Open(folder.Path("book.xlsx"), new TabularFileOptions());
            return [.. book.Sheets.SelectMany(sheet => sheet.ReadRows()).SelectMany(row => row.Cells).SelectMany(cell => (cell.Text ?? "").Split(' ', '.', ','))];
        }
    }
}
