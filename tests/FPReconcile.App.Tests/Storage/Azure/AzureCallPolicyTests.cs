using Azure.Core;
using FPReconcile.App.Storage.Azure;

namespace FPReconcile.App.Tests.Storage.Azure;

/// <summary>Each call is counted under the kind that the price list of blobs has for it (learn.microsoft.com: map REST operations to prices).</summary>
public sealed class AzureCallPolicyTests
{
    [Theory]
    [InlineData("PUT", "", "write")]
    [InlineData("PUT", "comp=block&blockid=AAAA", "write")]
    [InlineData("PUT", "comp=blocklist", "write")]
    [InlineData("GET", "", "read")]
    [InlineData("HEAD", "", "other")]
    [InlineData("PUT", "comp=lease", "other")]
    [InlineData("GET", "restype=container&comp=list&maxresults=1000&prefix=a&marker=", "list")]
    [InlineData("PUT", "restype=container", "list")]
    [InlineData("DELETE", "", "delete")]
    public void Calls_of_blobs_have_the_kind_of_the_price_list(string method, string query, string operation) =>
        AzureCallPolicy.OperationOf(RequestMethod.Parse(method), query).ShouldBe(operation);
}
