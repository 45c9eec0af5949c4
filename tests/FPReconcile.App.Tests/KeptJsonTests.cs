using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FPReconcile.App.Identity;
using FPReconcile.App.Keeping;
using FPReconcile.App.Nightly.Publishing;
using FPReconcile.App.Nightly.Runs;
using FPReconcile.App.Nightly.Uploads;
using FPReconcile.App.Review;
using FPReconcile.App.Review.Vintages;
using FPReconcile.App.Storage;
using FPReconcile.App.Storage.Local;
using FPReconcile.App.Tests.Spreadsheets;
using FPReconcile.Core.Disclosure;
using FPReconcile.Core.Disclosure.Review;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests;

/// <summary>Every kind of JSON that a store or a folder keeps, letter by letter: another program, older or newer, reads it.</summary>
public sealed class KeptJsonTests : IDisposable
{
    // Well-formed, and of no password.
    private const string Hash = "pbkdf2-sha256$10$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly JsonSerializerOptions WithoutGeneratedCode = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly TemporaryFolder _folder = new();

    private IBlobStore Blobs => field ??= LocalStore.Open(_folder.Path("store"), TimeProvider.System).Blobs;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void Users()
    {
        var path = _folder.Path("users.json");
        new LocalUsers([new LocalUser { Id = "u1", Name = "Zoë <z>", Password = Hash, Roles = [Roles.Officer], Areas = ["K01", "K02"] }]).Write(path);

        File.ReadAllText(path).ShouldBe($$"""
            {
              "users": [
                {
                  "id": "u1",
                  "name": "Zo\u00EB \u003Cz\u003E",
                  "password": "{{Hash}}",
                  "roles": [
                    "officer"
                  ],
                  "areas": [
                    "K01",
                    "K02"
                  ],
                  "senders": []
                }
              ]
            }
            """);
        LocalUsers.Read(path).All.Single().Name.ShouldBe("Zoë <z>");
    }

    [Fact]
    public void Users_with_little_said_of_them()
    {
        var path = _folder.Write("users.json", Encoding.UTF8.GetBytes($$"""{"Users": [{"ID": "u1", "name": "a", "password": "{{Hash}}"}]}"""));

        var user = LocalUsers.Read(path).All.Single();

        (user.Id, user.Roles.Count, user.Areas.Count, user.Senders.Count).ShouldBe(("u1", 0, 0, 0));
    }

    [Fact]
    public async Task People()
    {
        await WriteAsync(PeopleFile.Place, """{"people": [{"id": "p1", "areas": ["A01"], "Senders": ["facility/F1"]}, {"id": "p2"}]}""");

        var (first, second) = (await PersonAsync("p1"), await PersonAsync("p2"));

        (first.Areas.Single(), first.Senders.Single(), second.Areas.Count, second.Senders.Count).ShouldBe(("A01", "facility/F1", 0, 0));
    }

    [Theory]
    [InlineData("""{"people": [{"id": "p1", "role": "officer"}]}""")]
    [InlineData("""{"people": {}}""")]
    public async Task People_who_are_told_wrongly_are_not_let_in(string text)
    {
        await WriteAsync(PeopleFile.Place, text);

        await Should.ThrowAsync<UsageException>(() => PersonAsync("p1"));
    }

