namespace FPReconcile.Core.Records;

/// <summary>
/// A person's name as it was written (trimmed, NFC). Either the parts are known, or only the whole, or nothing.
/// Masks itself in <see cref="ToString"/>; the raw text does not leave Core.
/// </summary>
public readonly record struct PersonName
{
    /// <summary>No name was given.</summary>
    public static PersonName Missing => default;

    public PersonName(string? surname, string? givenName, string? whole)
    {
        Surname = NullIfBlank(surname);
        GivenName = NullIfBlank(givenName);
        Whole = NullIfBlank(whole);
    }

    internal string? Surname { get; }

    internal string? GivenName { get; }

    /// <summary>The name as one text, when the source keeps it in one column.</summary>
    internal string? Whole { get; }

    /// <summary>True when neither part nor whole was given.</summary>
    public bool IsMissing => Surname is null && GivenName is null && Whole is null;

    /// <summary>Shows only whether a name is there, never a letter of it.</summary>
    public override string ToString() => IsMissing ? "(no name)" : "(name)";

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
