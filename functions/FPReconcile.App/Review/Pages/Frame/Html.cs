using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using FPReconcile.App.Charts;

namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>
/// A piece of a page. It is made from interpolated text only: the text itself is markup, everything in braces is data and gets escaped,
/// unless it is a piece itself. A name such as <c>&lt;script&gt;</c> therefore cannot become markup, whoever writes the page.
/// </summary>
internal readonly record struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public static Html Empty => default;

    public static Html Of(Text text) => new(text.Markup.ToString());

    /// <summary>The piece when it is wanted; nothing otherwise.</summary>
    public static Html When(bool isWanted, Func<Html> piece) => isWanted ? piece() : Empty;

    /// <summary>One piece for each item, in their order.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> piece)
    {
        var markup = new StringBuilder();
        foreach (var item in items)
            markup.Append(piece(item)._markup);
        return new Html(markup.ToString());
    }

    /// <summary>What a writer of markup draws: data is escaped there by the same rule.</summary>
    public static Html Drawn(Action<HtmlWriter> draw)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        draw(new HtmlWriter(text));
        return new Html(text.ToString());
    }

    public override string ToString() => _markup ?? "";

    /// <summary>Markup with data in it.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Text(int literalLength, int formattedCount)
    {
        private const int LengthOfData = 16;

        public StringBuilder Markup { get; } = new(literalLength + (formattedCount * LengthOfData));

        public void AppendLiteral(string markup) => Markup.Append(markup);

        public void AppendFormatted(string? text) => Markup.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted(Html piece) => Markup.Append(piece._markup);

        public void AppendFormatted(long number) => Markup.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A coordinate of a drawing.</summary>
        public void AppendFormatted(double number) => Markup.Append(number.ToString("0.#", CultureInfo.InvariantCulture));
    }
}
