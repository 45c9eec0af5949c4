namespace FPReconcile.Core.Intake.Headings;

/// <summary>Whose column it is.</summary>
internal enum HeadingPerson
{
    /// <summary>The heading names no person.</summary>
    None = 0,
    Child,
    Mother,
    Father,

    /// <summary>An informant, guardian, midwife, both parents: nothing of theirs is taken in.</summary>
    Other,
}

/// <summary>Headings that name a person: 'Mother's surname', '母亲姓名', 'Nom de la mère', put together from persons and attributes.</summary>
internal static class PersonHeadingWords
{
    private enum Attribute
    {
        Name,
        Surname,
        GivenName,

        /// <summary>A surname where a given name stands beside it, else the whole name (French nom).</summary>
        SurnameOrName,
        BirthDate,
        Sex,
        NationalId,
        Phone,
        Weight,
    }

    private static readonly (Attribute Attribute, string Texts)[] English =
    [
        (Attribute.Name, "NAME|FULL NAME|NAMES|FULL NAMES|NAME IN FULL"),
        (Attribute.Surname, "SURNAME|LAST NAME|FAMILY NAME|LASTNAME"),
        (Attribute.GivenName, "GIVEN NAME|GIVEN NAMES|FIRST NAME|FIRST NAMES|FIRSTNAME|FORENAME|FORENAMES|OTHER NAMES|OTHER NAME|CHRISTIAN NAME"),
        (Attribute.BirthDate, "DATE OF BIRTH|BIRTH DATE|BIRTHDATE|DOB|D O B"),
        (Attribute.Sex, "SEX|GENDER"),
        (Attribute.NationalId, "NATIONAL ID|NATIONAL ID NO|NATIONAL ID NUMBER|NATIONAL IDENTITY NUMBER|NATIONAL IDENTIFICATION NUMBER|ID|ID NO|ID NUMBER|NID|NIN|IDENTITY NUMBER|IDENTITY NO|IDENTITY CARD NUMBER|IDENTITY CARD NO|ID CARD NUMBER|ID CARD NO|ID CARD"),
        (Attribute.Phone, "PHONE|PHONE NO|PHONE NUMBER|TELEPHONE|TELEPHONE NO|TELEPHONE NUMBER|TEL|MOBILE|MOBILE NO|MOBILE NUMBER|MOBILE PHONE|CELL|CELL PHONE|CONTACT NUMBER|CONTACT NO|CONTACT PHONE|CONTACT"),
        (Attribute.Weight, "WEIGHT|BIRTH WEIGHT|WEIGHT G|WEIGHT KG|BIRTH WEIGHT G|BIRTH WEIGHT KG"),
    ];

    private static readonly (Attribute Attribute, string Texts)[] French =
    [
        (Attribute.Name, "NOM COMPLET|NOM ET PRENOM|NOM ET PRENOMS|NOMS ET PRENOMS|NOM PRENOM|NOM PRENOMS|PRENOM ET NOM|PRENOMS ET NOM"),
        (Attribute.SurnameOrName, "NOM|NOMS"),
        (Attribute.Surname, "NOM DE FAMILLE"),
        (Attribute.GivenName, "PRENOM|PRENOMS"),
        (Attribute.BirthDate, "DATE DE NAISSANCE|DATE NAISSANCE"),
        (Attribute.Sex, "SEXE"),
        (Attribute.NationalId, "NUMERO DIDENTITE|NUMERO NATIONAL|NUMERO NATIONAL DIDENTITE|NUMERO DIDENTIFICATION|N DIDENTITE|N CNI|CNI|NUMERO CNI|NIN|CARTE DIDENTITE|PIECE DIDENTITE"),
        (Attribute.Phone, "TELEPHONE|TEL|NUMERO DE TELEPHONE|N TELEPHONE|CONTACT|PORTABLE"),
        (Attribute.Weight, "POIDS|POIDS DE NAISSANCE"),
    ];

    private static readonly (Attribute Attribute, string Texts)[] Spanish =
    [
        (Attribute.Name, "NOMBRE|NOMBRE COMPLETO|NOMBRE Y APELLIDO|NOMBRE Y APELLIDOS|NOMBRES Y APELLIDOS|APELLIDOS Y NOMBRES|APELLIDOS Y NOMBRE"),
        (Attribute.Surname, "APELLIDO|APELLIDOS"),
        (Attribute.GivenName, "NOMBRES|PRIMER NOMBRE|NOMBRE DE PILA"),
        (Attribute.BirthDate, "FECHA DE NACIMIENTO|FECHA NACIMIENTO|FECHA NAC"),
        (Attribute.Sex, "SEXO|GENERO"),
        (Attribute.NationalId, "DNI|CEDULA|CEDULA DE IDENTIDAD|NUMERO DE CEDULA|NUMERO DE IDENTIDAD|NUMERO DE IDENTIFICACION|DOCUMENTO|DOCUMENTO DE IDENTIDAD|IDENTIFICACION|CURP|ID"),
        (Attribute.Phone, "TELEFONO|NUMERO DE TELEFONO|CELULAR|CONTACTO"),
        (Attribute.Weight, "PESO|PESO AL NACER"),
    ];

