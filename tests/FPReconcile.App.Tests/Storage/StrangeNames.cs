namespace FPReconcile.App.Tests.Storage;

/// <summary>Names that a sender, a file system or an address may take apart wrongly.</summary>
public static class StrangeNames
{
    public static TheoryData<string> Paths =>
    [
        "facility/中心医院/2026年02月 出生.xlsx", "100%/%41%2F.csv", "a+b c#d?e=f&g.csv", "it's \"quoted\" `so`.csv", "a//b///c", "مستشفى/ولادات.csv",
        "CON", "nul.txt", "com1/aux/lpt9.csv", "Case.csv", "emoji/👶🏽.csv", "e\u0301 and \u00e9", " leading and trailing ", "..a/.hidden/...b", "semi;colon:star*pipe|<>",
        "[brackets]{braces}^~!@$,()", new string('x', 1024), string.Concat(Enumerable.Repeat("名", 255)), "comp=list&restype=container",
    ];

    public static TheoryData<string> Keys =>
    [
        "x' or PartitionKey ne '", "''", "100%41", "a+b c&d=e", "中心医院", "مستشفى", "👶🏽", "\"quoted\"", "(PartitionKey='a',RowKey='b')", ";,:@$!*",
        "e\u0301", "\u00e9", " ", "..", "x.", new string('k', 512), "$filter=true",
    ];

    /// <summary>Names of random characters of all scripts, never half a surrogate pair.</summary>
    public static string Random(Random random, string forbidden)
    {
        var text = new System.Text.StringBuilder();
        var length = random.Next(1, 30);
        while (text.Length < length)
        {
            var code = random.Next(4) switch { 0 => random.Next(0x20, 0x7F), 1 => random.Next(0xA0, 0x3000), 2 => random.Next(0x3000, 0xFFFE), _ => random.Next(0x10000, 0x1FFFE) };
            if (System.Text.Rune.TryCreate(code, out var rune) && !forbidden.Contains(rune.ToString(), StringComparison.Ordinal))
                text.Append(rune.ToString());
        }

        return text.ToString();
    }
}
