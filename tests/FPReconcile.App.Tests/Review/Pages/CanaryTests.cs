using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.App.Storage;
using FPReconcile.Core.Reconciliation;

namespace FPReconcile.App.Tests.Review.Pages;

/// <summary>
/// Every name, number and telephone of a district is a word that occurs nowhere else. The whole site is used; then these words stand
/// in the answer to whoever asked for a record in clear, in the file that its sender gets back, and nowhere else.
/// </summary>
public sealed partial class CanaryTests : IAsyncLifetime
{
    private const string Canary = "qzxv";

    private readonly List<(string What, string Text)> _answers = [];
    private readonly List<(string What, string Text)> _clear = [];
    private ReviewWorld _world = null!;
    private TestSite _site = null!;

    public async Task InitializeAsync()
    {
        _world = await ReviewWorld.SmallAsync(null, Marked, ("settings.json", """{"areas": "areas.csv"}"""), ("areas.csv", SitePeople.Areas));
        _site = await TestSite.StartAsync(_world.Night.Store, _world.Night.Clock, SitePeople.SignIn);
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _world.Dispose();
    }

    [Fact]
    public async Task No_name_number_or_telephone_is_anywhere_but_in_a_record_in_clear()
    {
        foreach (var name in new[] { "officer-parent", "supervisor-parent", "officer-other", "uploader-own", "auditor-own", "administrator-own", "statistician-own" })
            await DriveAsync(name);
        await _world.NextNightAsync();
        await DriveAsync("officer-parent");

        _answers.Count.ShouldBeGreaterThan(200);
        _answers.Where(answer => Secret().IsMatch(answer.Text)).Select(answer => answer.What).ShouldBeEmpty();
        var shown = _clear.Where(answer => answer.What.Contains("unmask", StringComparison.Ordinal)).ToList();
        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(answer => Secret().IsMatch(answer.Text));
        Secret().IsMatch(_site.Log).ShouldBeFalse();
        (await StoredAsync()).ShouldBeEmpty();
    }

    // Names get a word in the middle that no language has; numbers and telephones are told by their form.
    private static string Marked(string text) => NamesOfTheDistrict().Replace(text, name => $"{name.Value}{Canary}");

