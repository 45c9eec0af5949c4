using FPReconcile.Core.Records;

namespace FPReconcile.Core.Batches;

/// <summary>The three columns of a person's name.</summary>
internal sealed class NameColumns(BatchInput input, int rows, SharedTexts? shared = null)
{
    private readonly string?[] _surnames = TextColumn.Read(input, rows, shared);
    private readonly string?[] _givenNames = TextColumn.Read(input, rows, shared);
    private readonly string?[] _wholes = TextColumn.Read(input, rows, shared);

    public static void Write<T>(BatchOutput output, ReadOnlySpan<T> rows, Func<T, PersonName> name)
    {
        TextColumn.Write(output, rows, row => name(row).Surname);
        TextColumn.Write(output, rows, row => name(row).GivenName);
        TextColumn.Write(output, rows, row => name(row).Whole);
    }

    public PersonName At(int index) => new(_surnames[index], _givenNames[index], _wholes[index]);
}
