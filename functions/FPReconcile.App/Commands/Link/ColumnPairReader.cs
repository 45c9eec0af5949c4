namespace FPReconcile.App.Commands.Link;

/// <summary>Reads the name of a column: a text, or an object with <c>left</c> and <c>right</c> where the two files differ.</summary>
internal static class ColumnPairReader
{
    public const string Expected = "the name of a column, or an object with \"left\" and \"right\"";

    private static readonly string[] Keys = ["left", "right"];

    /// <summary>The column; null when it is wrong, which was told.</summary>
    public static ColumnPair? Read(JsonPlace place)
    {
        if (!place.IsObject)
            return place.Text(Expected) is { } name ? new ColumnPair(name, name) : null;
        return place.MustBeObject(Keys) ? ReadKeys(place) : null;
    }

    /// <summary>The column of an object that names it by <c>column</c>, or by <c>left</c> and <c>right</c>.</summary>
    public static ColumnPair? ReadKeys(JsonPlace place)
    {
        var (column, left, right) = (place.Child("column"), place.Child("left"), place.Child("right"));
        if (column is not null && (left ?? right) is null)
            return column.Value.Text("the name of a column") is { } name ? new ColumnPair(name, name) : null;
        if (column is null && left is not null && right is not null)
        {
            var (leftName, rightName) = (left.Value.Text("the name of a column"), right.Value.Text("the name of a column"));
            return leftName is null || rightName is null ? null : new ColumnPair(leftName, rightName);
        }

        place.Refuse("name the column once: by \"column\", or by \"left\" and \"right\" together");
        return null;
    }
}
