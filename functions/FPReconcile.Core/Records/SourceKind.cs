namespace FPReconcile.Core.Records;

/// <summary>The office that sent a record. In files the sources are named <c>facility</c>, <c>registration</c>, <c>register</c>.</summary>
public enum SourceKind : byte
{
    /// <summary>H: birth notifications of maternity facilities.</summary>
    Facility = 0,

    /// <summary>R: civil birth registrations.</summary>
    Registration = 1,

    /// <summary>P: entries of newborns in the population (household) register.</summary>
    Register = 2,
}

/// <summary>Names of the sources as files and commands write them.</summary>
public static class SourceKinds
{
    /// <summary>The three sources in their fixed order: facility, registration, register.</summary>
    public static IReadOnlyList<SourceKind> All { get; } = [SourceKind.Facility, SourceKind.Registration, SourceKind.Register];

    /// <summary>The name of a source in files: <c>facility</c>, <c>registration</c> or <c>register</c>.</summary>
    public static string Name(this SourceKind source) => source switch
    {
        SourceKind.Facility => "facility",
        SourceKind.Registration => "registration",
        SourceKind.Register => "register",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>Reads a source name; false when the text is none of the three.</summary>
    public static bool TryParse(string? text, out SourceKind source)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(Name(candidate), text, StringComparison.OrdinalIgnoreCase))
            {
                source = candidate;
                return true;
            }
        }

        source = default;
        return false;
    }
}
