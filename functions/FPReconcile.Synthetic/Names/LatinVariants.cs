namespace FPReconcile.Synthetic.Names;

/// <summary>Other spellings and short forms that people use for a Latin name.</summary>
internal static class LatinVariants
{
    // A line is one name in its spellings and short forms.
    private const string Groups = """
        Elizabeth Elisabeth Eliza Beth Liz Betty
        Catherine Katherine Kathryn Cathy Kate
        Margaret Margret Maggie Peggy
        Mary Marie Maria Mariah
        Mariam Miriam Maryam Mariama
        Sarah Sara Sally
        Esther Ester Hester
        Grace Gracie
        Amina Aminah Aminata
        Fatima Fatimah Fatuma Fatou
        Aisha Aysha Ayesha Asha
        Zainab Zaynab Zeinab
        Khadija Khadijah Hadija
        Rebecca Rebekah Becky
        Rachel Rachael
        Susan Suzan Susie
        Patricia Patience Pat Trish
        Josephine Josephina Josie
        Christine Christina Tina Chris
        Caroline Carolyne Carol
        Veronica Veronika Vero
        Victoria Vicky Viktoria
        Teresa Theresa Tereza
        Hannah Hanna Anna Ann
        Florence Flora Flo
        Dorothy Dorothea Dorcas
        Beatrice Beatrix Bea
        Agnes Agness
        Helen Hellen Helena
        Lydia Lidia
        Judith Judy
        Jacqueline Jackline Jackie
        Priscilla Priscila Cilla
        Rosemary Rose Rosemarie
        Thandiwe Thandi
        Mohammed Muhammad Mohamed Mohammad
        Ibrahim Ebrahim Abraham
        Yusuf Yousef Joseph
        Hussein Hussain Husain
        Ahmed Ahmad
        Omar Umar
        Ismail Ismael
        Stephen Steven Steve
        Michael Mike Micheal
        Christopher Chris Kristopher
        Benjamin Ben
        Emmanuel Emanuel Manuel Emma
        Samuel Sam Samwel
        Daniel Dan Danny
        David Dave Daudi
        Joshua Josh
        Geoffrey Jeffrey Jeff
        Nicholas Nicolas Nick
        Philip Phillip
        Matthew Mathew Matt
        William Will Bill
        Robert Rob Bob
        Richard Rick Dick
        Anthony Antony Tony
        Edward Ted Eddie
        Alexander Alex Aleksander
        Andrew Andy
        Lawrence Laurence Lawrance
        Isaac Issac Isaak
        Elijah Elija Elias
        Jacob Jakob
        Kelvin Kevin Calvin
        """;

    // Applied to whichever comes first in the name; both directions occur.
    private static readonly (string From, string To)[] _spellings =
    [
        ("ph", "f"), ("ck", "k"), ("mw", "mu"), ("kw", "ku"), ("ny", "ni"), ("sh", "s"), ("ch", "c"), ("th", "t"), ("ou", "u"),
        ("tt", "t"), ("ll", "l"), ("ss", "s"), ("nn", "n"), ("oo", "u"), ("ee", "i"), ("ey", "y"), ("z", "s"), ("y", "i"), ("k", "c"),
        ("w", "u"), ("e", "i"), ("u", "o"), ("l", "ll"),
    ];

    private static readonly Dictionary<string, string[]> _groupOf = ReadGroups();

    /// <summary>Another form of the name; the name itself when none is known.</summary>
    public static string Of(string name, SeededRandom random)
    {
        if (_groupOf.TryGetValue(name, out var group))
        {
            var start = random.Next(group.Length);
            return group[start] == name ? group[(start + 1) % group.Length] : group[start];
        }

        var first = random.Next(_spellings.Length);
        for (var i = 0; i < _spellings.Length; i++)
        {
            var (from, to) = _spellings[(first + i) % _spellings.Length];
            var at = name.IndexOf(from, 1, StringComparison.Ordinal);
            if (at > 0)
                return string.Concat(name.AsSpan(0, at), to, name.AsSpan(at + from.Length));
        }

        return name;
    }

    private static Dictionary<string, string[]> ReadGroups()
    {
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var forms = line.Split(' ');
            foreach (var form in forms)
                groups.TryAdd(form, forms);
        }

        return groups;
    }
}
