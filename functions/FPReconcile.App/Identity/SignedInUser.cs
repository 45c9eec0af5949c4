namespace FPReconcile.App.Identity;

/// <summary>Somebody who signed in. The id is opaque and stays the same; the name of the person is not kept.</summary>
/// <param name="Id">Object id of the directory.</param>
/// <param name="Roles">Roles of the app that the directory gave.</param>
internal sealed record SignedInUser(string Id, IReadOnlySet<string> Roles)
{
    public bool Has(string role) => Roles.Contains(role);

    public override string ToString() => "a signed-in user";
}
