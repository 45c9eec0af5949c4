namespace FPReconcile.App.Tests.Infra;

/// <summary>What the tests compare of a Bicep file. Values are the text of the source, without quotes; lists are null where it does not parse.</summary>
internal sealed record BicepFile(
    string Path,
    IReadOnlyList<string> Errors,
    IReadOnlyList<BicepParameter> Parameters,
    IReadOnlyList<BicepVariable> Variables,
    IReadOnlyList<BicepModule> Modules,
    IReadOnlyList<BicepResource> Resources,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<BicepOutputUse> OutputsUsed,
    IReadOnlyList<string> Undeclared,
    IReadOnlyList<string> Strings)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The items of a list of texts, or the texts of an object in the order of its keys.</summary>
    public IReadOnlyList<string> ListOf(string variable) => [.. ValuesOf(variable).Values];

    public IReadOnlyDictionary<string, string> ValuesOf(string variable) => Variables.Single(one => one.Name == variable).Values;

    public BicepResource Resource(string name) => Resources.Single(resource => resource.Name == name);
}

internal sealed record BicepParameter(string Name, bool HasDefault);

/// <summary>A variable; scalars of an object or list by their path, such as <c>0.name</c>.</summary>
internal sealed record BicepVariable(string Name, IReadOnlyDictionary<string, string> Values);

internal sealed record BicepModule(string Name, string Path, IReadOnlyList<string> Parameters);

/// <summary>A resource; its scalars by their path, such as <c>properties.httpsOnly</c>.</summary>
internal sealed record BicepResource(string Name, string Type, bool IsExisting, IReadOnlyDictionary<string, string> Values)
{
    public string Kind => Type.Split('@')[0];
}

internal sealed record BicepOutputUse(string Module, string Output);
