using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;

namespace FPReconcile.App.Storage.Azure;

/// <summary>Tables of a storage account.</summary>
internal sealed class AzureTableStore(AzureService service) : ITableStore
{
    private const int PageSize = 1000;
    private const string TableNotFound = "TableNotFound";

    private static readonly (string Name, string Value)[] _json =
    [
        ("Accept", "application/json;odata=minimalmetadata"), ("Content-Type", "application/json"), ("DataServiceVersion", "3.0"), ("Prefer", "return-no-content"),
    ];

    public async Task CreateTableAsync(string table, CancellationToken cancellation)
    {
        StorageRules.CheckName(table, isTable: true);
        var answer = await service.SendAsync(
            new AzureCall(RequestMethod.Post, "Tables") { Headers = _json, Content = Encoding.UTF8.GetBytes($$"""{"TableName":"{{table}}"}""") }, cancellation);
        if (!answer.Is(409, "TableAlreadyExists"))
            answer.OrThrow();
    }

    public async Task<TableRow?> GetAsync(string table, TableKey key, CancellationToken cancellation) => (await FindAsync(table, key, cancellation))?.Row;

    public async IAsyncEnumerable<TableRow> QueryAsync(string table, string? partition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            var page = await ReadPageAsync(table, partition, (PageSize, continuation), cancellation);
            foreach (var row in page.Rows)
                yield return row;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    public Task<TablePage> PageAsync(string table, string partition, (int Most, string? Continuation) page, CancellationToken cancellation)
    {
        StorageRules.CheckPage(page.Most);
        return ReadPageAsync(table, partition, page, cancellation);
    }

    public async Task<ETag?> PutAsync(string table, TableRow row, WriteCondition condition, CancellationToken cancellation)
    {
        StorageRules.CheckName(table, isTable: true);
        StorageRules.Check(row);
        var write = Guid.NewGuid().ToString("N");
        var content = TableJson.Write(row, IsConditional(condition) ? write : null);
        var answer = await service.SendAsync(ToCall(table, row.Key, condition) with { Content = content }, cancellation);
        if (answer.IsGood)
            return AzureAnswer.ToVersion(answer.Header("ETag"));
        if (!IsConditionOf(answer))
            throw answer.Failure();
        return answer.IsRetried && await FindAsync(table, row.Key, cancellation) is { } found && found.Write == write ? found.Row.ETag : null;
    }

    public async Task<bool> DeleteAsync(string table, TableKey key, ETag? ifMatch, CancellationToken cancellation)
    {
        var answer = await service.SendAsync(ToDelete(table, key, ifMatch), cancellation);
        return !IsConditionOf(answer) && answer.OrThrow().IsGood;
    }

    public async Task<bool> TransactAsync(string table, IReadOnlyList<TableChange> changes, CancellationToken cancellation)
    {
        StorageRules.CheckName(table, isTable: true);
        StorageRules.Check(changes);
        var write = Guid.NewGuid().ToString("N");
        var batch = new TableBatch(service.AddressOf(""));
        foreach (var (row, condition, isDelete) in changes)
        {
            var call = isDelete ? ToDelete(table, row.Key, condition.IfMatch) : ToCall(table, row.Key, condition) with { Content = TableJson.Write(row, write) };
            batch.Add(call);
        }

        var answer = await service.SendAsync(batch.ToCall(), cancellation);
        if (TableBatch.FailureOf(answer) is not { } failure)
            return true;
        if (failure.Status is not (404 or 409 or 412) || failure.ErrorCode is TableNotFound)
            throw failure;
        return answer.IsRetried && await IsWrittenAsync(table, changes, write, cancellation);
    }

    private static bool IsConditional(WriteCondition condition) => condition.IfAbsent || condition.IfMatch is not null;

    private static bool IsConditionOf(AzureAnswer answer) => answer.Status is 404 or 409 or 412 && answer.ErrorCode != TableNotFound;

    private static string PathOf(string table, TableKey key)
    {
        StorageRules.CheckName(table, isTable: true);
        StorageRules.Check(key);
        return $"{table}(PartitionKey='{Escape(key.Partition)}',RowKey='{Escape(key.Row)}')";
    }

    /// <summary>A key inside quotes: a quote of its own is doubled.</summary>
    private static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static AzureCall ToCall(string table, TableKey key, WriteCondition condition) => condition switch
    {
        { IfAbsent: true } => new AzureCall(RequestMethod.Post, table) { Headers = _json },
        { IfMatch: { } version } => new AzureCall(RequestMethod.Put, PathOf(table, key)) { Headers = [.. _json, ("If-Match", AzureAnswer.ToHeader(version))] },
        _ => new AzureCall(RequestMethod.Put, PathOf(table, key)) { Headers = _json },
    };

    private static AzureCall ToDelete(string table, TableKey key, ETag? ifMatch) => new(RequestMethod.Delete, PathOf(table, key))
    {
        Headers = [_json[0], _json[2], ("If-Match", ifMatch is { } version ? AzureAnswer.ToHeader(version) : "*")],
    };

    private async Task<(TableRow Row, string? Write)?> FindAsync(string table, TableKey key, CancellationToken cancellation)
    {
        var answer = await service.SendAsync(new AzureCall(RequestMethod.Get, PathOf(table, key)) { Headers = _json[..1] }, cancellation);
        if (answer.Is(404) && answer.ErrorCode != TableNotFound)
            return null;
        using var json = JsonDocument.Parse(answer.OrThrow().Content);
        return TableJson.Read(json.RootElement);
    }

    /// <summary>True when a transaction is ours although it seems to have failed: a try was done and its answer lost.</summary>
    private async Task<bool> IsWrittenAsync(string table, IReadOnlyList<TableChange> changes, string write, CancellationToken cancellation) =>
        changes.FirstOrDefault(static change => !change.IsDelete) is { } written
        && await FindAsync(table, written.Row.Key, cancellation) is { } found && found.Write == write;

    private async Task<TablePage> ReadPageAsync(string table, string? partition, (int Most, string? Continuation) page, CancellationToken cancellation)
    {
        StorageRules.CheckName(table, isTable: true);
        var query = $"$top={page.Most}";
        if (partition is not null)
        {
            StorageRules.CheckKey(partition);
            query += $"&$filter={Uri.EscapeDataString("PartitionKey eq '")}{Escape(partition)}'";
        }

        var answer = (await service.SendAsync(new AzureCall(RequestMethod.Get, table + "()", query + ToQuery(page.Continuation)) { Headers = _json[..1] }, cancellation)).OrThrow();
        using var json = JsonDocument.Parse(answer.Content);
        return new TablePage([.. json.RootElement.GetProperty("value").EnumerateArray().Select(static row => TableJson.Read(row).Row)], ContinuationOf(answer));
    }

    private static string ToQuery(string? continuation)
    {
        if (continuation is null)
            return "";
        var keys = continuation.Split('\n', 2);
        var query = $"&NextPartitionKey={Uri.EscapeDataString(keys[0])}";
        return keys.Length == 1 ? query : query + $"&NextRowKey={Uri.EscapeDataString(keys[1])}";
    }

    private static string? ContinuationOf(AzureAnswer answer)
    {
        if (!answer.Response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition))
            return null;
        return answer.Response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? $"{partition}\n{row}" : partition;
    }
}
