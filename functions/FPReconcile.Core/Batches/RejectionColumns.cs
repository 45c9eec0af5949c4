using FPReconcile.Core.Intake.Rejections;

namespace FPReconcile.Core.Batches;

/// <summary>
/// Rejections of one section, column by column, in their order. Codes are written as files write them, so that a new code among the
/// others changes nothing; the words for them are the program's.
/// </summary>
internal static class RejectionColumns
{
    private static readonly Dictionary<string, RejectionCode> Codes = Enum.GetValues<RejectionCode>().ToDictionary(static code => code.ToCode(), StringComparer.Ordinal);

    public static void Write(BatchOutput output, ReadOnlySpan<RowRejection> rows)
    {
        TextColumn.Write(output, rows, static row => row.Sheet);
        NumberColumn.Write(output, rows, static row => row.Row);
        TextColumn.Write(output, rows, static row => row.Column);
        TextColumn.Write(output, rows, static row => row.Code.ToCode());
        NumberColumn.Write(output, rows, static row => (int)row.Effect);
        TextColumn.Write(output, rows, static row => row.FacilityCode);
        TextColumn.Write(output, rows, static row => row.RecordId);
    }

    public static RowRejection[] Read(BatchInput input, int rows, string file)
    {
        var sheets = TextColumn.Read(input, rows);
        var numbers = NumberColumn.Read(input, rows, int.MaxValue);
        var columns = TextColumn.Read(input, rows);
        var codes = Array.ConvertAll(TextColumn.Read(input, rows), CodeOf);
        var effects = NumberColumn.Read(input, rows, (int)RejectionEffect.Row);
        var facilityCodes = TextColumn.Read(input, rows);
        var recordIds = TextColumn.Read(input, rows);
        var rejections = new RowRejection[rows];
        for (var i = 0; i < rows; i++)
        {
            var (sheet, column) = (sheets[i] ?? throw BatchFormatException.Damaged(), columns[i] ?? throw BatchFormatException.Damaged());
            rejections[i] = new RowRejection(file, sheet, numbers[i], column, codes[i], (RejectionEffect)effects[i], RejectionMessages.For(codes[i], "en"))
            {
                FacilityCode = facilityCodes[i],
                RecordId = recordIds[i],
            };
        }

        return rejections;
    }

    private static RejectionCode CodeOf(string? text) =>
        text is not null && Codes.TryGetValue(text, out var code) ? code : throw BatchFormatException.Damaged();
}
