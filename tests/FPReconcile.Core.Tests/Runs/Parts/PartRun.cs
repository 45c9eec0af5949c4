using System.Globalization;
using System.Text;
using FPReconcile.Core.Reconciliation;
using FPReconcile.Core.Records;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Parts;

namespace FPReconcile.Core.Tests.Runs.Parts;

/// <summary>Runs that are spread over parts, as other processes would do them: from bytes alone, in any order.</summary>
internal static class PartRun
{
    /// <summary>Links by replay.</summary>
    /// <param name="input">What is linked.</param>
    /// <param name="leastRows">Least rows of a part.</param>
    /// <param name="order">Another number is another order of the parts.</param>
    public static BirthLinkageResult Link(BirthLinkageInput input, int leastRows, int order = 0) => Replays(input, leastRows, order).Result!;

    /// <summary>The same, with the number of replays and of parts.</summary>
    public static (BirthLinkageResult? Result, int Replays, int Parts) Replays(BirthLinkageInput input, int leastRows, int order = 0)
    {
        var known = new FoundPairsSet();
        for (int replays = 1, parts = 0; replays < 10; replays++)
        {
            var replay = BirthLinkage.Encode(input).Replay(known, leastRows);
            if (replay.Result is { } result)
                return (result.Build(input), replays, parts);
            var tables = Written(replay.Tables!);
            foreach (var (plan, part) in replay.Pending.SelectMany(plan => plan.Parts.Select(part => (plan, part))).OrderBy(work => Shuffled(work.part.Number, order)))
            {
                known.Add(PairSearchWorker.Find(PairSearchPlan.Read(plan.Write().Span), part.Number, tables.Of(plan, part), threads: 1 + (part.Number % 2)));
                parts++;
            }
        }

        return (null, 0, 0);
    }

    public static WrittenTables Written(EncodedBirths tables) =>
        new(tables.WriteValues(), [.. SourceKinds.All.Select(source => tables.WriteRows(source).SelectMany(frame => frame).ToArray())]);

    /// <summary>Everything that linkage tells, in full precision.</summary>
    public static string Text(BirthLinkageResult result)
    {
        var text = new StringBuilder();
        foreach (var birth in result.Outcome.Births)
        {
            text.AppendJoin(' ', birth.AllRecords.Select(record => record.Key));
            foreach (var link in birth.Links.Concat(birth.DuplicateLinks))
                Append(text, link);
            text.AppendLine();
        }

        foreach (var link in result.Outcome.PossibleMatches)
            Append(text, link);
        return text.ToString();
    }

    private static void Append(StringBuilder text, RecordLink link) =>
        text.Append(CultureInfo.InvariantCulture, $" {link.A}={link.B} {link.MatchWeight:R} {link.MatchProbability:R}");

    private static int Shuffled(int number, int order) => unchecked(((number * 7919) + (order * 104_729)) % 31);
}

/// <summary>Encoded tables as they lie in a store.</summary>
internal sealed record WrittenTables(byte[] Values, byte[][] Rows)
{
    /// <summary>The bytes that one part is given.</summary>
    public PartBytes Of(PairSearchPlan plan, PairSearchPart part) =>
        new(Values, Slice(Rows[(int)plan.Sources.Left], part.LeftBytes), plan.Sources.IsOneSource ? default : Slice(Rows[(int)plan.Sources.Right], part.RightBytes));

    private static ReadOnlyMemory<byte> Slice(byte[] bytes, ByteRange range) => bytes.AsMemory((int)range.Offset, (int)range.Length);
}
