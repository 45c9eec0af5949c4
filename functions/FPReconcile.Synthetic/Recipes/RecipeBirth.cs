using FPReconcile.Synthetic.Births;

namespace FPReconcile.Synthetic.Recipes;

/// <summary>One birth of the recipe as it truly was, and which file knows it.</summary>
internal sealed record RecipeBirth
{
    /// <summary>Number of the birth, or of the first of twins.</summary>
    public required int DeliveryId { get; init; }

    public required Family Family { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string FacilityCode { get; init; }

    /// <summary>Order within the delivery, from 1.</summary>
    public required int BirthOrder { get; init; }

    public required ChildSex Sex { get; init; }

    public required string GivenName { get; init; }

    public required int WeightGrams { get; init; }

    public required bool IsInLeft { get; init; }

    public required bool IsInRight { get; init; }
}