    private static readonly (Attribute Attribute, string Texts)[] Portuguese =
    [
        (Attribute.Name, "NOME|NOME COMPLETO|NOME E APELIDO|NOME E SOBRENOME"),
        (Attribute.Surname, "SOBRENOME|APELIDO|APELIDOS"),
        (Attribute.GivenName, "PRENOME|PRIMEIRO NOME|NOME PROPRIO|NOMES PROPRIOS"),
        (Attribute.BirthDate, "DATA DE NASCIMENTO|DATA NASCIMENTO|DATA NASC"),
        (Attribute.Sex, "SEXO|GENERO"),
        (Attribute.NationalId, "BI|N DO BI|NUMERO DO BI|BILHETE DE IDENTIDADE|NUMERO DE IDENTIDADE|NUMERO DE IDENTIFICACAO|CPF|RG|CARTAO DE CIDADAO|CARTAO DO CIDADAO|DOCUMENTO|DOCUMENTO DE IDENTIDADE|NUIC|ID"),
        (Attribute.Phone, "TELEFONE|NUMERO DE TELEFONE|CELULAR|TELEMOVEL|CONTACTO|CONTATO"),
        (Attribute.Weight, "PESO|PESO AO NASCER"),
    ];

    private static readonly (Attribute Attribute, string Texts)[] Chinese =
    [
        (Attribute.Name, "姓名|名字|名称"),
        (Attribute.Surname, "姓|姓氏"),
        (Attribute.GivenName, "名"),
        (Attribute.BirthDate, "出生日期|出生年月日|生日|出生年月"),
        (Attribute.Sex, "性别|性別"),
        (Attribute.NationalId, "身份证|身份证号|身份证号码|身份证件号|身份证件号码|证件号|证件号码|有效身份证件号|有效身份证件号码|有效证件号码|公民身份号码|公民身份证号码|居民身份证号|居民身份证号码|身份證號|身份證號碼"),
        (Attribute.Phone, "电话|联系电话|电话号码|手机|手机号|手机号码|联系方式"),
        (Attribute.Weight, "体重|出生体重"),
    ];

    private static readonly (HeadingPerson Person, string Front, string Back)[] EnglishPersons =
    [
        (HeadingPerson.Child, "CHILD|CHILDS|BABY|BABYS|NEWBORN|NEWBORNS|INFANT|INFANTS", "CHILD|THE CHILD|BABY|THE BABY|NEWBORN|THE NEWBORN|INFANT"),
        (HeadingPerson.Mother, "MOTHER|MOTHERS|MUM|MATERNAL", "MOTHER|THE MOTHER"),
        (HeadingPerson.Father, "FATHER|FATHERS", "FATHER|THE FATHER"),
    ];

    private static readonly (HeadingPerson Person, string Front, string Back)[] FrenchPersons =
    [
        (HeadingPerson.Child, "ENFANT|NOUVEAU NE|BEBE", "DE LENFANT|DU NOUVEAU NE|DU BEBE|ENFANT|NOUVEAU NE|BEBE"),
        (HeadingPerson.Mother, "MERE|MAMAN", "DE LA MERE|DE LA MAMAN|MERE"),
        (HeadingPerson.Father, "PERE", "DU PERE|PERE"),
    ];

    private static readonly (HeadingPerson Person, string Front, string Back)[] SpanishPersons =
    [
        (HeadingPerson.Child, "NINO|RECIEN NACIDO|BEBE|MENOR", "DEL NINO|DE LA NINA|DEL NINO A|DEL NINO O NINA|DEL RECIEN NACIDO|DEL BEBE|DEL MENOR|NINO|RN|DEL RN|RECIEN NACIDO"),
        (HeadingPerson.Mother, "MADRE", "DE LA MADRE|MADRE"),
        (HeadingPerson.Father, "PADRE", "DEL PADRE|PADRE"),
    ];

