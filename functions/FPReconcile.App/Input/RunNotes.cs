using System.Globalization;
using FPReconcile.Core.Intake.Mappings;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Input;

/// <summary>What is no error and should not pass in silence: mappings that fit no file, decisions that contradict each other.</summary>
internal static class RunNotes
{
    /// <summary>One line each; mappings before decisions, both in the order of their file.</summary>
    public static IReadOnlyList<string> Of(ReconciliationInput input, IReadOnlyList<ColumnMapping> mappings)
    {
        var files = input.Files.Select(file => file.File).Concat(input.Problems.Select(problem => problem.File)).ToList();
        var unused = Enumerable.Range(0, mappings.Count).Where(i => mappings[i].FileGlob is not null && !files.Exists(file => IsFor(mappings[i], file)));
        return
        [
            .. unused.Select(i => Line($"mapping: the fileGlob of entry {i + 1} fits no file of {NameOf(mappings[i].Source)}: check the pattern")),
            .. (input.Previous?.Decisions.Overruled ?? []).Select(position => Line($"decisions.csv: decision {position} contradicts a later one and does not count: correct one of them")),
        ];
    }

    private static bool IsFor(ColumnMapping mapping, string file)
    {
        var prefix = NameOf(mapping.Source) + "/";
        return file.StartsWith(prefix, StringComparison.Ordinal) && mapping.Matches(mapping.Source, file[prefix.Length..], null);
    }

    private static string NameOf(SourceKind? source) => source?.Name() ?? "deaths";

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
