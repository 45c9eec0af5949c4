using System.Globalization;
using Microsoft.Playwright;

namespace FPReconcile.Benchmarks;

/// <summary>
/// What a page weighs, and when a slow machine can use it: in Chromium with a processor four times slower than this one. A page can be used
/// when it is loaded, its script has run, and no task of more than 50 ms is left.
/// </summary>
internal static class MeasuredPages
{
    private const int Rounds = 9;
    private const int Slower = 4;

    private const string Figures = """
        () => new Promise(done => {
          const tasks = [];
          new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.startTime + task.duration))).observe({ type: "longtask", buffered: true });
          setTimeout(() => {
          const [page] = performance.getEntriesByType("navigation");
          const parts = performance.getEntriesByType("resource").filter(part => /[.](css|js|svg)$/.test(new URL(part.name).pathname));
          const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
          done([page.decodedBodySize, page.encodedBodySize, parts.reduce((sum, part) => sum + part.decodedBodySize, 0), first, Math.max(page.domContentLoadedEventEnd, page.loadEventEnd, ...tasks), page.responseStart]);
          }, 500);
        })
        """;

    public static async Task TellAsync(string chromium, string address, string caseId)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        Console.WriteLine();
        Console.WriteLine("| page | HTML, KB | as sent, KB | style, script and icon, KB | first paint, ms | usable, ms | of it the server, ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var page = await SignInAsync(browser, address);
        foreach (var (name, path) in new[] { ("worklist of 50 rows", "/ui/worklist"), ("case page", "/ui/cases/" + caseId) })
        {
            var rounds = new List<double[]>();
            for (var round = 0; round < Rounds; round++)
            {
                await page.GotoAsync(address + path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                rounds.Add(await page.EvaluateAsync<double[]>(Figures));
            }

            double Median(int figure) => rounds.Select(one => one[figure]).Order().ElementAt(Rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {Median(0) / 1e3:0.0} | {Median(1) / 1e3:0.0} | {Median(2) / 1e3:0.0} | {Median(3):0} | {Median(4):0} | {Median(5):0} |"));
        }
    }

    // On a slow machine, with nothing kept of the pages before.
    private static async Task<IPage> SignInAsync(IBrowser browser, string address)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(address + "/ui/sign-in");
        await page.Locator("[name=name]").FillAsync("one0");
        await page.Locator("[name=password]").FillAsync("measured");
        await page.Locator("[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object>(StringComparer.Ordinal) { ["rate"] = Slower });
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object>(StringComparer.Ordinal) { ["cacheDisabled"] = true });
        return page;
    }
}
