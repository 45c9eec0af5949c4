using System.Globalization;
using FPReconcile.Core.Intake;
using FPReconcile.Core.Intake.Rejections;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs;

namespace FPReconcile.App.Input;

/// <summary>Refuses a run whose sources hold nothing to compare, and says why they do not.</summary>
internal static class RunReadiness
{
    /// <exception cref="UsageException">The as-of date lies before every record, or the mapping names a column twice.</exception>
    /// <exception cref="RunFailedException">A source has no readable row.</exception>
    public static void Check(ReconciliationInput input)
    {
        var mappedTwice = input.Problems.Where(problem => problem.Code == FileProblemCode.ColumnMappedTwice).ToList();
        if (mappedTwice.Count > 0)
            throw new UsageException(string.Join('\n', mappedTwice.Select(Problems.Line)));
        var empty = input.Sources.Where(source => source.Records.Count == 0).ToList();
        if (empty.Count == 0)
            return;
        if (empty.Count == input.Sources.Count && empty.TrueForAll(IsAllAfterAsOf))
            throw new UsageException("--as-of lies before every record: check the date");
        throw new RunFailedException(string.Join('\n', input.Problems.Select(Problems.Line).Concat(empty.Select(Why))));
    }

    private static bool IsAllAfterAsOf(SourceIntake source) =>
        source.Rejections.Any(IsAfterAsOf) && source.Rejections.Where(line => line.Effect == RejectionEffect.Row).All(IsAfterAsOf);

    private static bool IsAfterAsOf(RowRejection line) =>
        line.Code is RejectionCode.BirthDateAfterAsOf or RejectionCode.RecordDateAfterAsOf;

    private static string Why(SourceIntake source)
    {
        var option = $"--{source.Source.Name()}";
        var causes = source.Rejections.Where(line => line.Effect == RejectionEffect.Row)
            .GroupBy(line => line.Code)
            .OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key.ToCode()} {group.Count()}"))
            .ToList();
        if (causes.Count > 0)
            return $"{option}: no row could be used ({string.Join(", ", causes)}): correct the rows and send them again";
        return source.Problems.Count > 0
            ? $"{option}: no row could be read: mend the files named above, or check the path"
            : $"{option}: no row was found: check the path, and that the sheets have rows below their headings";
    }
}
