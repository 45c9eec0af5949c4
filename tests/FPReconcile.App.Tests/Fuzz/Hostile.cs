using System.Text;

namespace FPReconcile.App.Tests.Fuzz;

/// <summary>Values and bytes that have broken programs before; nobody in them is real.</summary>
internal static class Hostile
{
    /// <summary>What may stand in a cell of an office's file.</summary>
    public static readonly string[] Cells =
    [
        "", " ", "-", "--", "?", "NA", "n/a", "null", "#REF!", "#N/A", "TRUE", "0", "-0", "-1", "1", "7", "99", "1e308", "-1e308", "1e-320", "NaN", "Infinity", "∞",
        "2147483647", "-2147483648", "9223372036854775807", "123456789012345678901234567890", "1.1010519900307E+17", "110105199003070011", "11010519900307001X",
        "0001-01-01", "9999-12-31", "2025-02-30", "2025-13-45", "31/02/2025", "13/02/2025", "02/14/2025", "03/04/2025", "1/1/1", "0/0/0", "29/02/2024", "2025", "202503", "20250302", "March 2025",
        "45718", "45718.999999", "60", "2958465", "2958466", "-45718", "1990-01-01 24:00", "2025-03-02T23:59:60Z", "2025年3月2日", "二〇二五年三月二日", "民國114年3月2日", "２０２５－０３－０２", "٢٠٢٥-٠٣-٠٢",
        "25:70", "24:00", "0:0", "99:99:99", "13h05", "下午1时", "M", "F", "男", "女", "H", "3", "stillborn", "FSB", "死胎", "died", "alive", "live birth", "见备注",
        "3200", "3.2", "3,2 kg", "32000", "7 lb 4 oz", "38+5", "38周+5天", "twins", "2nd", "第二", "triplet 4 of 3",
        "Total", "合计", "TOTAL:", "Signature", "record_id", "birth_date", "出生日期", "Baby of", "Baby BANDA 2", "张丽之女", "O'Brien", "van der Berg-Müller", "Æthelþryð", "Ñandú",
        "é́́́́́", "\u200B", "\u00A0", "\uFEFF", "\u202Eabc", "👶🏽", "𠮷田", "ａｂｃ", "ﬁ", "ß", "İ", "ı", "\u0301", "\uFFFE", "张\uFFFE丽", "\t", "\n", "\r\n", "\"", "\"\"", "'", ",", ";", "|", "\\", "/", "../../x", "CON", "a\u0001b",
        "=1+1", "@SUM(A1)", "+1", "-1+1", "<b>", "</row>", "&amp;", "_x000D_", "_xD800_", "{0}", "%s", new string('9', 400), new string('a', 2000), new string('张', 700), new string(' ', 300), new string('-', 500),
        new string('x', 32_767), new string('x', 32_768), string.Concat(Enumerable.Repeat("a\u0301", 400)), string.Concat(Enumerable.Repeat("Maria ", 200)),
    ];

    /// <summary>What may stand as a value in a JSON file.</summary>
    public static readonly string[] Json =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2", "0.5", "1e400", "-1e400", "1e-400", "1.0000000000000001", "2147483648", "9223372036854775807", "9223372036854775808", "\"\"", "\" \"", "\"x\"",
        "\"facility\"", "\"register\"", "\"deaths\"", "\"2025-02-30\"", "\"9999-12-31\"", "\"0001-01-01\"", "\"utf-7\"", "\"utf-16\"", "\"gb18030\"", "\"ibm037\"", "\"tab\"", "\"\\u0000\"", "\"\\ud800\"", "\"**\"", "\"/\"", "\"..\"", "\".\"",
        "\"**/**/**/**\"", "\"AAAA\"", "\"A\"", "\"ZZZ\"", "\"birth_date\"", "[]", "{}", "[[]]", "[null]", "{\"a\":1}", "{\"source\":1}", "[{\"source\":\"register\"}]", "NaN", "Infinity", "'x'", "//", "/*", "\"", "[", "{", "}", "]",
        $"\"{new string('*', 60)}\"", $"\"{new string('a', 5000)}\"", new string('[', 100), new string('9', 500),
    ];

    /// <summary>Bytes that mean something to one format or another.</summary>
    public static readonly byte[][] Bytes =
    [
        [0], [0xFF], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], "\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\t"u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "\r\n\r\n"u8.ToArray(), "<"u8.ToArray(), ">"u8.ToArray(), "&"u8.ToArray(),
        "<!DOCTYPE a>"u8.ToArray(), "PK\x03\x04"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0x80], [0, 0, 0, 0], [0xFE, 0xFF, 0xFF, 0xFF], [0x09, 0x08], [0x0A, 0, 0, 0],
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x81, 0x30, 0x81, 0x30], Encoding.UTF8.GetBytes("出生日期"), Encoding.UTF8.GetBytes("😀"),
    ];

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