    [Theory]
    [InlineData("{}", 3, 10, 5)]
    [InlineData("""{"undoMinutes": 0}""", 3, 0, 5)]
    [InlineData("""{"UnmaskMinutes": "7", "secondCheck": ["sealed"]}""", 1, 10, 7)]
    public async Task Settings_of_the_review(string text, int secondChecks, int undoMinutes, int unmaskMinutes)
    {
        await WriteAsync(ReviewSettings.Place, text);

        var settings = await ReviewSettings.LoadAsync(Blobs, default);

        (settings.SecondCheck.Count, settings.UndoMinutes, settings.UnmaskMinutes).ShouldBe((secondChecks, undoMinutes, unmaskMinutes));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"secondCheck": null}""")]
    [InlineData("""{"undoMinutes": 61}""")]
    [InlineData("""{"undoMinutes": null}""")]
    [InlineData("""{"undoMinute": 5}""")]
    public async Task Settings_of_the_review_that_are_wrong(string text)
    {
        await WriteAsync(ReviewSettings.Place, text);

        await Should.ThrowAsync<UsageException>(() => ReviewSettings.LoadAsync(Blobs, default));
    }

    [Fact]
    public void Vintages_with_little_told()
    {
        var read = VintageReader.Read("""
            {"vintage": "a", "as_of": "2025-12-31", "new_in_a_later_program": 1, "metadata": {},
             "completeness": {"all": {"stratum": "all", "grouping": "all", "rows": [{"observed": 7}]}}}
            """u8)!;

        var row = read.Completeness!.All.Rows.Single();
        (read.AsOf, read.Metadata.BaseModel, read.Metadata.ProgramVersion, read.Metadata.Sources).ShouldBe((new DateOnly(2025, 12, 31), "", "", null));
        (row.Label, row.Counts.Count, row.Observed).ShouldBe(("", 0, 7));
    }

    [Fact]
    public void Places_in_a_worklist()
    {
        var token = new WorklistPlace(3, "张", "c1", 2, "H1 R1").Write();

        Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token)).ShouldBe("""{"Number":3,"Text":"\u5F20","CaseId":"c1","Kind":2,"Records":"H1 R1"}""");
        WorklistPlace.TryRead(token, out var place).ShouldBeTrue();
        place.ShouldBe(new WorklistPlace(3, "张", "c1", 2, "H1 R1"));
    }

    [Fact]
    public async Task Filled_in_worklists()
    {
        await Blobs.CreateContainerAsync(StorageNames.Reference, default);
        var user = new AskingUser("u1", new HashSet<string>());
        FilledLine[] lines = [new(7, "c1", "registered", "", "it's \"R1\""), new(8, "c2", "sealed", "court", "")];

        var token = await new ImportStore(Blobs).KeepAsync(user, lines, default);

        var blob = (await Blobs.ListAsync(StorageNames.Reference, StorageNames.ReviewImports, default).ToListAsync()).Single();
        Encoding.UTF8.GetString((await Blobs.ReadAsync(blob.Name, default))!).ShouldBe(
            """[{"Row":7,"CaseId":"c1","Disposition":"registered","Reason":"","Note":"it\u0027s \u0022R1\u0022"},{"Row":8,"CaseId":"c2","Disposition":"sealed","Reason":"court","Note":""}]""");
        (await new ImportStore(Blobs).FindAsync(user, token, default)).ShouldBe(lines);
    }

    [Fact]
    public void Messages_about_an_upload() =>
        IngestMessage.Text(new BlobName(StorageNames.Uploads, "facility/F012/März & April.xlsx")).ShouldBe("""{"upload":"facility/F012/M\u00E4rz \u0026 April.xlsx"}""");

    [Fact]
    public void Areas_of_a_run()
    {
        using var stream = new MemoryStream();
        AreaListFile.Write(stream, ["K02", "K01", "Ä1"]);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("""["K01","K02","\u00C41"]""");
        AreaListFile.Read(stream.ToArray()).ShouldBe(["K01", "K02", "Ä1"]);
        AreaListFile.Read("null"u8.ToArray()).ShouldBeEmpty();
    }

    [Fact]
    public void Open_cases_of_a_run()
    {
        var row = new OpenCase
        {
            AreaCode = "K01", CaseId = "c1", Kind = DiscrepancyKind.NotInRegister, Due = null, BirthDate = new DateOnly(2025, 3, 1), Sex = "female", Facility = "F1", FacilityRecord = "H1",
            RegistrationRecord = "R1", RegisterRecord = "", MaskedMother = "A•••", MaskedChild = "",
        };
        using var stream = new MemoryStream();
        OpenCaseFile.Write(stream, [row, row with { Due = new DateOnly(2025, 4, 1) }]);

        Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[1].ShouldBe(
            $$"""{"AreaCode":"K01","CaseId":"c1","Kind":{{(int)DiscrepancyKind.NotInRegister}},"Due":"2025-04-01","BirthDate":"2025-03-01","Sex":"female","Facility":"F1","FacilityRecord":"H1","RegistrationRecord":"R1","RegisterRecord":"","MaskedMother":"A\u2022\u2022\u2022","MaskedChild":""}""");
        OpenCaseFile.Read(stream.ToArray()).First().ShouldBe(row);
        Encoding.UTF8.GetString(stream.ToArray()).ShouldContain("\"Due\":null");
        OpenCaseFile.Read(stream.ToArray()).Last().Due.ShouldBe(new DateOnly(2025, 4, 1));
    }

    [Fact]
    public void Bundles_of_cases()
    {
        var written = JsonSerializer.Serialize(Bundle, CaseBundleContext.Default.CaseBundle);

        Approved.Check("case-bundle.json", written);
        written.ShouldBe(JsonSerializer.Serialize(Bundle, WithoutGeneratedCode));
        JsonSerializer.Serialize(JsonSerializer.Deserialize(written, CaseBundleContext.Default.CaseBundle), CaseBundleContext.Default.CaseBundle).ShouldBe(written);
    }

    [Fact]
    public void Bundles_of_an_earlier_program()
    {
        var bundle = JsonSerializer.Deserialize("""{"CaseId": "c1", "AreaCode": "K01", "Lane": "sealed", "Pairs": [{"Left": 0, "Right": 1, "Standing": 1, "MatchWeight": 2, "MatchProbability": 0.5}]}""", CaseBundleContext.Default.CaseBundle)!;

        (bundle.Lane, bundle.Pairs.Single().Standing).ShouldBe((CaseLane.Sealed, PairStanding.PossibleMatch));
        (bundle.Findings.Count, bundle.Records.Count, bundle.Fields.Count, bundle.Siblings.Count, bundle.Candidates.Count, bundle.RelatedCases.Count, bundle.Pairs[0].Weights.Count).ShouldBe((0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void Parts_of_a_wave() =>
        JsonSerializer.Serialize([new("ab12", 0), new("ab12", 1)], WaveIndexContext.Default.ListWavePart).ShouldBe("""[{"Plan":"ab12","Number":0},{"Plan":"ab12","Number":1}]""");

    [Fact]
    public void Backups()
    {
        _folder.Write("a.txt", "abc"u8.ToArray());
        var manifest = new BackupManifest(1, "0.1.0", new DateTimeOffset(2025, 12, 31, 1, 2, 3, TimeSpan.Zero), [BackupManifest.FileOf(_folder.Path("."), "a.txt")]);
        manifest.Write(_folder.Path("."));

        File.ReadAllText(_folder.Path(BackupManifest.Name)).ShouldBe("""
            {
              "Format": 1,
              "Program": "0.1.0",
              "Taken": "2025-12-31T01:02:03+00:00",
              "Files": [
                {
                  "Path": "a.txt",
                  "Bytes": 3,
                  "Sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                }
              ]
            }
            """);
        BackupManifest.ReadChecked(_folder.Path(".")).Files.ShouldBe(manifest.Files);
    }

    private static CaseBundle Bundle => new()
    {
        CaseId = "c1", AreaCode = "K01", Lane = CaseLane.Held, BirthDate = new DateOnly(2025, 3, 1), Content = ulong.MaxValue, RelatedCases = ["c2"],
        Findings = [new(DiscrepancyKind.ConflictingDetails, null, ["sex"], "differs", "不同"), new(DiscrepancyKind.NotInRegister, new DateOnly(2025, 5, 1), [], "a", "b")],
        Records = [new CaseRecord { Source = SourceKind.Facility, Id = "H1", File = "0f", Row = 7, Sheet = "", IsDuplicate = true }, new CaseRecord { Source = SourceKind.Register, Id = "P1", File = "1f", Row = 8, Sheet = "2f", Facility = "F1" }],
        Fields = [new("mother_name", [new("A•••", "a•••"), new("", "")], FieldAgreement.Alike)],
        Pairs = [new CasePair { Left = 0, Right = 1, Standing = PairStanding.PossibleMatch, MatchWeight = 1.0 / 3, MatchProbability = 0.75, StartBits = -12, Weights = [new("mother_surname", "exact", 6.5e-7)], IsConfirmed = true }],
        Siblings = [new(SourceKind.Registration, "R2", Sex.Female, null, true), new(SourceKind.Facility, "H2", Sex.Unknown, 2, false)],
        Candidates = [new(SourceKind.Registration, "R3", -1e21, WhyNot.TooLittleAgrees)],
    };

    private Task<AskingUser> PersonAsync(string id) => new PeopleFile(Blobs).CompleteAsync(new SignedInUser(id, new HashSet<string>()), default);

    private async Task WriteAsync(BlobName name, string text)
    {
        await Blobs.CreateContainerAsync(name.Container, default);
        await Blobs.WriteAsync(name, Encoding.UTF8.GetBytes(text), default);
    }
}
