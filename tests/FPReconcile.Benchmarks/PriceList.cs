using System.Text.Json;

namespace FPReconcile.Benchmarks;

/// <summary>List prices of a region, as a file says them. Calls of the storage are priced by 10,000.</summary>
internal sealed record PriceList
{
    private const double CallsOfAPrice = 10_000;
    private const double ExecutionsOfAPrice = 1_000_000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Where the prices are from, when, for which region.</summary>
    public required string Source { get; init; }

    public required string Date { get; init; }

    public required string Region { get; init; }

    public required string Currency { get; init; }

    /// <summary>On-demand execution, for each GB-second.</summary>
    public required double GbSecond { get; init; }

    public required double MillionExecutions { get; init; }

    /// <summary>What each subscription gets for nothing in a month.</summary>
    public required double FreeGbSeconds { get; init; }

    public required double FreeExecutions { get; init; }

    public required double BlobWrites { get; init; }

    public required double BlobReads { get; init; }

    public required double BlobLists { get; init; }

    public required double BlobOthers { get; init; }

    public required double QueueCalls { get; init; }

    public required double TableCalls { get; init; }

    public static PriceList Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PriceList>(File.ReadAllBytes(path), Format) ?? throw new ArgumentException("--prices is empty", nameof(path));
        }
        catch (JsonException problem)
        {
            throw new ArgumentException($"--prices is no list of prices: {problem.Message}", nameof(path), problem);
        }
    }

    /// <summary>The price of execution.</summary>
    public double Compute(double gbSeconds, double executions) => (gbSeconds * GbSecond) + (executions / ExecutionsOfAPrice * MillionExecutions);

    /// <summary>The price of execution in a month when nothing else in the subscription uses up what is free.</summary>
    public double ComputeAfterGrant(double gbSeconds, double executions) => Compute(Math.Max(0, gbSeconds - FreeGbSeconds), Math.Max(0, executions - FreeExecutions));

    public double Storage(StorageCalls calls) =>
        ((calls.BlobWrites * BlobWrites) + (calls.BlobReads * BlobReads) + (calls.BlobLists * BlobLists) + (calls.BlobOthers * BlobOthers)
            + (calls.Queues * QueueCalls) + (calls.Tables * TableCalls)) / CallsOfAPrice;
}
