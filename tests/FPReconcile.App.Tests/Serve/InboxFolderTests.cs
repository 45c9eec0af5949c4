using System.Globalization;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Observability;
using FPReconcile.App.Serve;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;

namespace FPReconcile.App.Tests.Serve;

/// <summary>Files dropped into the inbox become uploads once they are whole.</summary>
public sealed class InboxFolderTests : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fpreconcile-inbox-").FullName;
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture);
    private readonly Store _store;
    private readonly InboxFolder _inbox;

    public InboxFolderTests()
    {
        _store = LocalStore.Open(_folder, TimeProvider.System);
        _inbox = new InboxFolder(_store, _folder, new EventLog(_log, _log, TimeProvider.System));
    }

    public Task InitializeAsync() => _store.CreateAsync(CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_stands_still_is_moved_to_the_uploads_and_its_ingest_is_asked_for()
    {
        var file = Drop("facility/F012/二月 2026.csv", "record_id\n1\n");

        (await LookAsync()).ShouldBe(0);
        (await LookAsync()).ShouldBe(1);

        File.Exists(file).ShouldBeFalse();
        var message = (await _store.Queues.TakeAsync(StorageNames.IngestQueue, TimeSpan.FromMinutes(1), CancellationToken.None))!;
        var upload = IngestMessage.Read(message.Text, uploads: null)!.Value;
        upload.Path.ShouldBe("facility/F012/二月 2026.csv");
        await using var content = (await _store.Blobs.OpenAsync(upload, CancellationToken.None))!;
        using var reader = new StreamReader(content.Stream);
        (await reader.ReadToEndAsync()).ShouldBe("record_id\n1\n");
        _log.ToString().ShouldNotContain("2026.csv");
    }

    [Fact]
    public async Task A_file_that_is_still_written_waits()
    {
        var file = Drop("facility/F012/february.csv", "record_id\n");
        await LookAsync();
        await File.AppendAllTextAsync(file, "1\n");

        (await LookAsync()).ShouldBe(0);
        (await LookAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_only_changes_its_time_waits_too()
    {
        var file = Drop("facility/F012/february.csv", "record_id\n");
        await LookAsync();
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(1));

        (await LookAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("facility/F012/~$february.xlsx")]
    [InlineData("facility/F012/.february.csv")]
    [InlineData("facility/F012/february.xlsx.crdownload")]
    [InlineData("facility/F012/february.part")]
    public async Task What_programs_leave_while_they_are_at_work_is_left_alone(string path)
    {
        var file = Drop(path, "x");

        await LookAsync();
        (await LookAsync()).ShouldBe(0);

        File.Exists(file).ShouldBeTrue();
    }

    [Theory]
    [InlineData("february.csv")]
    [InlineData("facility/february.csv")]
    [InlineData("facility/F012/2026/february.csv")]
    public async Task A_file_in_another_place_stays_and_is_told_once(string path)
    {
        var file = Drop(path, "x");

        for (var look = 0; look < 3; look++)
            (await LookAsync()).ShouldBe(0);

        File.Exists(file).ShouldBeTrue();
        _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("\"files\":1");
        _log.ToString().ShouldNotContain("february");
    }

    [Fact]
    public async Task A_file_that_was_taken_twice_is_one_upload()
    {
        for (var round = 0; round < 2; round++)
        {
            Drop("facility/F012/february.csv", "record_id\n");
            await LookAsync();
            (await LookAsync()).ShouldBe(1);
        }

        var uploads = new List<BlobVersion>();
        await foreach (var upload in _store.Blobs.ListAsync(StorageNames.Uploads, "", CancellationToken.None))
            uploads.Add(upload);
        uploads.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_link_to_a_file_elsewhere_is_left_alone()
    {
        var target = Path.Combine(_folder, "elsewhere.csv");
        await File.WriteAllTextAsync(target, "x");
        Directory.CreateDirectory(Path.Combine(_folder, "inbox", "facility", "F012"));
        File.CreateSymbolicLink(Path.Combine(_folder, "inbox", "facility", "F012", "link.csv"), target);

        await LookAsync();
        (await LookAsync()).ShouldBe(0);
    }

    private Task<int> LookAsync() => _inbox.LookAsync(CancellationToken.None);

    private string Drop(string path, string text)
    {
        var file = Path.Combine(_folder, "inbox", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
