using FPReconcile.App.Commands.Link.Kept;

namespace FPReconcile.App.Tests.Commands.Link;

public sealed class KeptFolderTests
{
    [Theory]
    [InlineData(typeof(EndOfStreamException), "--state is damaged")]
    [InlineData(typeof(InvalidDataException), "--state is damaged")]
    [InlineData(typeof(UnauthorizedAccessException), "--state cannot be read")]
    public void What_is_wrong_with_a_state_is_told_with_what_to_do(Type exception, string expected)
    {
        var told = KeptFolder.Told((Exception)Activator.CreateInstance(exception)!);

        told.ShouldBeOfType<RunFailedException>().Message.ShouldStartWith(expected);
        told.Message.ShouldContain("run link --keep again");
    }
}
