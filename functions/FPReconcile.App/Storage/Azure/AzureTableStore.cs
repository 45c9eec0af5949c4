using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace FPReconcile.App.Storage.Azure;

/// <summary>Tables of a storage account.</summary>
internal sealed class AzureTableStore(TableServiceClient service) : ITableStore
{
    private const int PageSize = 1000;

    public async Task CreateTableAsync(string table, CancellationToken cancellation)
    {
        try
        {
            await Table(table).CreateAsync(cancellation);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == TableErrorCode.TableAlreadyExists)
        {
            return;
        }
    }

    public async Task<TableRow?> GetAsync(string table, TableKey key, CancellationToken cancellation) =>
        await FindAsync(table, key, cancellation) is { } entity ? ToRow(entity) : null;

    public async IAsyncEnumerable<TableRow> QueryAsync(string table, string? partition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entity in Entities(table, partition, PageSize, cancellation))
            yield return ToRow(entity);
    }

    public async Task<TablePage> PageAsync(string table, string partition, (int Most, string? Continuation) page, CancellationToken cancellation)
    {
        StorageRules.CheckPage(page.Most);
        var first = await Entities(table, partition, page.Most, cancellation).AsPages(page.Continuation).FirstAsync(cancellation);
        return new TablePage([.. first.Values.Select(ToRow)], first.ContinuationToken);
    }

    public async Task<ETag?> PutAsync(string table, TableRow row, WriteCondition condition, CancellationToken cancellation)
    {
        StorageRules.Check(row);
        var client = Table(table);
        // Names this write: after a try whose answer was lost, our own row must not be taken for somebody else's.
        var write = Guid.NewGuid().ToString("N");
        var entity = ToEntity(row, condition == WriteCondition.Always ? null : write);
        try
        {
            var answer = condition switch
            {
                { IfAbsent: true } => await client.AddEntityAsync(entity, cancellation),
                { IfMatch: { } version } => await client.UpdateEntityAsync(entity, version, TableUpdateMode.Replace, cancellation),
                _ => await client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation),
            };
            return answer.Headers.ETag;
        }
        catch (RequestFailedException failure) when (IsCondition(failure))
        {
            return await FindAsync(table, row.Key, cancellation) is { } found && IsOf(found, write) ? found.ETag : null;
        }
    }

    public async Task<bool> DeleteAsync(string table, TableKey key, ETag? ifMatch, CancellationToken cancellation)
    {
        StorageRules.Check(key);
        try
        {
            await Table(table).DeleteEntityAsync(key.Partition, key.Row, ifMatch ?? ETag.All, cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (IsCondition(failure))
        {
            return false;
        }
    }

    public async Task<bool> TransactAsync(string table, IReadOnlyList<TableChange> changes, CancellationToken cancellation)
    {
        StorageRules.Check(changes);
        var write = Guid.NewGuid().ToString("N");
        try
        {
            await Table(table).SubmitTransactionAsync(changes.Select(change => ToAction(change, write)), cancellation);
            return true;
        }
        catch (RequestFailedException failure) when (IsCondition(failure))
        {
            // Ours although it seems to have failed, when a try was done and its answer lost.
            return changes.FirstOrDefault(static change => !change.IsDelete) is { } written
                && await FindAsync(table, written.Row.Key, cancellation) is { } found && IsOf(found, write);
        }
        catch (TableTransactionFailedException failure)
        {
            // The service's own message may repeat keys.
            throw new RequestFailedException(
                failure.Status, $"Storage refused change {failure.FailedTransactionActionIndex} of a transaction: {failure.Status} {failure.ErrorCode}.", failure.ErrorCode, innerException: null);
        }
    }

    private static bool IsCondition(RequestFailedException failure) => failure.Status is 404 or 409 or 412 && failure.ErrorCode != TableErrorCode.TableNotFound;

    private static bool IsOf(TableEntity entity, string write) => entity.TryGetValue(StorageRules.WriteName, out var writer) && writer is string name && name == write;

    /// <param name="row">The row.</param>
    /// <param name="write">Names this write; null: it need not be found again.</param>
    private static TableEntity ToEntity(TableRow row, string? write)
    {
        var entity = new TableEntity(row.Key.Partition, row.Key.Row);
        foreach (var (name, value) in row.Values)
        {
            // The client cannot write these numbers; tables take them as text of this type.
            var isNoNumber = value is double number && !double.IsFinite(number);
            if (isNoNumber)
                entity.Add(name + "@odata.type", "Edm.Double");
            entity.Add(name, isNoNumber ? string.Create(CultureInfo.InvariantCulture, $"{value}") : value);
        }

        if (write is not null)
            entity.Add(StorageRules.WriteName, write);
        return entity;
    }

    private static TableRow ToRow(TableEntity entity)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            var isOfTheService = name is "PartitionKey" or "RowKey" or "Timestamp" or StorageRules.WriteName || name.StartsWith("odata.", StringComparison.Ordinal);
            if (!isOfTheService && value is not null)
                values.Add(name, value);
        }

        return new TableRow(new TableKey(entity.PartitionKey, entity.RowKey), values) { ETag = entity.ETag };
    }

    private static TableTransactionAction ToAction(TableChange change, string write) => change switch
    {
        { IsDelete: true } => new(TableTransactionActionType.Delete, new TableEntity(change.Row.Key.Partition, change.Row.Key.Row), change.Condition.IfMatch ?? ETag.All),
        { Condition.IfAbsent: true } => new(TableTransactionActionType.Add, ToEntity(change.Row, write)),
        { Condition.IfMatch: { } version } => new(TableTransactionActionType.UpdateReplace, ToEntity(change.Row, write), version),
        _ => new(TableTransactionActionType.UpsertReplace, ToEntity(change.Row, write)),
    };

    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(TableEntity))]
    private async Task<TableEntity?> FindAsync(string table, TableKey key, CancellationToken cancellation)
    {
        StorageRules.Check(key);
        try
        {
            return await Table(table).GetEntityAsync<TableEntity>(key.Partition, key.Row, select: null, cancellation);
        }
        catch (RequestFailedException failure) when (failure.Status == 404 && failure.ErrorCode != TableErrorCode.TableNotFound)
        {
            return null;
        }
    }

    // The library makes the entities by reflection, which the compiler does not see: it would leave their constructor out.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(TableEntity))]
    private AsyncPageable<TableEntity> Entities(string table, string? partition, int most, CancellationToken cancellation)
    {
        if (partition is not null)
            StorageRules.CheckKey(partition);
        var filter = partition is null ? null : TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        return Table(table).QueryAsync<TableEntity>(filter, most, select: null, cancellation);
    }

    private TableClient Table(string table)
    {
        StorageRules.CheckName(table, isTable: true);
        return service.GetTableClient(table);
    }
}
