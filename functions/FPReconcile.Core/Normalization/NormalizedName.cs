namespace FPReconcile.Core.Normalization;

/// <summary>
/// A person's name folded for comparison: surname and given name in upper case without diacritics, titles and punctuation.
/// An empty part is missing. Masks itself in <see cref="ToString"/>; the text does not leave Core.
/// </summary>
public readonly record struct NormalizedName
{
    private readonly string? _surname;
    private readonly string? _givenName;

    internal NormalizedName(string surname, string givenName)
    {
        _surname = surname;
        _givenName = givenName;
    }

    /// <summary>True when neither part is known.</summary>
    public bool IsMissing => Surname.Length == 0 && GivenName.Length == 0;

    internal string Surname => _surname ?? "";

    internal string GivenName => _givenName ?? "";

    /// <summary>Shows only whether a name is there, never a letter of it.</summary>
    public override string ToString() => IsMissing ? "(no name)" : "(name)";
}
