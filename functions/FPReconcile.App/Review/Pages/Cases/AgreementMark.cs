using FPReconcile.App.Review.Pages.Frame;
using FPReconcile.Core.Disclosure.Review;

namespace FPReconcile.App.Review.Pages.Cases;

/// <summary>How much records agree: a sign and a word, so that it does not hang on colour.</summary>
internal static class AgreementMark
{
    public static Html Of(Visit visit, FieldAgreement agreement) =>
        Html.Of($"""<span class="agrees {EnumWords.Of(agreement)}"><span aria-hidden="true">{Sign(agreement)}</span> {visit[$"agreement.{EnumWords.Of(agreement)}"]}</span>""");

    private static string Sign(FieldAgreement agreement) => agreement switch
    {
        FieldAgreement.Exact => "=",
        FieldAgreement.Alike => "≈",
        FieldAgreement.Differ => "≠",
        _ => "○",
    };
}
