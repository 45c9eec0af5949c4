namespace FPReconcile.Core.Intake.Headings;

/// <summary>How sure it is that a column means what it was read as, from sure to unsure.</summary>
public enum HeadingConfidence
{
    /// <summary>The mapping names it.</summary>
    Mapped = 0,

    /// <summary>Its heading is a word of the dictionary, as a whole.</summary>
    Exact,

    /// <summary>Put together: a heading and the one above it, a heading in two languages, or one with words in brackets.</summary>
    Composed,

    /// <summary>Another thing that stands in for it, such as the name of a facility for its code.</summary>
    Makeshift,

    /// <summary>Its heading resembles a word of the dictionary. It is not read until a mapping names it.</summary>
    Resembles,
}
