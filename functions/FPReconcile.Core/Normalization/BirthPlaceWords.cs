using System.Collections.Frozen;
using FPReconcile.Core.Records;

namespace FPReconcile.Core.Normalization;

/// <summary>Reads the kind of place of a birth: facility, home, other.</summary>
internal static class BirthPlaceWords
{
    private static readonly FrozenDictionary<string, BirthPlace> Words = new (BirthPlace Place, string[] Texts)[]
    {
        (BirthPlace.Facility, ["FACILITY", "HEALTH FACILITY", "INSTITUTION", "INSTITUTIONAL", "HF", "FORMATION SANITAIRE", "ESTABLECIMIENTO", "ESTABELECIMENTO", "助产机构", "机构"]),
        (BirthPlace.Home, ["HOME", "AT HOME", "HOME DELIVERY", "HOME BIRTH", "HOUSE", "VILLAGE", "DOMICILE", "A DOMICILE", "MAISON", "CASA", "EN CASA", "EM CASA", "HOGAR", "DOMICILIO", "A DOMICILIO", "RESIDENCIA", "家", "家中", "在家", "家庭", "家里", "住家"]),
        (BirthPlace.Other, ["OTHER", "OTHERS", "ELSEWHERE", "EN ROUTE", "ON THE WAY", "IN TRANSIT", "ROADSIDE", "BBA", "BORN BEFORE ARRIVAL", "TBA", "AUTRE", "OTRO", "OTRA", "OUTRO", "OUTRA", "VIA PUBLICA", "其他", "其它", "途中", "外出"]),
    }.SelectMany(static group => group.Texts.Select(text => (text, group.Place)))
        .ToFrozenDictionary(static pair => pair.text, static pair => pair.Place, StringComparer.Ordinal);

    // Names of facilities hold one of these.
    private static readonly string[] FacilityParts =
    [
        "HOSPITAL", "CLINIC", "HEALTH", "MATERNITY", "DISPENSARY", "HOPITAL", "CLINIQUE", "CENTRE DE SANTE", "MATERNITE", "MATERNIDAD", "MATERNIDADE",
        "CLINICA", "CENTRO DE SALUD", "CENTRO DE SAUDE", "医院", "醫院", "卫生院", "衛生院", "保健院", "卫生服务中心", "诊所",
    ];

    /// <summary>The kind of place; Unknown when the text says none of the three.</summary>
    public static BirthPlace Parse(string text)
    {
        var folded = TextFolding.Fold(text);
        if (Words.TryGetValue(folded, out var place))
            return place;
        return FacilityParts.Any(part => folded.Contains(part, StringComparison.Ordinal)) ? BirthPlace.Facility : BirthPlace.Unknown;
    }
}
