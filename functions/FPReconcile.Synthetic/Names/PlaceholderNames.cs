namespace FPReconcile.Synthetic.Names;

/// <summary>What a facility writes where the child has no name yet.</summary>
internal static class PlaceholderNames
{
    /// <summary>Words such as 'Baby of Amina Banda', 'B/O Amina' or 张丽之婴. They name nobody.</summary>
    public static string Of(SyntheticRecord record, bool isChinese, SeededRandom random)
    {
        var given = record.MotherGivenName;
        var surname = record.MotherSurname;
        if (isChinese)
            return $"{surname}{given}{random.Pick(["之婴", "之子", "婴儿"])}";
        return random.Next(5) switch
        {
            0 => $"B/O {given}",
            1 => $"Baby {surname}",
            2 when record.Sex is { } sex => sex == ChildSex.Male ? "Baby boy" : "Baby girl",
            3 when record is { Plurality: > 1, BirthOrder: { } order } => order == 1 ? "Twin I" : "Twin II",
            _ => $"Baby of {given} {surname}",
        };
    }
}
