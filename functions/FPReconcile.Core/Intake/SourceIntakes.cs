using FPReconcile.Core.Records;

namespace FPReconcile.Core.Intake;

/// <summary>Makes the intake of a source from files that were read before, each on its own: the same as reading them all at once.</summary>
public static class SourceIntakes
{
    /// <summary>The intake of a source.</summary>
    /// <param name="source">The office.</param>
    /// <param name="batches">Its files, in any order; each file once.</param>
    /// <exception cref="ArgumentException">A batch of another source, or two of one file.</exception>
    public static SourceIntake Combine(SourceKind source, IEnumerable<FileBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var files = InOrder(batches);
        var builder = new SourceIntakeBuilder(source);
        if (files.Count == 0)
            builder.Add(FileProblem.NoFile(source.Name()));
        foreach (var file in files.Where(static file => file.Input is null))
            builder.Add(file);

        var hashed = files.Where(static file => file.Input is not null).ToList();
        var repeated = new RepeatedFiles(hashed.Select(static file => (file.Input!, file.FileVintage)));
        foreach (var file in hashed)
        {
            if (repeated.ReadInPlaceOf(file.Input!) is { } same)
                builder.AddRepeated(file.Input!, same);
            else
                builder.Add(file);
        }

        return builder.Build();
    }

    /// <summary>The intake of lists of deaths; every row counts.</summary>
    /// <param name="batches">The lists, in any order; each file once.</param>
    /// <exception cref="ArgumentException">A batch of births, or two of one file.</exception>
    public static DeathIntake CombineDeaths(IEnumerable<FileBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var files = InOrder(batches);
        var builder = new DeathIntakeBuilder();
        if (files.Count == 0)
            builder.Add(FileProblem.NoFile(DeathIntake.Name));
        foreach (var file in files)
            builder.Add(file);
        return builder.Build();
    }

    private static List<FileBatch> InOrder(IEnumerable<FileBatch> batches)
    {
        var files = batches.OrderBy(static file => file.File, StringComparer.Ordinal).ToList();
        for (var i = 1; i < files.Count; i++)
        {
            if (files[i].File == files[i - 1].File)
                throw new ArgumentException("two batches are of one file", nameof(batches));
        }

        return files;
    }
}
