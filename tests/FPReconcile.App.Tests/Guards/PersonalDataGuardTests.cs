using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FPReconcile.App.Tests.Guards;

/// <summary>Names and identifiers leave the program masked or not at all.</summary>
[Collection(GuardCollection.Name)]
public sealed partial class PersonalDataGuardTests(MessyDistrict district)
{
    /// <summary>Shorter words are also words of the program.</summary>
    private const int ShortestName = 4;

    [Fact]
    public void No_name_in_letters_is_in_any_output()
    {
        var names = Names().SelectMany(Words).Where(word => word.Length >= ShortestName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        names.Count.ShouldBeGreaterThan(500);

        foreach (var (place, text) in Normalized())
            Words(text).Count(names.Contains).ShouldBe(0, place);
    }

    [Fact]
    public void No_chinese_name_is_in_any_output()
    {
        var wholes = district.Records.SelectMany(record => new[]
        {
            record.MotherSurname + record.MotherGivenName, record.ChildSurname + record.ChildGivenName, record.FatherSurname + record.FatherGivenName,
            record.MotherGivenName, record.ChildGivenName, record.FatherGivenName, record.ChildPlaceholder,
        });

        ShouldHoldNone([.. wholes.OfType<string>().Where(name => name.Length >= 2 && name.All(IsHan))]);
    }

    [Fact]
    public void No_identifier_is_in_any_output() =>
        ShouldHoldNone([.. district.Records.SelectMany(record => new[] { record.MotherNationalId, record.Phone, record.CertificateNumber }).OfType<string>()]);

    [Fact]
    public void No_birth_date_of_a_mother_is_in_any_output() =>
        ShouldHoldNone([.. district.Records.Select(record => record.MotherBirthDate).OfType<DateOnly>()
            .Where(date => date.Year < district.District.Options.Year)
            .Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);

    private void ShouldHoldNone(HashSet<string> secrets)
    {
        secrets.Count.ShouldBeGreaterThan(300);
        var search = SearchValues.Create([.. secrets], StringComparison.Ordinal);
        foreach (var (place, text) in Normalized())
            text.AsSpan().ContainsAny(search).ShouldBeFalse(place);
    }

    private IEnumerable<string> Names() => district.Records
        .SelectMany(record => new[]
        {
            record.MotherSurname, record.MotherGivenName, record.ChildSurname, record.ChildGivenName, record.FatherSurname, record.FatherGivenName,
        })
        .OfType<string>()
        .Where(name => !name.Any(IsHan));

    /// <summary>Full-width letters and digits are no disguise.</summary>
    private IEnumerable<(string Place, string Text)> Normalized() =>
        district.Default.Texts().Select(text => (text.Key, text.Value.Normalize(NormalizationForm.FormKC)));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static bool IsHan(char character) => character is >= '\u4E00' and <= '\u9FFF';

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
