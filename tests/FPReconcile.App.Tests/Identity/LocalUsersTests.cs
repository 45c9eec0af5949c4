using FPReconcile.App.Identity;
using FPReconcile.App.Tests.Spreadsheets;

namespace FPReconcile.App.Tests.Identity;

public sealed class LocalUsersTests : IDisposable
{
    private const string Password = "a long enough password";

    private static readonly string Hash = PasswordHash.Make(Password, 10);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.Path("users.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_user_who_was_written_signs_in_with_the_password_and_nothing_else()
    {
        new LocalUsers([User("u1", "amina"), User("u2", "li")]).Write(File);

        var users = LocalUsers.Read(File);

        var user = users.SignIn("amina", Password).ShouldNotBeNull();
        (user.Id, user.Areas.Single(), user.Has(Roles.Officer)).ShouldBe(("u1", "K01", true));
        users.SignIn("amina", Password + " ").ShouldBeNull();
        users.SignIn("Amina", Password).ShouldBeNull();
        users.SignIn("nobody", Password).ShouldBeNull();
        users.SignIn("amina", "").ShouldBeNull();
        users.Find("u2").ShouldNotBeNull();
        users.Find("amina").ShouldBeNull();
    }

    [Fact]
    public void The_file_is_for_its_owner_and_holds_no_password()
    {
        new LocalUsers([User("u1", "amina")]).Write(File);

        System.IO.File.ReadAllText(File).ShouldNotContain(Password);
        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("pbkdf2-sha256$10$AAAA$AAAA")]
    [InlineData("pbkdf2-sha256$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("a long enough password")]
    [InlineData("")]
    public void A_password_that_is_no_hash_lets_nobody_in(string hash)
    {
        PasswordHash.IsOf(hash, hash).ShouldBeFalse();
        Should.Throw<UsageException>(() => new LocalUsers([User("u1", "amina") with { Password = hash }]));
    }

    [Theory]
    [InlineData("""{"users": [{"id": "u1", "name": "a", "password": "HASH", "roles": ["police"]}]}""")]
    [InlineData("""{"users": [{"id": "u1", "name": "a", "password": "HASH", "role": ["officer"]}]}""")]
    [InlineData("""{"users": [{"id": "u1", "name": "a", "password": "HASH"}, {"id": "u1", "name": "b", "password": "HASH"}]}""")]
    [InlineData("""{"users": [{"id": "u1", "name": "a", "password": "HASH"}, {"id": "u2", "name": "a", "password": "HASH"}]}""")]
    [InlineData("""{"users": [{"id": "", "name": "a", "password": "HASH"}]}""")]
    [InlineData("no json")]
    public void A_file_with_a_mistake_lets_nobody_in_and_is_not_repeated(string text)
    {
        System.IO.File.WriteAllText(File, text.Replace("HASH", Hash, StringComparison.Ordinal));

        Should.Throw<UsageException>(() => LocalUsers.Read(File)).Message.ShouldNotContain(Hash);
    }

    [Fact]
    public void The_invented_people_have_one_of_each_role() =>
        DemoUsers.Of(["K01"], ["facility/F1"]).All.SelectMany(user => user.Roles).Distinct().Order().ShouldBe(Roles.All.Order());

    private static LocalUser User(string id, string name) => new() { Id = id, Name = name, Password = Hash, Roles = [Roles.Officer], Areas = ["K01"] };
}
