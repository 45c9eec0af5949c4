namespace FPReconcile.App.Review.Pages.Frame;

/// <summary>The list of keys, opened with <c>?</c>, and the switch that turns them off: some people speak to their machine, and letters then do harm.</summary>
internal static class KeyHelp
{
    private static readonly (string Key, string Text)[] Keys =
        [("j", "keys.next"), ("k", "keys.previous"), ("Enter", "keys.open"), ("1 – 9", "keys.disposition"), ("u", "keys.undo"), ("n", "keys.note"), ("b", "keys.back"), ("?", "keys.help")];

    public static Html Dialog(Visit visit) => Html.When(visit.User is not null, () => Html.Of($"""
        <dialog id="help" aria-labelledby="help-title">
        <h2 id="help-title">{visit["keys.title"]}</h2>
        <dl class="keys">{Html.Each(Keys, key => Html.Of($"<dt><kbd>{key.Key}</kbd></dt><dd>{visit[key.Text]}</dd>"))}</dl>
        <div class="row">
        <form method="dialog"><button>{visit["keys.close"]}</button></form>
        <form method="post" action="/ui/keys">{visit.TokenField}<input type="hidden" name="back" value="{visit.Address}">
        <button class="secondary" name="keys" value="{(visit.HasKeys ? "off" : "on")}">{visit[visit.HasKeys ? "keys.turn-off" : "keys.turn-on"]}</button></form>
        </div>
        </dialog>
        """));
}
