using FPReconcile.Synthetic.Names;

namespace FPReconcile.Synthetic.Errors;

/// <summary>What happens to one part of a name (surname or given name) between the mouth and the paper.</summary>
internal sealed class NameErrors(ErrorRates rates)
{
    private const string Keyboard = "qwertyuiop asdfghjkl zxcvbnm ";

    /// <summary>The name as written; most often the name itself.</summary>
    public string Write(string name, NamePart part, SyntheticSource source, SeededRandom random)
    {
        var roll = random.NextDouble();
        if ((roll -= rates.NameTypo.Of(source)) < 0)
            return part.IsChinese ? WrongCharacter(name, part, random) : Typo(name, random);
        if ((roll -= rates.NameVariant.Of(source)) < 0)
            return part.IsChinese ? ChineseVariant(name, part, random) : LatinVariants.Of(name, random);
        if (roll < rates.NameTruncated.Of(source))
            return part.IsChinese ? DropCharacter(name, random) : CutShort(name, random);
        return name;
    }

    /// <summary>One letter wrong, left out, doubled, or exchanged with the next; never the first one alone.</summary>
    internal static string Typo(string name, SeededRandom random)
    {
        if (name.Length < 3)
            return name + name[^1];
        var at = random.Between(1, name.Length - 2);
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => string.Concat(name.AsSpan(0, at), [name[at + 1], name[at]], name.AsSpan(at + 2)),
            _ => string.Concat(name.AsSpan(0, at), [NeighbourKey(name[at], random)], name.AsSpan(at + 1)),
        };
    }

    private static char NeighbourKey(char letter, SeededRandom random)
    {
        var at = Keyboard.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
        var neighbour = at < 1 ? 'e' : Keyboard[at + (random.Chance(0.5) ? 1 : -1)];
        return neighbour == ' ' ? 'a' : neighbour;
    }

    private static string CutShort(string name, SeededRandom random)
    {
        if (random.Chance(0.3))
            return name[..1] + ".";
        var kept = random.Between(3, 6);
        return name.Length > kept ? name[..kept].TrimEnd() : name;
    }

    /// <summary>A character of the same sound, or (in given names) any other one.</summary>
    private static string WrongCharacter(string name, NamePart part, SeededRandom random)
    {
        if (part.IsSurname || random.Chance(0.6))
            return Homophone(name, part, random);
        var at = random.Next(name.Length);
        return Replace(name, at, ChineseNames.GivenCharacter(ChildSex.Female, random));
    }

    private static string ChineseVariant(string name, NamePart part, SeededRandom random)
    {
        var traditional = ChineseCharacters.ToTraditional(name);
        return traditional != name && random.Chance(0.6) ? traditional : Homophone(name, part, random);
    }

    private static string Homophone(string name, NamePart part, SeededRandom random)
    {
        var at = random.Next(name.Length);
        var same = ChineseCharacters.Homophones(name[at], part.IsSurname);
        return Replace(name, at, random.Pick(same));
    }

    private static string DropCharacter(string name, SeededRandom random) =>
        name.Length == 2 ? name[random.Next(2)].ToString() : name;

    private static string Replace(string name, int at, char character) =>
        string.Concat(name.AsSpan(0, at), [character], name.AsSpan(at + 1));
}

/// <summary>Which part of which kind of name.</summary>
internal readonly record struct NamePart(bool IsChinese, bool IsSurname);