    private async Task DriveAsync(string name)
    {
        using var browser = await _site.SignedInAsync(name);
        var pages = new Queue<string>(["/ui/", "/ui/worklist", "/ui/worklist?stage=decided&stage=new&sort=facility", "/ui/worklist/excel", "/ui/dashboard", "/ui/audit", "/ui/status", "/ui/uploads", "/ui/nowhere", "/ui/cases/x'%22%3E", "/api/status", "/ui/worklist?after=x", "/ui/dashboard/nothing.csv", "/ui/%2e%2e/x"]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pages.TryDequeue(out var path) && seen.Count < 35)
        {
            if (!seen.Add(path))
                continue;
            var page = await KeepAsync($"{name} GET {path}", await browser.GetAsync(path));
            foreach (var link in Links().Matches(page).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)))
                pages.Enqueue(link);
        }

        using var answer = await browser.GetAsync("/ui/status");
        var token = TestSite.TokenOf(await answer.Content.ReadAsStringAsync());
        foreach (var form in _site.Routes.Where(route => route.StartsWith("POST", StringComparison.Ordinal)).Select(route => route[5..]).Where(form => !form.Contains("/sign-", StringComparison.Ordinal)))
            await SendAsync(browser, (name, form, token));
    }

    private async Task SendAsync(HttpClient browser, (string Name, string Form, string Token) of)
    {
        var officer = SitePeople.Find("officer-parent")!;
        var query = new WorklistQuery { Kinds = [DiscrepancyKind.UnregisteredBirth], Stages = Enum.GetValues<CaseStage>() };
        var caseId = (await _world.Review.WorklistAsync(officer, query, default)).Value!.Items[0].CaseId;
        var version = (await _world.PageAsync(officer, caseId)).State.Version;
        var path = of.Form.Replace("{id}", caseId, StringComparison.Ordinal);
        if (of.Form.EndsWith("preview", StringComparison.Ordinal) || of.Form == "/ui/uploads")
        {
            var bytes = of.Form == "/ui/uploads" ? Encoding.UTF8.GetBytes(Marked("record_id,birth_date,mother_name,phone\r\nX1,2025-05-01,Amara Okoye,0991200131\r\nX2,never,Amara Okoye,x\r\n")) : ExchangeTests.FilledIn([(caseId, "not_due", "date_corrected", "")]);
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var content = new MultipartFormDataContent { { new StringContent(of.Token), FormToken.Field }, { new StringContent(SitePeople.OwnSender), "sender" }, { file, "file", "births.csv" } };
            await KeepAsync($"{of.Name} POST {of.Form}", await browser.PostAsync(path, content));
            if (of.Name.StartsWith("uploader", StringComparison.Ordinal))
                await LookAtUploadAsync(browser);
            return;
        }

        foreach (var sound in new[] { false, true })
        {
            (string, string)[] fields =
            [
                (FormToken.Field, of.Token), ("id", sound ? Guid.NewGuid().ToString("N") : "x"), ("version", sound ? version : "x"), ("disposition", "unsure"), ("record", sound ? "0" : "99"),
                ("reason", sound && of.Form.EndsWith("unmask", StringComparison.Ordinal) ? "court_or_law" : "other"), ("note", "a word"), ("area", sound ? "K02" : "nowhere"), ("for", "facility"), ("to", ""), ("confirmed", "yes"),
            ];
            var answer = await TestSite.SendAsync(browser, path, fields);
            var isClear = sound && of.Form.EndsWith("unmask", StringComparison.Ordinal) && answer.IsSuccessStatusCode;
            await KeepAsync($"{of.Name} POST {of.Form} {sound}", answer, isClear);
        }
    }

    private async Task LookAtUploadAsync(HttpClient browser)
    {
        await _world.Night.DrainAsync();
        var page = await KeepAsync("uploads", await browser.GetAsync("/ui/uploads"));
        foreach (var link in Links().Matches(page).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => link.StartsWith("/ui/uploads/", StringComparison.Ordinal)))
        {
            await KeepAsync("upload", await browser.GetAsync(link));
            await KeepAsync("marked", await browser.GetAsync(link.Replace("?", "/marked?", StringComparison.Ordinal)), isClear: true);
        }
    }

    private async Task<string> KeepAsync(string what, HttpResponseMessage answer, bool isClear = false)
    {
        using (answer)
        {
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
            var text = TextOf(bytes);
            _answers.Add(($"{what} headers", headers));
            (isClear ? _clear : _answers).Add((what, text));
            return text;
        }
    }

    /// <summary>Where in the store a secret stands that must not stand there: in a name or key anywhere, in a value anywhere but in what was read of files.</summary>
    private async Task<List<string>> StoredAsync()
    {
        var found = new List<string>();
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in _world.Night.Store.Tables.QueryAsync(table, null, default))
            {
                var text = $"{row.Key.Partition} {row.Key.Row} {string.Join(' ', row.Values.Select(value => $"{value.Key} {value.Value}"))}";
                if (Secret().IsMatch(text))
                    found.Add($"table {table}");
            }
        }

        foreach (var container in StorageNames.Containers.Except([StorageNames.Uploads, StorageNames.Batches], StringComparer.Ordinal))
        {
            await foreach (var blob in _world.Night.Store.Blobs.ListAsync(container, "", default))
            {
                if (Secret().IsMatch(blob.Name.Path) || Secret().IsMatch(await TextOfAsync(blob.Name)))
                    found.Add($"{container} {blob.Name.Path}");
            }
        }

        return found;
    }

    private async Task<string> TextOfAsync(BlobName name)
    {
        var bytes = (await _world.Night.Store.Blobs.ReadAsync(name, default))!;
        return name.Path.EndsWith("/review/cases", StringComparison.Ordinal) ? BundlesIn(bytes) : TextOf(bytes);
    }

    // As CaseBundleFile writes them: the places of the buckets, then each bucket packed by itself.
    private static string BundlesIn(byte[] bytes)
    {
        var text = new StringBuilder();
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        for (var place = 0; place + (2 * sizeof(long)) <= header; place += sizeof(long))
        {
            var (from, to) = ((int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(place)), (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(place + sizeof(long))));
            using var bucket = new StreamReader(new DeflateStream(new MemoryStream(bytes, from, to - from), CompressionMode.Decompress));
            text.Append(bucket.ReadToEnd());
        }

        text.ToString().ShouldContain("mother_name");
        return text.ToString();
    }

    // Workbooks are looked into, and whatever is packed.
    private static string TextOf(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return entry.FullName + reader.ReadToEnd();
        }));
    }

    // Numbers and telephones stand alone: the same digits are in hashes and in fractions.
    [GeneratedRegex(@"[qQ][zZ][xX][vV]|(?<![0-9A-Za-z.])(?:AB7[0-9]{6}|0991[0-9]{6})(?![0-9A-Za-z])")]
    private static partial Regex Secret();

    [GeneratedRegex("(?:href|action)=\"(/ui/[^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"\b(?:Abara|Bekele|Chanda|Dube|Eze|Fofana|Girma|Hassan|Ibrahim|Juma|Kamau|Lungu|Mbeki|Nkosi|Okoye|Amara|Beatrice|Chipo|Dalia|Esther|Fatima|Halima|Ifeoma|Joyce|Khadija|Lindiwe|Mary|Naomi|Olufemi|Precious|Rehema)\b")]
    private static partial Regex NamesOfTheDistrict();
}
