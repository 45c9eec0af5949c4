using FPReconcile.Core.Records;

namespace FPReconcile.Core.Tests.Records;

public sealed class PersonNameTests
{
    [Fact]
    public void A_name_never_shows_itself() =>
        new PersonName("Banda", "Amina", null).ToString().ShouldBe("(name)");
}
