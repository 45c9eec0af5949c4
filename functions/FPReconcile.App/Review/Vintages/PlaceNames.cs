namespace FPReconcile.App.Review.Vintages;

/// <summary>What areas and facilities are called by the lists of the night that is shown.</summary>
internal sealed record PlaceNames(Func<string, string> AreaName, Func<string, string> FacilityName)
{
    /// <summary>No names: codes stand alone.</summary>
    public static PlaceNames None { get; } = new(_ => "", _ => "");

    public static PlaceNames Of(ReviewNight night)
    {
        var facilities = night.Facilities.ToDictionary(facility => facility.Code, facility => facility.Name, StringComparer.Ordinal);
        return new PlaceNames(night.Areas.NameOf, code => facilities.GetValueOrDefault(code, ""));
    }

    public string Area(string code) => $"{code} {AreaName(code)}".TrimEnd();

    public string Facility(string code) => $"{code} {FacilityName(code)}".TrimEnd();
}
