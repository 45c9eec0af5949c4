using System.Text;
using FPReconcile.Core.Tables;

namespace FPReconcile.Core.Tests.Tables;

public sealed class CsvBytesTests
{
    [Theory]
    [InlineData("A1", "A1")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+a", "\"'+a\"")]
    [InlineData("-a", "\"'-a\"")]
    [InlineData("@\"", "\"'@\"\"\"")]
    [InlineData("a=b", "a=b")]
    public void A_field_is_quoted_where_needed_and_never_run_as_a_formula(string value, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var target = new byte[(2 * bytes.Length) + 3];

        var length = CsvBytes.WriteField(target, bytes);

        Encoding.UTF8.GetString(target, 0, length).ShouldBe(expected);
    }
}
