using FPReconcile.Synthetic.Errors;
using FPReconcile.Synthetic.Names;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>
/// Damages a person's record: typing, scanning and hearing errors, lost and wrong values, words and fields exchanged; few in most
/// records, at most eight in one, at most two in one field.
/// </summary>
internal static class PersonErrors
{
    private const int MostInRecord = 8;
    private const int MostInField = 2;

    // Characters that scanners take for each other, both ways.
    private static readonly (string A, string B)[] _scanned =
        [("m", "rn"), ("l", "1"), ("o", "0"), ("s", "5"), ("g", "9"), ("b", "6"), ("cl", "d"), ("h", "b"), ("e", "c"), ("u", "v"), ("i", "j"), ("z", "2")];

    private static readonly WeightedChoice _fieldChoice = new([.. PersonFields.Damaged]);

    /// <summary>Changes the values in place: at least one change is tried.</summary>
    public static void Damage(string?[] record, SeededRandom random)
    {
        var u = random.NextDouble();
        // Two of three records have one or two changes, one in twenty-five has eight.
        var changes = 1 + (int)(MostInRecord * u * u * u);
        var inField = new int[record.Length];
        for (var i = 0; i < changes; i++)
        {
            var field = _fieldChoice.Pick(random);
            if (inField[field]++ < MostInField)
                DamageField(record, (PersonField)field, random);
        }
    }

    private static void DamageField(string?[] record, PersonField field, SeededRandom random)
    {
        ref var value = ref record[(int)field];
        if (value is null)
        {
            value = random.Chance(0.1) ? People.AnotherValue(field, random) : null;
            return;
        }

        value = field switch
        {
            PersonField.GivenName or PersonField.Surname when random.Chance(0.03) => SwapNames(record, field),
            PersonField.GivenName or PersonField.Surname => DamageName(value, field, random),
            PersonField.Address1 or PersonField.Address2 or PersonField.Suburb => DamageWords(value, field, random),
            PersonField.DateOfBirth => DamageDate(value, random),
            _ => DamageCode(value, field, random),
        };
    }

    private static string? SwapNames(string?[] record, PersonField field)
    {
        var other = field == PersonField.GivenName ? PersonField.Surname : PersonField.GivenName;
        var taken = record[(int)other];
        record[(int)other] = record[(int)field];
        return taken;
    }

    private static string? DamageName(string value, PersonField field, SeededRandom random)
    {
        var roll = random.Next(100);
        return roll switch
        {
            < 40 => TypeWrongly(value, random),
            < 58 => LatinVariants.Of(value, random),
            < 74 => Scan(value, random),
            < 84 => SplitOrJoin(value, random),
            < 96 => null,
            _ => People.AnotherValue(field, random),
        };
    }

    private static string? DamageWords(string value, PersonField field, SeededRandom random)
    {
        var roll = random.Next(100);
        return roll switch
        {
            < 35 => TypeWrongly(value, random),
            < 50 => LatinVariants.Of(value, random),
            < 65 => Scan(value, random),
            < 78 => SplitOrJoin(value, random),
            < 84 => SwapWords(value),
            < 96 => null,
            _ => People.AnotherValue(field, random),
        };
    }

    private static string? DamageCode(string value, PersonField field, SeededRandom random)
    {
        var roll = random.Next(100);
        return roll switch
        {
            < 45 when field == PersonField.State => TypeWrongly(value, random),
            < 60 when field != PersonField.State => DigitErrors.Change(value, random),
            < 75 when field is PersonField.StreetNumber or PersonField.Postcode => TypeWrongly(value, random),
            < 97 when field == PersonField.SocSecId => DigitErrors.Change(value, random),
            < 96 => null,
            _ => People.AnotherValue(field, random),
        };
    }

    /// <summary>A digit wrong, two exchanged, or day and month; it need not stay a date.</summary>
    private static string? DamageDate(string value, SeededRandom random)
    {
        var roll = random.Next(100);
        return roll switch
        {
            < 65 when value.Length == 8 => DigitErrors.Change(value, random),
            < 80 when value.Length == 8 => string.Concat(value.AsSpan(0, 4), value.AsSpan(6, 2), value.AsSpan(4, 2)),
            < 96 => null,
            _ => People.AnotherValue(PersonField.DateOfBirth, random),
        };
    }

    private static string TypeWrongly(string value, SeededRandom random)
    {
        var at = random.Next(value.Length);
        return random.Next(4) switch
        {
            0 when value.Length > 1 => value.Remove(at, 1),
            1 => value.Insert(at, SameKind(value[at], random).ToString()),
            2 when at + 1 < value.Length => string.Concat(value.AsSpan(0, at), [value[at + 1], value[at]], value.AsSpan(at + 2)),
            _ => string.Concat(value.AsSpan(0, at), [SameKind(value[at], random)], value.AsSpan(at + 1)),
        };
    }

    private static char SameKind(char character, SeededRandom random) =>
        char.IsAsciiDigit(character) ? (char)('0' + random.Next(10)) : (char)('a' + random.Next(26));

    private static string Scan(string value, SeededRandom random)
    {
        var first = random.Next(_scanned.Length);
        for (var i = 0; i < _scanned.Length; i++)
        {
            var (a, b) = _scanned[(first + i) % _scanned.Length];
            var (from, to) = value.Contains(a, StringComparison.Ordinal) ? (a, b) : (b, a);
            var at = value.IndexOf(from, StringComparison.Ordinal);
            if (at >= 0)
                return string.Concat(value.AsSpan(0, at), to, value.AsSpan(at + from.Length));
        }

        return value;
    }

    private static string SplitOrJoin(string value, SeededRandom random)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0)
            return value.Remove(space, 1);
        return value.Length < 2 ? value : value.Insert(random.Between(1, value.Length - 1), " ");
    }

    private static string SwapWords(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? value : $"{value[(space + 1)..]} {value[..space]}";
    }
}
