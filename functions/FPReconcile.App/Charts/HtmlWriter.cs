using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace FPReconcile.App.Charts;

/// <summary>Writes HTML from interpolated texts: the text itself is markup, everything in braces is data and gets escaped.</summary>
internal sealed class HtmlWriter(TextWriter writer)
{
    /// <summary>Writes one line.</summary>
    public void Write(Markup markup)
    {
        writer.Write(markup.Text);
        writer.Write('\n');
    }

    /// <summary>Markup with data in it.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Markup(int literalLength, int formattedCount)
    {
        private const int LengthOfData = 8;

        public StringBuilder Text { get; } = new(literalLength + (formattedCount * LengthOfData));

        public void AppendLiteral(string markup) => Text.Append(markup);

        public void AppendFormatted(string? text) => Text.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted(long number) => Text.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A coordinate of a drawing: a tenth of a unit is finer than a pixel.</summary>
        /// <exception cref="ArgumentException">The number is not finite: no file may hold one.</exception>
        public void AppendFormatted(double number) => Text.Append(ReportNumbers.Format(number, "0.#"));
    }
}
