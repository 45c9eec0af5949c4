using System.Globalization;

namespace FPReconcile.Benchmarks;

/// <summary>Arguments of the form <c>--name value</c>, lists separated by commas.</summary>
internal sealed class BenchmarkArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Throws an <see cref="ArgumentException"/> that names what is unknown or has no value.</summary>
    public BenchmarkArguments(string[] arguments, params string[] known)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (!known.Contains(arguments[i], StringComparer.Ordinal) || i + 1 == arguments.Length)
                throw new ArgumentException($"{arguments[i]}: unknown or without a value; known are {string.Join(' ', known)}", nameof(arguments));
            _values[arguments[i]] = arguments[i + 1];
        }
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Number(string name, int standard) =>
        Text(name) is { } text ? int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : standard;

    public string[] Texts(string name, string standard) => (Text(name) ?? standard).Split(',');

    public int[] Numbers(string name, string standard) =>
        [.. Texts(name, standard).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    public T[] Choices<T>(string name, string standard)
        where T : struct, Enum => [.. Texts(name, standard).Select(text => Enum.Parse<T>(text, ignoreCase: true))];
}
