using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FPReconcile.App.Storage;
using FPReconcile.Core.Records;

namespace FPReconcile.App.Tests.Conventions;

/// <summary>
/// Readers of JSON that are made at compile time pass null or 0 to an init property whose key is left out. A property with another
/// default has to keep it: by <c>init => field = value ?? []</c>, or by <c>set</c>, which is not called.
/// </summary>
public sealed class JsonDefaultsTests
{
    public static TheoryData<string> Contexts => [.. ContextTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void What_a_key_that_is_left_out_stands_for_is_kept(string name)
    {
        var type = ContextTypes().Single(context => context.FullName == name);
        var context = (JsonSerializerContext)type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var roots = type.GetCustomAttributesData().Where(data => data.AttributeType == typeof(JsonSerializableAttribute)).Select(data => (Type)data.ConstructorArguments[0].Value!);

        var lost = Reachable(context, roots).Where(item => item.GetConstructor(Type.EmptyTypes) is not null)
            .SelectMany(item => item.GetProperties().Where(property => IsInit(property) && LosesItsDefault(item, property)).Select(property => $"{item.Name}.{property.Name}"));

        lost.ShouldBeEmpty();
    }

    private static IEnumerable<Type> ContextTypes() =>
        new[] { typeof(BlobName).Assembly, typeof(BirthRecord).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)));

    private static HashSet<Type> Reachable(JsonSerializerContext context, IEnumerable<Type> roots)
    {
        var found = new HashSet<Type>();
        var left = new Stack<Type>(roots);
        while (left.TryPop(out var type))
        {
            if (context.GetTypeInfo(type) is not { } info || !found.Add(type))
                continue;
            if (info.Kind == JsonTypeInfoKind.Object)
                info.Properties.ToList().ForEach(property => left.Push(property.PropertyType));
            else if (info.ElementType is { } element)
                left.Push(element);
        }

        return found;
    }

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    private static bool LosesItsDefault(Type type, PropertyInfo property)
    {
        var item = Activator.CreateInstance(type);
        var value = property.GetValue(item);
        property.SetValue(item, null);
        return value is not null && property.GetValue(item) is var after && (after is null || (after.GetType().IsValueType && !after.Equals(value)));
    }
}
