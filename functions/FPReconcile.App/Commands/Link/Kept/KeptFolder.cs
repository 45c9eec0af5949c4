using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FPReconcile.App.Output;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Incremental;
using FPReconcile.Core.Runs.Incremental.Image;
using FPReconcile.Core.Runs.Parts;
using FPReconcile.Core.Tables;

namespace FPReconcile.App.Commands.Link.Kept;

/// <summary>
/// The folder of a kept linkage: the model files, an image that is never changed, and a small file with all changes since. A new state is
/// one file that takes the place of another by renaming, so that a killed run leaves the old state or the new one.
/// </summary>
internal sealed class KeptFolder : IDisposable
{
    private const string ModelName = "model.json";
    private const string TrainedName = "trained.json";
    private const string ChangesName = "changes.bin";
    private const string NewChangesName = "changes.bin.new";
    private const int BytesOfHeader = 16;

    // Smaller images are read as a whole at every start to see whether they are damaged; of larger ones what tells where the sections are.
    private const long CheckedWhole = 64 << 20;

    // From here on a new image is worth its cost: changes are read at every start.
    private const int MostChanges = 50_000;
    private const int RowsOfAChange = 200;

    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly MappedImage _image;
    private readonly long _number;
    private readonly int? _threads;

    private KeptFolder(string folder, FileStream openLock, bool isCheckedWhole, int? threads)
    {
        _folder = folder;
        _lock = openLock;
        _threads = threads;
        Definition = LinkModelFile.Read(Path.Combine(folder, ModelName));
        Plan = new LinkPlanBuilder(Definition);
        Trained = TrainedModelFile.Read(Path.Combine(folder, TrainedName), Definition, Plan.Comparisons);
        var changes = File.ReadAllBytes(Path.Combine(folder, ChangesName));
        if (changes.Length < BytesOfHeader)
            throw new InvalidDataException("too short");
        _number = BinaryPrimitives.ReadInt64LittleEndian(changes);
        _image = new MappedImage(ImagePath(folder, _number));
        if (_image.Id != BinaryPrimitives.ReadUInt64LittleEndian(changes.AsSpan(sizeof(long))))
            throw new InvalidDataException("another image");
        if ((isCheckedWhole || new FileInfo(ImagePath(folder, _number)).Length < CheckedWhole) && !_image.IsWhole())
            throw new InvalidDataException("damaged");
        Fingerprint = FingerprintOf(Definition, Trained);
        Linkage = new KeptLinkage(_image, Input(threads), changes.AsSpan(BytesOfHeader));
    }

    /// <summary>What tells a folder of this kind from others.</summary>
    public static RunMarker Marker { get; } = new(TrainedName, "fingerprint", null);

    public LinkModelDefinition Definition { get; }

    public LinkPlanBuilder Plan { get; }

    public TrainedModel Trained { get; }

    public KeptLinkage Linkage { get; }

    /// <summary>A hash of the program, the model and the trained model: an image made with others must not be used.</summary>
    public string Fingerprint { get; }

    /// <summary>Ids by which changes are told must be there once.</summary>
    /// <exception cref="RunFailedException">They are not.</exception>
    public static void RefuseIds(RowIds left, RowIds right)
    {
        RefuseIds(left, "left");
        RefuseIds(right, "right");
    }

    /// <summary>Writes a linkage into an empty folder.</summary>
    public static void Write(string folder, LinkOutcome outcome, byte[] model)
    {
        try
        {
            File.WriteAllBytes(Path.Combine(folder, ModelName), model);
            var plan = new LinkPlanBuilder(outcome.Definition);
            var image = LinkageImage.Of(
                outcome.Linkage, (outcome.Left.Ids, outcome.Right.Ids), outcome.Input, (plan.Left, FingerprintOf(outcome.Definition, outcome.Model)));
            WriteChanges(folder, (1, ImageFile.Write(ImagePath(folder, 1), image, outcome.Arguments.Threads)), []);
            File.WriteAllBytes(Path.Combine(folder, TrainedName), TrainedModelJson.Write(outcome.Model));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotWrite(exception, "--keep");
        }
    }

