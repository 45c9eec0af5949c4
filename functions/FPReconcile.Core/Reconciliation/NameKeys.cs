using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Reconciliation;

/// <summary>
/// Makes the keys of names. The keys themselves are not kept, for nearly every mother has another name; the words of their parts
/// are, for the parts come again and again.
/// </summary>
internal sealed class NameKeys(FoldedNames folded)
{
    // For each part of the folded names its words, once they were asked for.
    private NamePart[]?[] _words = [];

    public NameKey this[PersonName name]
    {
        get
        {
            if (FoldedNames.IsWhole(name))
                return Of(folded[name]);
            var (surname, givenName) = (folded.NumberOf(name.Surname), folded.NumberOf(name.GivenName));
            var joined = NameNormalizer.Join(folded.Text(surname), folded.Text(givenName));
            return joined.IsMissing || IsHan(joined) ? Of(joined) : new NameKey(WordsOf(surname), WordsOf(givenName));
        }
    }

    /// <summary>The key of the given name alone.</summary>
    public NameKey OfGivenName(PersonName name) => Of(new NormalizedName("", folded[name].GivenName));

    private static NameKey Of(NormalizedName name) => IsHan(name)
        ? new NameKey([new NamePart(name.Surname + name.GivenName)], [], isHan: true)
        : new NameKey(NameKey.Words(name.Surname), NameKey.Words(name.GivenName));

    private static bool IsHan(NormalizedName name) => StartsWithHan(name.Surname) || StartsWithHan(name.GivenName);

    private static bool StartsWithHan(string text) => text.Length > 0 && TextFolding.IsCjk(text[0]);

    private NamePart[] WordsOf(int part)
    {
        if (part >= _words.Length)
            Array.Resize(ref _words, Math.Max(1024, part * 2));
        return _words[part] ??= NameKey.Words(folded.Text(part));
    }
}
