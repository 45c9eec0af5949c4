using FPReconcile.App.Nightly;

namespace FPReconcile.App.Triggers.UiHttp;

/// <summary>The words of the status page in one language.</summary>
internal sealed record StatusWords
{
    /// <summary>The words of each language there is.</summary>
    public static IReadOnlyDictionary<string, StatusWords> Languages { get; } = new Dictionary<string, StatusWords>(StringComparer.Ordinal)
    {
        [PageLanguage.English] = new StatusWords
        {
            Title = "FPReconcile: status", NoStorage = "Storage does not answer. Nothing is lost; look again in a minute.",
            Shown = "What readers see", Running = "Run in progress", Last = "Last run", None = "None.", Files = "Files from offices", Messages = "Messages", Program = "Program",
            Run = "Run", AsOf = "As of", State = "State", Started = "Started (UTC)", Finished = "Finished (UTC)", Since = "In this state since (UTC)", Duration = "Duration (h:mm:ss)",
            Published = "Published (UTC)", Rows = "Rows", Links = "Links", OpenCases = "Open cases", LateFacilities = "Facilities that are late", Reason = "Reason",
            FilesNotUsed = "Files that could not be used", FilesWaiting = "Waiting to be read", FilesRead = "Read", FilesUnreadable = "Could not be read",
            FilesSetAside = "Set aside after many tries", Queue = "Queue", Waiting = "Waiting", Poison = "Failed too often",
            Version = "Program version", RunningSince = "Running since (UTC)", Now = "Time of this page (UTC)",
            Stages = ["in progress", "being published", "published", "failed", "replaced by a later run"],
        },
        [PageLanguage.Chinese] = new StatusWords
        {
            Title = "FPReconcile：运行状态", NoStorage = "存储无响应。数据不会丢失，请一分钟后再看。",
            Shown = "读者所见的结果", Running = "正在进行的运行", Last = "最近一次运行", None = "无。", Files = "各机构的文件", Messages = "消息", Program = "程序",
            Run = "运行编号", AsOf = "截至日期", State = "状态", Started = "开始时间（UTC）", Finished = "结束时间（UTC）", Since = "进入此状态的时间（UTC）", Duration = "用时（时:分:秒）",
            Published = "发布时间（UTC）", Rows = "行数", Links = "关联数", OpenCases = "未结案件", LateFacilities = "逾期未报的机构", Reason = "原因",
            FilesNotUsed = "无法使用的文件", FilesWaiting = "等待读取", FilesRead = "已读取", FilesUnreadable = "无法读取",
            FilesSetAside = "多次失败后搁置", Queue = "队列", Waiting = "等待处理", Poison = "多次失败",
            Version = "程序版本", RunningSince = "程序启动时间（UTC）", Now = "本页时间（UTC）",
            Stages = ["进行中", "正在发布", "已发布", "失败", "已被后来的运行取代"],
        },
    };

    public required string Title { get; init; }

    public required string NoStorage { get; init; }

    public required string Shown { get; init; }

    public required string Running { get; init; }

    public required string Last { get; init; }

    public required string None { get; init; }

    public required string Files { get; init; }

    public required string Messages { get; init; }

    public required string Program { get; init; }

    public required string Run { get; init; }

    public required string AsOf { get; init; }

    public required string State { get; init; }

    public required string Started { get; init; }

    public required string Finished { get; init; }

    public required string Since { get; init; }

    public required string Duration { get; init; }

    public required string Published { get; init; }

    public required string Rows { get; init; }

    public required string Links { get; init; }

    public required string OpenCases { get; init; }

    public required string LateFacilities { get; init; }

    public required string Reason { get; init; }

    public required string FilesNotUsed { get; init; }

    public required string FilesWaiting { get; init; }

    public required string FilesRead { get; init; }

    public required string FilesUnreadable { get; init; }

    public required string FilesSetAside { get; init; }

    public required string Queue { get; init; }

    public required string Waiting { get; init; }

    public required string Poison { get; init; }

    public required string Version { get; init; }

    public required string RunningSince { get; init; }

    public required string Now { get; init; }

    /// <summary>For each <see cref="RunStage"/> in its order.</summary>
    public required string[] Stages { get; init; }
}