    /// <summary>Opens a kept linkage; no other run can until it is disposed of.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="isCheckedWhole">Whether an image of any size is read as a whole to see whether it is damaged.</param>
    /// <param name="threads">Threads to link on; null: as many as there are.</param>
    /// <exception cref="UsageException">It is no kept linkage, or one of another version.</exception>
    /// <exception cref="RunFailedException">It is damaged or cannot be read.</exception>
    public static KeptFolder Open(string path, bool isCheckedWhole, int? threads)
    {
        if (string.IsNullOrWhiteSpace(path) || !Marker.IsIn(path))
            throw new UsageException("--state is not a kept linkage: name the folder that link --keep has written");
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var openLock = OutputFolder.Lock(Path.GetDirectoryName(folder)!, folder, "--state");
        try
        {
            return new KeptFolder(folder, openLock, isCheckedWhole, threads);
        }
        catch (Exception exception)
        {
            openLock.Dispose();
            throw Told(exception);
        }
    }

    /// <summary>What is told when a state cannot be used. A large image is not checked whole, so that it may turn out to be damaged while rows are linked.</summary>
    public static Exception Told(Exception exception) => exception switch
    {
        NotSupportedException or PartDataException { Problem: not PartDataProblem.Damaged } => new UsageException(
            "--state was written by another version of the program, or its model was changed: run link --keep again"),
        InvalidDataException or PartDataException or EndOfStreamException => new RunFailedException(
            "--state is damaged or cut short: run link --keep again, or take a copy of the folder", exception),
        IOException or UnauthorizedAccessException => new RunFailedException(
            "--state cannot be read: check the folder and its permissions, or run link --keep again", exception),
        _ => exception,
    };

    /// <summary>Makes the changes of the linkage the state of the folder.</summary>
    /// <param name="image">An image in the place of the old one; null: there is no need.</param>
    public void Commit(LinkageImage? image)
    {
        try
        {
            if (image is null && Linkage.ChangedSinceImage > Math.Max(MostChanges, (Linkage.Rows.Left + Linkage.Rows.Right) / RowsOfAChange))
                image = Linkage.ToImage();
            if (image is null)
            {
                WriteChanges(_folder, (_number, _image.Id), Linkage.WriteChanges());
                return;
            }

            WriteChanges(_folder, (_number + 1, ImageFile.Write(ImagePath(_folder, _number + 1), image, _threads)), []);
            DeleteOthers(_number + 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.CannotWrite(exception, "--state");
        }
    }

    public void Dispose()
    {
        _image.Dispose();
        _lock.Dispose();
    }

    private static void RefuseIds(RowIds ids, string side)
    {
        for (var row = 0; row < ids.Count; row++)
        {
            if (ids[row].IsEmpty)
                throw new RunFailedException($"--{side}: rows without an id: changes are told by ids; run without --keep, or give every row an id");
        }

        if (ids.CountDuplicates() > 0)
            throw new RunFailedException($"--{side}: ids that are in more than one row: changes are told by ids; run without --keep, or give every row an id of its own");
    }

    private static string ImagePath(string folder, long number) => Path.Combine(folder, FormattableString.Invariant($"image-{number}.bin"));

    private KeptLinkageInput Input(int? threads) => new()
    {
        Layout = Plan.Left, Comparisons = Plan.Comparisons, Trained = Trained,
        LinkFrom = MatchWeight.FromProbability(Definition.Threshold).Bits, Threads = threads, IsOneToOne = Definition.LinkType == LinkType.OneToOne,
        Fingerprint = Fingerprint,
    };

    private static string FingerprintOf(LinkModelDefinition definition, TrainedModel trained)
    {
        var rules = string.Join('\n', definition.BlockingRules.Select(rule => rule.Name));
        var text = FormattableString.Invariant($"{ProgramVersion.Text}\n{definition.Fingerprint()}\n{definition.Id}\n{definition.LinkType}\n{definition.Threshold:R}\n{rules}\n");
        return Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(text), .. TrainedModelJson.Write(trained)]));
    }

    private static void WriteChanges(string folder, (long Number, ulong Id) image, byte[] changes)
    {
        var path = Path.Combine(folder, NewChangesName);
        using (var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Span<byte> header = stackalloc byte[BytesOfHeader];
            BinaryPrimitives.WriteInt64LittleEndian(header, image.Number);
            BinaryPrimitives.WriteUInt64LittleEndian(header[sizeof(long)..], image.Id);
            stream.Write(header);
            stream.Write(changes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path, Path.Combine(folder, ChangesName), overwrite: true);
    }

    /// <summary>Removes images that are no longer in use; what cannot be removed is by the next new image.</summary>
    private void DeleteOthers(long number)
    {
        _image.Dispose();
        foreach (var path in Directory.EnumerateFiles(_folder, "image-*.bin").Where(path => path != ImagePath(_folder, number)))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }
}
