using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.Core.Tests.Intake.Rejections;

public sealed class RejectionMessagesTests
{
    public static TheoryData<RejectionCode> AllCodes => new(Enum.GetValues<RejectionCode>());

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Every_code_has_its_name_and_words_in_every_language(RejectionCode code)
    {
        code.ToCode().Replace("_", "").ShouldBe(code.ToString(), StringCompareShould.IgnoreCase);
        code.ToCode().ShouldBe(code.ToCode().ToUpperInvariant());
        RejectionMessages.Languages.Select(language => RejectionMessages.For(code, language)).Distinct(StringComparer.Ordinal).Count().ShouldBe(RejectionMessages.Languages.Count);
    }
}
