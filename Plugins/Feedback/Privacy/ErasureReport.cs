using System.Collections.Generic;
using System.Globalization;

namespace CrmFeedback.Feedback;

/// <summary>What was erased and what only an admin can purge, for whoever answers the customer.</summary>
public static class ErasureReport
{
    /// <summary>Languages of the report (LCID); any other gives English.</summary>
    public static IReadOnlyCollection<int> Languages => Texts.Keys;

    private const int English = 1033;

    private static readonly Dictionary<int, string[]> Texts = new Dictionary<int, string[]>
    {
        [English] = new[]
        {
            "Deleted: {0} feedback rows with {1} theme mentions, {2} unlinked feedback rows, {3} survey responses, {4} standings. Still there: {5}.",
            "Dry run, nothing was deleted. Found: {0} feedback rows with {1} theme mentions, {2} unlinked feedback rows, {3} survey responses, {4} standings.",
            "Call again until Remaining is 0.",
            "Only an administrator can purge:",
            "- the cases, e-mails, tasks and the customer's own record: erase or anonymise them first, or a later change of a case or e-mail brings its feedback back;",
            "- audit history: word columns are not audited, the others are (Power Platform admin center > Audit > Delete logs);",
            "- deleted records kept for restore, if \"Keep deleted Dataverse records\" is on: purge them, or wait until the days set there are over;",
            "- records moved to long-term retention;",
            "- the Dataverse search index, which follows within hours, and copies synchronised to other systems (Synapse Link, Fabric, exports);",
            "- backups of the environment, which expire by themselves (7 days, or up to 28 in production).",
        },
        [2052] = new[]
        {
            "已删除：{0} 行反馈及 {1} 个主题提及、{2} 行未关联的反馈、{3} 份调查答复、{4} 行满意度状况。仍存在：{5}。",
            "试运行，未删除任何内容。已找到：{0} 行反馈及 {1} 个主题提及、{2} 行未关联的反馈、{3} 份调查答复、{4} 行满意度状况。",
            "请重复调用，直到 Remaining 为 0。",
            "以下内容只有管理员才能清除：",
            "- 案例、电子邮件、任务和客户记录本身：请先清除或匿名化，否则案例或电子邮件以后的更改会重新生成其反馈；",
            "- 审核历史：文字列不审核，其他列会审核（Power Platform 管理中心 > 审核 > 删除日志）；",
            "- 如果启用了“保留已删除的 Dataverse 记录”，供还原的已删除记录：请清除，或等待设定的天数结束；",
            "- 已移至长期保留的记录；",
            "- Dataverse 搜索索引（数小时内随之更新），以及同步到其他系统的副本（Synapse Link、Fabric、导出）；",
            "- 环境的备份，会自行过期（7 天，生产环境最长 28 天）。",
        },
        [1028] = new[]
        {
            "已刪除：{0} 列回饋及 {1} 個主題提及、{2} 列未連結的回饋、{3} 份問卷回覆、{4} 列滿意度狀況。仍存在：{5}。",
            "試執行，未刪除任何內容。已找到：{0} 列回饋及 {1} 個主題提及、{2} 列未連結的回饋、{3} 份問卷回覆、{4} 列滿意度狀況。",
            "請重複呼叫，直到 Remaining 為 0。",
            "以下內容只有系統管理員才能清除：",
            "- 案例、電子郵件、工作和客戶記錄本身：請先清除或匿名化，否則案例或電子郵件日後的變更會重新產生其回饋；",
            "- 稽核歷程記錄：文字欄位不稽核，其他欄位會稽核（Power Platform 系統管理中心 > 稽核 > 刪除記錄）；",
            "- 若已開啟「保留已刪除的 Dataverse 記錄」，供還原的已刪除記錄：請清除，或等待設定的天數結束；",
            "- 已移至長期保留的記錄；",
            "- Dataverse 搜尋索引（數小時內隨之更新），以及同步到其他系統的副本（Synapse Link、Fabric、匯出）；",
            "- 環境的備份，會自行過期（7 天，生產環境最長 28 天）。",
        },
    };

    /// <summary>The report in a language.</summary>
    public static string Write(ErasureCounts counts, bool isDryRun, int? language)
    {
        var texts = Texts.TryGetValue(language ?? English, out var known) ? known : Texts[English];
        var lines = new List<string>
        {
            string.Format(
                CultureInfo.InvariantCulture, texts[isDryRun ? 1 : 0], counts.Of(HeldKind.Feedback), counts.Mentions, counts.Of(HeldKind.Unlinked),
                counts.Of(HeldKind.SurveyResponses), counts.Of(HeldKind.Standings), counts.Remaining),
        };
        if (!isDryRun && counts.Remaining > 0)
            lines.Add(texts[2]);
        for (var i = 3; i < texts.Length; i++)
            lines.Add(texts[i]);
        return string.Join("\n", lines);
    }
}
