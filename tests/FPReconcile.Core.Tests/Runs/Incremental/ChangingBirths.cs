using System.Globalization;
using System.Text;
using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Tests.Runs.Incremental;

/// <summary>
/// Two tables of invented births whose rows come, go and change. Names and places are few, so that blocks are crowded, and one in
/// eight births is of twins, so that records compete.
/// </summary>
internal sealed class ChangingBirths
{
    private static readonly string[] Names = ["banda", "phiri", "zulu", "mwale", "tembo", "bandah", "zulu", "zulu", "phiry"];

    private readonly Random _random;
    private int _births;

    public ChangingBirths(int births, int seed)
    {
        _random = new Random(seed);
        for (var i = 0; i < births; i++)
            AddBirth();
    }

    public static TableSchema Schema { get; } = new(Fields().Select(field => field.TableColumn));

    public static TableLayout Layout { get; } = new("id", [.. Fields()], Schema);

    public static IReadOnlyList<Comparison> Comparisons { get; } =
    [
        new NameComparison("surname") { UsesTermFrequency = true, SwapColumn = "given" },
        new NameComparison("given") { UsesTermFrequency = true },
        new DateComparison("mother_date"),
        new DateComparison("date"),
        new IdentifierComparison("phone"),
        CategoryComparison.Code("place", ComparisonRole.Delivery, usesTermFrequency: true),
        CategoryComparison.Code("sex", ComparisonRole.Child, usesTermFrequency: false),
    ];

    public List<(string Id, string Row)> Left { get; } = [];

    public List<(string Id, string Row)> Right { get; } = [];

    /// <summary>Changes some rows of both tables, and gives the ids that were added or changed, and those that are gone.</summary>
    public (HashSet<string> Changed, List<string> LeftGone, List<string> RightGone) Change(int changes)
    {
        var before = Left.Concat(Right).ToDictionary();
        var (left, right) = (Left.Select(row => row.Id).ToList(), Right.Select(row => row.Id).ToList());
        for (var i = 0; i < changes; i++)
        {
            var table = _random.Next(2) == 0 ? Left : Right;
            var row = _random.Next(table.Count);
            switch (_random.Next(4))
            {
                case 0:
                    AddBirth();
                    break;
                case 1 when table.Count > 2:
                    table.RemoveAt(row);
                    break;
                default:
                    table[row] = (table[row].Id, Cut(table[row].Row, table == Left ? Right[_random.Next(Right.Count)].Row : Left[_random.Next(Left.Count)].Row));
                    break;
            }
        }

        var after = Left.Concat(Right).ToDictionary();
        return ([.. after.Where(row => !before.TryGetValue(row.Key, out var old) || old != row.Value).Select(row => row.Key)],
            [.. left.Where(id => !after.ContainsKey(id))], [.. right.Where(id => !after.ContainsKey(id))]);
    }

    /// <summary>A table as the program reads it.</summary>
    public static (EncodedTable Table, RowIds Ids) Read(IEnumerable<(string Id, string Row)> rows, ValuePool? pool = null)
    {
        var text = Encoding.UTF8.GetBytes("id,surname,given,mother_date,date,phone,place,sex\n" + string.Concat(rows.Select(row => $"{row.Id},{row.Row}\n")));
        var buffer = new byte[text.Length + CsvHeader.Padding];
        text.CopyTo(buffer, 0);
        var header = CsvHeader.Read(buffer, text.Length, isLast: true)!;
        var reader = new TableReader(Layout, header);
        var body = buffer[header.Length..];
        reader.Read(body, text.Length - header.Length, isLast: true, bytesToCome: 0);
        return (reader.ToTable(pool ?? reader.Pool, threads: null), reader.Ids);
    }

    private static IEnumerable<TableField> Fields() =>
    [
        new("surname", "surname", FieldKind.Name), new("given", "given", FieldKind.Name), new("mother_date", "mother_date", FieldKind.Date),
        new("date", "date", FieldKind.Date), new("phone", "phone", FieldKind.Identifier), new("place", "place", FieldKind.Category), new("sex", "sex", FieldKind.Category),
    ];

    private void AddBirth()
    {
        string[] mother =
        [
            Names[_random.Next(Names.Length)], Names[_random.Next(Names.Length)] + (char)('a' + _random.Next(20)),
            Day(new DateOnly(1990, 1, 1), 400), Day(new DateOnly(2026, 1, 1), 12), _random.Next(3) == 0 ? "" : $"097{_random.Next(400):0000000}", $"P{_random.Next(4)}",
        ];
        for (var child = _random.Next(8) == 0 ? 2 : 1; child > 0; child--)
        {
            var number = _births++;
            var sex = _random.Next(2) == 0 ? "F" : "M";
            if (_random.Next(8) > 0)
                Left.Add(($"L{number}", string.Join(',', [.. WithErrors(mother), sex])));
            if (_random.Next(8) > 0)
                Right.Add(($"R{number}", string.Join(',', [.. WithErrors(mother), _random.Next(4) == 0 ? "" : sex])));
        }
    }

    private string Day(DateOnly first, int days) => first.AddDays(_random.Next(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string[] WithErrors(string[] mother)
    {
        var cells = (string[])mother.Clone();
        switch (_random.Next(10))
        {
            case 0:
                (cells[0], cells[1]) = (cells[1], cells[0]);
                break;
            case 1:
                cells[_random.Next(cells.Length)] = "";
                break;
            case 2:
                cells[1] += "x";
                break;
            case 3:
                cells[3] = Day(new DateOnly(2026, 1, 1), 12);
                break;
            case 4:
                cells[0] = Names[_random.Next(Names.Length)];
                break;
        }

        return cells;
    }

    /// <summary>A row with some cells of another.</summary>
    private string Cut(string row, string other)
    {
        var (cells, others) = (row.Split(','), other.Split(','));
        for (var changed = _random.Next(1, 5); changed > 0; changed--)
        {
            var cell = _random.Next(cells.Length);
            cells[cell] = others[cell];
        }

        return string.Join(',', cells);
    }
}
