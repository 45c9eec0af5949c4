using System.Text;
using FPReconcile.App.Identity;
using FPReconcile.App.Tests.Triggers;
using Microsoft.AspNetCore.Http;

namespace FPReconcile.App.Tests.Identity;

/// <summary>Who signed in at the platform; whatever cannot be read is nobody.</summary>
public sealed class EasyAuthTests
{
    private const string Principal = """
        {"auth_typ":"aad","name_typ":"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name","role_typ":"http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
         "claims":[{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"6d1f"},{"typ":"name","val":"A. Officer"},
          {"typ":"http://schemas.microsoft.com/ws/2008/06/identity/claims/role","val":"Registrar"},{"typ":"roles","val":"Reviewer"},{"typ":"groups","val":"Everyone"}]}
        """;

    [Fact]
    public void A_user_has_a_stable_id_and_the_roles_of_both_claims()
    {
        var user = Read(Principal)!;

        user.Id.ShouldBe("6d1f");
        user.Roles.Order(StringComparer.Ordinal).ShouldBe(["Registrar", "Reviewer"]);
        user.Has("Reviewer").ShouldBeTrue();
        user.Has("Everyone").ShouldBeFalse();
        user.ToString().ShouldNotContain("6d1f");
    }

    [Fact]
    public void Without_an_object_id_the_header_of_the_platform_counts() =>
        Read("""{"claims":[{"typ":"roles","val":"Reviewer"}]}""", id: "77ab")!.Id.ShouldBe("77ab");

    [Fact]
    public void While_signing_in_is_off_every_header_is_forged() =>
        new EasyAuth(isOn: false).Read(Headers(Encode(Principal), "6d1f")).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"claims\":{}}")]
    [InlineData("{\"claims\":[1]}")]
    [InlineData("{\"claims\":[{\"typ\":\"roles\"}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"roles\",\"val\":null}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"roles\",\"val\":1}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"roles\",\"val\":\"Reviewer\"}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"oid\",\"val\":\"1\"},{\"typ\":\"oid\",\"val\":\"2\"}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"oid\",\"val\":\"\"}]}")]
    [InlineData("{\"role_typ\":1,\"claims\":[{\"typ\":\"oid\",\"val\":\"1\"}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"oid\",\"val\":\"\\ud800\"}]}")]
    public void What_is_no_principal_is_nobody(string principal) => Read(principal).ShouldBeNull();

    [Fact]
    public void What_is_no_base64_or_no_utf8_is_nobody()
    {
        new EasyAuth(isOn: true).Read(Headers("{not base64}", null)).ShouldBeNull();
        new EasyAuth(isOn: true).Read(Headers(Convert.ToBase64String([0x7b, 0xff, 0xfe]), null)).ShouldBeNull();
    }

    [Fact]
    public void A_header_above_the_limit_is_nobody()
    {
        var principal = """{"claims":[{"typ":"oid","val":"1"},{"typ":"x","val":"PAD"}]}""";
        var fits = Encode(principal.Replace("PAD", new string('p', 12_000), StringComparison.Ordinal));
        var tooLong = Encode(principal.Replace("PAD", new string('p', 12_300), StringComparison.Ordinal));
        fits.Length.ShouldBeLessThanOrEqualTo(EasyAuth.MostCharacters);
        tooLong.Length.ShouldBeGreaterThan(EasyAuth.MostCharacters);

        new EasyAuth(isOn: true).Read(Headers(fits, null)).ShouldNotBeNull();
        new EasyAuth(isOn: true).Read(Headers(tooLong, null)).ShouldBeNull();
    }

    [Fact]
    public void Two_headers_are_nobody()
    {
        var headers = Headers(Encode(Principal), null);
        headers.Append("X-MS-CLIENT-PRINCIPAL", Encode(Principal));

        new EasyAuth(isOn: true).Read(headers).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "\"signedIn\":true")]
    [InlineData(false, "\"signedIn\":false")]
    public async Task The_handler_believes_the_header_only_while_signing_in_is_on(bool isOn, string expected)
    {
        await using var handler = await TestHandler.StartAsync(TestHandler.Settings with { IsAuthenticationOn = isOn });

        var answer = await handler.Host.GetAsync("/api/status", ("X-MS-CLIENT-PRINCIPAL", Encode(Principal)));

        answer.Body.ShouldContain(expected);
        answer.Body.ShouldNotContain("Officer");
    }

    private static SignedInUser? Read(string principal, string? id = null) => new EasyAuth(isOn: true).Read(Headers(Encode(principal), id));

    private static string Encode(string principal) => Convert.ToBase64String(Encoding.UTF8.GetBytes(principal));

    private static HeaderDictionary Headers(string principal, string? id)
    {
        var headers = new HeaderDictionary { ["X-MS-CLIENT-PRINCIPAL"] = principal };
        if (id is not null)
            headers["X-MS-CLIENT-PRINCIPAL-ID"] = id;
        return headers;
    }
}