    private static readonly (HeadingPerson Person, string Front, string Back)[] PortuguesePersons =
    [
        (HeadingPerson.Child, "CRIANCA|RECEM NASCIDO|BEBE|RN", "DA CRIANCA|DO RECEM NASCIDO|DO BEBE|DO RN|CRIANCA|RECEM NASCIDO"),
        (HeadingPerson.Mother, "MAE", "DA MAE|MAE"),
        (HeadingPerson.Father, "PAI", "DO PAI|PAI"),
    ];

    private static readonly (HeadingPerson Person, string Front, string Back)[] ChinesePersons =
    [
        (HeadingPerson.Child, "新生儿|新生兒|婴儿|嬰兒|儿童|孩子|小孩|子女|宝宝|幼儿|出生儿|新生儿的|婴儿的", ""),
        (HeadingPerson.Mother, "母亲|母親|产妇|產婦|母|母方|母亲的|产妇的", ""),
        (HeadingPerson.Father, "父亲|父親|父|父方|父亲的", ""),
    ];

    /// <summary>Every heading that names a person and is on the allow-list, and the bare ones of the child.</summary>
    public static IEnumerable<(string Heading, HeadingMeaning Meaning)> All() =>
        Combine(English, EnglishPersons, "OF ").Concat(Combine(French, FrenchPersons, "")).Concat(Combine(Spanish, SpanishPersons, ""))
            .Concat(Combine(Portuguese, PortuguesePersons, "")).Concat(CombineChinese()).Concat(Bare());

    /// <summary>The meaning of a column below a heading that names a person ('Mother' above 'Name').</summary>
    public static HeadingMeaning Below(HeadingPerson person, HeadingMeaning below)
    {
        if (person == HeadingPerson.Other)
            return HeadingMeaning.Unknown;
        if (person is HeadingPerson.None or HeadingPerson.Child)
            return below;
        if (below.Use == ColumnUse.PersonId)
            return Meaning(person, Attribute.NationalId);
        if (below.Use != ColumnUse.Canonical)
            return person == HeadingPerson.Mother ? below : HeadingMeaning.Unknown;
        return below.Column switch
        {
            CanonicalColumn.ChildName => Meaning(person, Attribute.Name),
            CanonicalColumn.ChildSurname => Meaning(person, below.Rank == HeadingMeaning.LastResort ? Attribute.SurnameOrName : Attribute.Surname),
            CanonicalColumn.ChildGivenName => Meaning(person, Attribute.GivenName),
            CanonicalColumn.BirthDate => Meaning(person, Attribute.BirthDate),
            CanonicalColumn.Sex or CanonicalColumn.BirthWeightG => HeadingMeaning.Unknown,
            CanonicalColumn.RecordId when person == HeadingPerson.Mother => Meaning(person, Attribute.NationalId),
            CanonicalColumn.RecordId or CanonicalColumn.Phone or CanonicalColumn.AreaCode when person == HeadingPerson.Father => HeadingMeaning.Unknown,
            _ => below,
        };
    }

    /// <summary>The person that a folded heading of a group of columns names.</summary>
    public static HeadingPerson PersonIn(string folded)
    {
        var padded = string.Concat(" ", folded, " ");
        if (ContainsAny(padded, OtherPersons))
            return HeadingPerson.Other;
        var mother = ContainsAny(padded, Mothers);
        var father = ContainsAny(padded, Fathers);
        var child = ContainsAny(padded, Children);
        return (mother, father, child) switch
        {
            (true, false, false) => HeadingPerson.Mother,
            (false, true, false) => HeadingPerson.Father,
            (false, false, true) => HeadingPerson.Child,
            (false, false, false) => HeadingPerson.None,
            _ => HeadingPerson.Other,
        };
    }

    private static readonly string[] Mothers = [" MOTHER ", " MOTHERS ", " MATERNAL ", " MUM ", " MERE ", " MAMAN ", " MADRE ", " MAE ", "母", "产妇", "產婦"];

    private static readonly string[] Fathers = [" FATHER ", " FATHERS ", " PERE ", " PADRE ", " PAI ", "父"];

    private static readonly string[] Children =
        [" CHILD ", " CHILDS ", " BABY ", " BABYS ", " NEWBORN ", " INFANT ", " ENFANT ", " LENFANT ", " NOUVEAU NE ", " BEBE ", " NINO ", " NINA ", " RECIEN NACIDO ", " CRIANCA ", " RECEM NASCIDO ", "新生儿", "新生兒", "婴儿", "嬰兒", "儿童", "孩子", "小孩"];

