namespace FPReconcile.Core.Records;

/// <summary>Sex of the child as recorded. Unknown covers blank, ambiguous and undetermined.</summary>
public enum Sex : byte
{
    Unknown = 0,
    Male = 1,
    Female = 2,
}

/// <summary>Where the birth took place: <c>facility</c>, <c>home</c>, <c>other</c> in files.</summary>
public enum BirthPlace : byte
{
    Unknown = 0,
    Facility = 1,
    Home = 2,
    Other = 3,
}

/// <summary>Outcome of the birth: <c>live</c>, <c>stillbirth</c>, <c>neonatal_death</c> in files.</summary>
public enum BirthOutcome : byte
{
    /// <summary>Not stated.</summary>
    Unknown = 0,
    Live = 1,
    Stillbirth = 2,
    NeonatalDeath = 3,

    /// <summary>Something was stated that is not understood: no family is contacted on such a record.</summary>
    NotUnderstood = 4,
}
