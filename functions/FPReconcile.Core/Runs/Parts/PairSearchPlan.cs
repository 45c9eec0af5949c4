using System.Security.Cryptography;
using FPReconcile.Core.Linkage;
using FPReconcile.Core.Runs.Births;
using FPReconcile.Core.Runs.Models;

namespace FPReconcile.Core.Runs.Parts;

/// <summary>
/// What must be found before a run can go on: the pairs of one stage of blocking rules between two sources, and the parts into which
/// the search is divided. The same run makes the same plan each time, with the same id.
/// </summary>
public sealed class PairSearchPlan
{
    /// <summary>Bytes of the binary form of <see cref="Id"/>.</summary>
    internal const int IdLength = 16;

    private byte[]? _bytes;
    private byte[]? _id;

    internal PairSearchPlan(LinkedSources sources, PlannedTables tables, PairSearchRequest request, IReadOnlyList<PairSearchPart> parts)
    {
        Sources = sources;
        Tables = tables;
        Request = request;
        Parts = parts;
    }

    /// <summary>Which sources are searched.</summary>
    public LinkedSources Sources { get; }

    /// <summary>The parts in the order of their numbers; none when a source has no records.</summary>
    public IReadOnlyList<PairSearchPart> Parts { get; }

    /// <summary>Hash of everything in the plan: 32 hexadecimal digits, fit for the name of a blob.</summary>
    public string Id => Convert.ToHexStringLower(IdBytes);

    internal ReadOnlySpan<byte> IdBytes => _id ??= SHA256.HashData(Bytes.AsSpan(PartWriter.HeaderLength))[..IdLength];

    internal PlannedTables Tables { get; }

    internal PairSearchRequest Request { get; }

    /// <summary>Rules and comparisons.</summary>
    internal LinkagePlan Linkage => LinkageOf(Sources);

    private byte[] Bytes => _bytes ??= PairSearchPlanBytes.Write(this);

    /// <summary>The plan as bytes for other processes. It holds row numbers only, nothing personal.</summary>
    public ReadOnlyMemory<byte> Write() => Bytes;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PartDataException">The bytes are damaged or of another version.</exception>
    public static PairSearchPlan Read(ReadOnlySpan<byte> bytes) => PairSearchPlanBytes.Read(bytes);

    internal static LinkagePlan LinkageOf(LinkedSources sources) =>
        sources.IsOneSource ? BirthLinkageModel.PlanWithinSource : BirthLinkageModel.Plan;
}

/// <summary>The tables that a plan is for.</summary>
/// <param name="Hash">Hash of all tables of the run.</param>
/// <param name="Left">The left table.</param>
/// <param name="Right">The right table.</param>
internal sealed record PlannedTables(ulong Hash, PlannedTable Left, PlannedTable Right);

/// <summary>One table of a plan.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="InferredOrders">Birth orders that siblings told, by row: they differ from the encoded rows.</param>
internal readonly record struct PlannedTable(int Rows, IReadOnlyList<(int Row, int Value)> InferredOrders);
