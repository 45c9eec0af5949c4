using FPReconcile.Core.Intake.Versions;

namespace FPReconcile.Core.Intake;

/// <summary>Of files with the same bytes one is read: that of the highest vintage, if their names tell any, else the first.</summary>
/// <param name="files">The files in ordinal order of their path, and the vintage of each as a whole.</param>
public sealed class RepeatedFiles(IEnumerable<(InputFile Input, string? Vintage)> files)
{
    private readonly Dictionary<string, string> _read = files
        .GroupBy(static file => file.Input.Sha256, StringComparer.Ordinal)
        .ToDictionary(static same => same.Key, static same => same.MaxBy(static file => file.Vintage, VintageComparer.Instance).Input.File, StringComparer.Ordinal);

    /// <summary>The file that is read in place of this one; null: it is read itself. Two files without a byte are not one file sent twice: each is told.</summary>
    public string? ReadInPlaceOf(InputFile input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var read = _read[input.Sha256];
        return input.Bytes == 0 || read == input.File ? null : read;
    }
}
