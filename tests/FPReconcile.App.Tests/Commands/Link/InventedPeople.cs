using System.Globalization;

namespace FPReconcile.App.Tests.Commands.Link;

/// <summary>Two tables of invented people; nine in ten of the left are on the right too, with errors.</summary>
internal sealed class InventedPeople
{
    private static readonly string[] Syllables = ["ba", "ri", "no", "ke", "lu", "mwa", "chi", "sa", "to", "we"];

    private readonly Random _random;

    public InventedPeople(int count, int seed)
    {
        _random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var person = new Person(Name(), Name(), new DateOnly(1970, 1, 1).AddDays(_random.Next(15_000)), $"09{_random.Next(10_000_000):00000000}", 150 + (_random.Next(400) / 10.0), $"T{_random.Next(20):00}");
            Left.Add(Row($"L{i}", person));
            if (_random.Next(10) == 0)
                continue;
            Right.Add(Row($"R{count - i}", WithErrors(person)));
            Truth.Add(($"L{i}", $"R{count - i}"));
        }
    }

    public List<string> Left { get; } = [];

    public List<string> Right { get; } = [];

    public List<(string Left, string Right)> Truth { get; } = [];

    private static string Row(string id, Person person) => string.Create(
        CultureInfo.InvariantCulture, $"{id},{person.Given},{person.Surname},{person.Born:yyyy-MM-dd},{person.Phone},{person.Height:0.0},{person.Town}");

    private string Name() => string.Concat(Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Syllables[_random.Next(Syllables.Length)]));

    private Person WithErrors(Person person) => _random.Next(10) switch
    {
        0 => person with { Given = person.Surname, Surname = person.Given },
        1 => person with { Surname = person.Surname + "x" },
        2 => person with { Phone = "" },
        3 => person with { Born = person.Born.AddDays(1), Height = person.Height + 1 },
        4 => person with { Given = "", Town = "T99" },
        _ => person,
    };

    private sealed record Person(string Given, string Surname, DateOnly Born, string Phone, double Height, string Town);
}
