namespace FPReconcile.Synthetic;

/// <summary>Who wrote a record of an invented birth.</summary>
public enum SyntheticSource
{
    /// <summary>H: notifications of maternity facilities.</summary>
    Facility,

    /// <summary>R: civil registrations.</summary>
    Registration,

    /// <summary>P: entries of newborns in the population register.</summary>
    Register,

    /// <summary>The list of deaths and stillbirths.</summary>
    Deaths,
}

/// <summary>Names of the sources as files use them.</summary>
public static class SyntheticSources
{
    /// <summary>The three sources that are linked; the list of deaths is not one of them.</summary>
    public static IReadOnlyList<SyntheticSource> Linked { get; } =
        [SyntheticSource.Facility, SyntheticSource.Registration, SyntheticSource.Register];

    /// <summary><c>facility</c>, <c>registration</c>, <c>register</c> or <c>deaths</c>.</summary>
    public static string Name(this SyntheticSource source) => source switch
    {
        SyntheticSource.Facility => "facility",
        SyntheticSource.Registration => "registration",
        SyntheticSource.Register => "register",
        SyntheticSource.Deaths => "deaths",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>The source of that name; throws when there is none.</summary>
    public static SyntheticSource Parse(string name)
    {
        foreach (var source in Enum.GetValues<SyntheticSource>())
        {
            if (string.Equals(source.Name(), name, StringComparison.Ordinal))
                return source;
        }

        throw new ArgumentException("Unknown source name; facility, registration, register and deaths are known.", nameof(name));
    }
}
