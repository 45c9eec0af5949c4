using System.Text;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Tests.Tables;

public sealed class RowIdsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a b c", 0)]
    [InlineData("c b a", 0)]
    [InlineData("a b a", 1)]
    [InlineData("a a a a", 1)]
    [InlineData("b a b a c", 2)]
    [InlineData("12345678 123456789 12345678", 1)]
    public void Ids_in_more_than_one_row_are_counted_once_each(string ids, int expected) =>
        Ids(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)).CountDuplicates().ShouldBe(expected);

    [Fact]
    public void Rows_without_an_id_are_no_duplicates() => Ids("a", "", "", "").CountDuplicates().ShouldBe(0);

    [Fact]
    public void Ids_that_are_all_blank_can_be_brought_near()
    {
        var ids = Ids("", "", "");
        ids.Reserve(2);

        Should.NotThrow(() => ids.Fetch([0, 1, 2]));
        ids[2].IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Counting_gives_what_grouping_gives()
    {
        var random = new Random(20250313);
        var ids = Enumerable.Range(0, 50_000).Select(_ => $"ID{random.Next(400_000)}").ToArray();

        Ids(ids).CountDuplicates().ShouldBe(ids.GroupBy(id => id, StringComparer.Ordinal).Count(group => group.Count() > 1));
    }

    [Fact]
    public void The_index_finds_the_first_row_of_every_id_and_of_no_other()
    {
        var random = new Random(20250314);
        var ids = Enumerable.Range(0, 20_000).Select(_ => $"{random.Next(15_000)}").ToArray();
        var index = new RowIdIndex(Ids(ids));
        var firstRows = ids.Select((id, row) => (id, row)).GroupBy(entry => entry.id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (First: group.First().row, Count: group.Count()), StringComparer.Ordinal);

        for (var row = 0; row < ids.Length; row++)
            (index.FirstRow(row), index.CountOf(index.FirstRow(row))).ShouldBe(firstRows[ids[row]]);
        for (var id = 0; id < 16_000; id++)
            index.Find(Encoding.UTF8.GetBytes($"{id}")).ShouldBe(firstRows.TryGetValue($"{id}", out var found) ? found.First : -1);
    }

    [Theory]
    [InlineData(100, 4096)]
    [InlineData(10_000, 15_000)]
    [InlineData(800_000_000, 1_200_000_000)]
    [InlineData(1_600_000_000, 0x7FFFFFC7)] // Array.MaxLength
    public void Room_for_ids_grows_up_to_the_longest_array(int needed, int expected) => RowIds.RoomFor(needed).ShouldBe(expected);

    private static RowIds Ids(params string[] ids)
    {
        var rows = new RowIds();
        foreach (var id in ids)
            rows.Add(Encoding.UTF8.GetBytes(id));
        return rows;
    }
}
