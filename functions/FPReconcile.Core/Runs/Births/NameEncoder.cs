using FPReconcile.Core.Comparisons;
using FPReconcile.Core.Normalization;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Runs.Births;

/// <summary>Numbers of normalized names in the pool. A part that was seen before costs one look-up, whatever it folds to.</summary>
internal sealed class NameEncoder(ValuePool pool, FoldedNames folded)
{
    private const int Unknown = -1;

    // For each part of the folded names its number in the pool.
    private int[] _idOfPart = [];

    /// <summary>Numbers of surname and given name; missing parts are <see cref="EncodedTable.Missing"/>.</summary>
    public (int Surname, int GivenName) Encode(PersonName name)
    {
        if (name.IsMissing)
            return (EncodedTable.Missing, EncodedTable.Missing);
        if (FoldedNames.IsWhole(name))
        {
            var whole = folded[name];
            return (pool.Intern(whole.Surname), pool.Intern(whole.GivenName));
        }

        var (surname, givenName) = (folded.NumberOf(name.Surname), folded.NumberOf(name.GivenName));
        return NameNormalizer.Join(folded.Text(surname), folded.Text(givenName)).IsMissing
            ? (EncodedTable.Missing, EncodedTable.Missing)
            : (IdOf(surname), IdOf(givenName));
    }

    private int IdOf(int part)
    {
        if (part >= _idOfPart.Length)
            MakeRoom(part);
        ref var id = ref _idOfPart[part];
        if (id == Unknown)
            id = pool.Intern(folded.Text(part));
        return id;
    }

    private void MakeRoom(int part)
    {
        var known = _idOfPart.Length;
        Array.Resize(ref _idOfPart, Math.Max(1024, part * 2));
        Array.Fill(_idOfPart, Unknown, known, _idOfPart.Length - known);
    }
}
