using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FPReconcile.App.Keeping;
using FPReconcile.App.Storage;
using FPReconcile.Core.Batches;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Keeping;

/// <summary>Looks for record numbers in everything that a store keeps: batches are unpacked, workbooks too. Lists of deaths are left out.</summary>
internal static class StoreSearch
{
    /// <summary>Where the numbers of some records stand: container or table, and path or key.</summary>
    public static async Task<List<string>> FindAsync(Store store, IReadOnlyList<RecordKey> keys)
    {
        var places = new List<string>();
        foreach (var container in StorageNames.Containers)
        {
            await foreach (var blob in store.Blobs.ListAsync(container, "", default))
            {
                if (!blob.Name.Path.StartsWith("deaths/", StringComparison.Ordinal) && Holds(container, (await store.Blobs.ReadAsync(blob.Name, default))!, keys))
                    places.Add($"{container} {blob.Name.Path}");
            }
        }

        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in store.Tables.QueryAsync(table, null, default))
            {
                if (Names(TableLines.Write(row), keys))
                    places.Add($"{table} {row.Key}");
            }
        }

        return places;
    }

    private static bool Holds(string container, byte[] bytes, IReadOnlyList<RecordKey> keys)
    {
        if (container == StorageNames.Batches)
        {
            var sheets = BatchReader.Read(bytes).Sheets;
            return sheets.Any(sheet => sheet.Records.Any(record => keys.Contains(record.Key)) || sheet.Rejections.Any(line => keys.Any(key => key.Id == line.RecordId)));
        }

        if (!bytes.AsSpan().StartsWith("PK"u8))
            return Names(Encoding.UTF8.GetString(bytes), keys);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.Any(entry => Names(new StreamReader(entry.Open()).ReadToEnd(), keys));
    }

    private static bool Names(string text, IReadOnlyList<RecordKey> keys) =>
        keys.Any(key => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(key.Id)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(10)));
}
