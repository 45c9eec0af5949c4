using FPReconcile.App.Spreadsheets;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Records;
using FPReconcile.Core.Tests.Batches;

namespace FPReconcile.App.Tests.Spreadsheets;

/// <summary>A folder whose files are read one by one, kept as batches, and combined in any order: the result must be that of reading the folder.</summary>
internal static class BatchedFolder
{
    private const int Orders = 3;

    public static void ShouldGive(SourceIntake intake, string folder, IntakeSettings settings)
    {
        var batches = Batches(intake.Source, folder, settings);
        for (var seed = 0; seed < Orders; seed++)
            ShouldBeTheSame(SourceIntakes.Combine(intake.Source, Shuffled(batches, seed)), intake);
    }

    public static void ShouldGive(DeathIntake intake, string folder, IntakeSettings settings)
    {
        var batches = Batches(null, folder, settings);
        for (var seed = 0; seed < Orders; seed++)
            ShouldBeTheSame(SourceIntakes.CombineDeaths(Shuffled(batches, seed)), intake);
    }

    // Written and read anew for each order: what is combined twice must not have changed.
    private static IEnumerable<FileBatch> Shuffled(List<byte[]> batches, int seed)
    {
        var random = new Random(seed);
        return batches.OrderBy(_ => random.Next()).Select(static bytes => BatchReader.Read(bytes)).ToList();
    }

    private static List<byte[]> Batches(SourceKind? source, string folder, IntakeSettings settings)
    {
        var prefix = source?.Name() ?? DeathIntake.Name;
        return [.. SourceFiles.Find(folder, prefix)!.Select(file => BatchWriter.Write(FileBatches.Read(source, file.Name[(prefix.Length + 1)..], file.Path, settings)))];
    }

    // The texts hold everything, and a message as long as a district says nothing: the place where they part is shown.
    private static void ShouldBeTheSame(object combined, object read)
    {
        var (one, other) = (DeepText.Of(combined), DeepText.Of(read));
        var same = one.AsSpan().CommonPrefixLength(other);
        if (one != other)
            one[Math.Max(0, same - 200)..Math.Min(one.Length, same + 200)].ShouldBe(other[Math.Max(0, same - 200)..Math.Min(other.Length, same + 200)]);
    }
}
