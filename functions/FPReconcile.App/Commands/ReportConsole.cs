using System.Globalization;
using Spectre.Console;

namespace FPReconcile.App.Commands;

/// <summary>The console that summaries are written to, and the look of their tables.</summary>
internal static class ReportConsole
{
    private const int WidthInFile = 110;

    /// <summary>Colors on a terminal; plain text of a fixed width in a file or a pipe.</summary>
    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(Console.Out),
        });
        console.Profile.Width = WidthInFile;
        return console;
    }

    /// <summary>A table whose first column holds names and whose other columns hold numbers.</summary>
    public static Table NewTable(string first, params ReadOnlySpan<string> numbers)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn(Markup.Escape(first)).NoWrap());
        foreach (var number in numbers)
            table.AddColumn(new TableColumn(Markup.Escape(number)).RightAligned());
        return table;
    }

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
