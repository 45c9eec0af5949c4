namespace FPReconcile.Synthetic.Recipes;

/// <summary>A field of the people recipe, in the order of its columns.</summary>
internal enum PersonField
{
    GivenName,
    Surname,
    StreetNumber,
    Address1,
    Address2,
    Suburb,
    Postcode,
    State,
    DateOfBirth,
    SocSecId,
}

/// <summary>Columns of the people recipe and how often their values are missing or damaged.</summary>
internal static class PersonFields
{
    /// <summary>Column names, as in the public FEBRL files.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"];

    /// <summary>Share without the value in the first place.</summary>
    public static IReadOnlyList<double> Missing { get; } = [0.02, 0.01, 0.03, 0.02, 0.16, 0.01, 0, 0.01, 0.02, 0];

    /// <summary>Shares of all damage.</summary>
    public static IReadOnlyList<double> Damaged { get; } = [0.17, 0.18, 0.10, 0.12, 0.14, 0.10, 0.06, 0.03, 0.07, 0.03];
}