    private static readonly string[] OtherPersons =
    [
        " INFORMANT ", " DECLARANT ", " GUARDIAN ", " PARENTS ", " PARENT ", " WITNESS ", " MIDWIFE ", " ATTENDANT ", " DOCTOR ", " GRANDMOTHER ", " GRANDFATHER ", " HUSBAND ", " SPOUSE ", " REGISTRAR ", " DECLARANTE ",
        " TEMOIN ", " TUTEUR ", " TUTOR ", " TESTIGO ", " TESTEMUNHA ", " RESPONSABLE ", "申报人", "监护人", "接生人", "接生者", "填表人", "父母", "祖父", "祖母", "外祖", "配偶", "丈夫", "户主",
    ];

    private static IEnumerable<(string Heading, HeadingMeaning Meaning)> Combine(
        (Attribute Attribute, string Texts)[] attributes, (HeadingPerson Person, string Front, string Back)[] persons, string of)
    {
        foreach (var (person, front, back) in persons)
        {
            foreach (var (attribute, texts) in attributes)
            {
                var meaning = Meaning(person, attribute);
                foreach (var text in texts.Split('|'))
                {
                    foreach (var word in front.Split('|'))
                        yield return ($"{word} {text}", meaning);
                    foreach (var word in back.Split('|'))
                        yield return ($"{text} {of}{word}", meaning);
                }
            }
        }
    }

    private static IEnumerable<(string Heading, HeadingMeaning Meaning)> CombineChinese() =>
        from person in ChinesePersons
        from word in person.Front.Split('|')
        from attribute in Chinese
        from text in attribute.Texts.Split('|')
        select (word + text, Meaning(person.Person, attribute.Attribute));

    // A name without a person is the child's, where the sheet has no other name of the child.
    private static IEnumerable<(string Heading, HeadingMeaning Meaning)> Bare() =>
        from language in new[] { English, French, Spanish, Portuguese, Chinese }
        from attribute in language
        where attribute.Attribute is Attribute.Name or Attribute.Surname or Attribute.GivenName or Attribute.SurnameOrName
        from text in attribute.Texts.Split('|')
        let meaning = Meaning(HeadingPerson.Child, attribute.Attribute)
        select (text, meaning with { Rank = Math.Max(meaning.Rank, HeadingMeaning.Makeshift) });

    private static HeadingMeaning Meaning(HeadingPerson person, Attribute attribute) => (person, attribute) switch
    {
        (HeadingPerson.Child, Attribute.Name) => HeadingMeaning.Of(CanonicalColumn.ChildName),
        (HeadingPerson.Child, Attribute.Surname) => HeadingMeaning.Of(CanonicalColumn.ChildSurname),
        (HeadingPerson.Child, Attribute.SurnameOrName) => HeadingMeaning.Of(CanonicalColumn.ChildSurname, HeadingMeaning.LastResort),
        (HeadingPerson.Child, Attribute.GivenName) => HeadingMeaning.Of(CanonicalColumn.ChildGivenName),
        (HeadingPerson.Child, Attribute.BirthDate) => HeadingMeaning.Of(CanonicalColumn.BirthDate),
        (HeadingPerson.Child, Attribute.Sex) => HeadingMeaning.Of(CanonicalColumn.Sex),
        (HeadingPerson.Child, Attribute.Weight) => HeadingMeaning.Of(CanonicalColumn.BirthWeightG),
        (HeadingPerson.Mother, Attribute.Name) => HeadingMeaning.Of(CanonicalColumn.MotherName),
        (HeadingPerson.Mother, Attribute.Surname) => HeadingMeaning.Of(CanonicalColumn.MotherSurname),
        (HeadingPerson.Mother, Attribute.SurnameOrName) => HeadingMeaning.Of(CanonicalColumn.MotherSurname, HeadingMeaning.LastResort),
        (HeadingPerson.Mother, Attribute.GivenName) => HeadingMeaning.Of(CanonicalColumn.MotherGivenName),
        (HeadingPerson.Mother, Attribute.BirthDate) => HeadingMeaning.Of(CanonicalColumn.MotherBirthDate),
        (HeadingPerson.Mother, Attribute.NationalId) => HeadingMeaning.Of(CanonicalColumn.MotherNationalId),
        (HeadingPerson.Mother, Attribute.Phone) => HeadingMeaning.Of(CanonicalColumn.Phone),
        (HeadingPerson.Father, Attribute.Surname) => HeadingMeaning.Of(CanonicalColumn.FatherSurname),
        (HeadingPerson.Father, Attribute.GivenName) => HeadingMeaning.Of(CanonicalColumn.FatherGivenName),
        _ => HeadingMeaning.Unknown,
    };

    private static bool ContainsAny(string padded, string[] parts) => parts.Any(part => padded.Contains(part, StringComparison.Ordinal));
}
