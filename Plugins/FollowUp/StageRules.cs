using System;
using System.Collections.Generic;
using CrmFeedback.Schema;

namespace CrmFeedback.FollowUp;

/// <summary>
/// The stages of a follow-up: received, classified, assigned, answered, verified. One may be skipped on the way to
/// answered (who answers has read the matter and taken it on; the skipped stages get the same time). Only what is
/// answered can be verified: somebody made sure that the answer helped. An answer that did not help leads back to
/// assigned (its time stays until there is a better one). Nothing else goes back; verified is the end, and a closed follow-up is opened again by its status.
/// </summary>
public static class StageRules
{
    private static readonly FollowUpStage[][] Allowed =
    {
        new[] { FollowUpStage.Classified, FollowUpStage.Assigned, FollowUpStage.Answered },
        new[] { FollowUpStage.Assigned, FollowUpStage.Answered },
        new[] { FollowUpStage.Answered },
        new[] { FollowUpStage.Assigned, FollowUpStage.Verified },
        Array.Empty<FollowUpStage>(),
    };

    private static readonly string[] TimeColumns =
    {
        FollowUpTable.ReceivedOn, FollowUpTable.ClassifiedOn, FollowUpTable.AssignedOn, FollowUpTable.AnsweredOn, FollowUpTable.VerifiedOn,
    };

    private static readonly string[] SimplifiedNames = { "已收到", "已分类", "已分派", "已答复", "已确认" };
    private static readonly string[] TraditionalNames = { "已收到", "已分類", "已指派", "已回覆", "已確認" };

    /// <summary>Where a stage may lead.</summary>
    public static IReadOnlyList<FollowUpStage> After(FollowUpStage stage) => Allowed[(int)stage];

    /// <summary>Whether a stage may follow another.</summary>
    public static bool MayFollow(FollowUpStage from, FollowUpStage to) => Array.IndexOf(Allowed[(int)from], to) >= 0;

    /// <summary>The column that holds when a stage was reached.</summary>
    public static string TimeColumn(FollowUpStage stage) => TimeColumns[(int)stage];

    /// <summary>What to tell whoever tried a step that is not allowed, in the three languages.</summary>
    public static string Refusal(FollowUpStage from, FollowUpStage to) =>
        "A follow-up cannot go from " + from + " to " + to + ". From " + from + " it may go to: " + Join(from, s => s.ToString(), ", ", "none") + ". | "
        + "跟进不能从“" + SimplifiedNames[(int)from] + "”变为“" + SimplifiedNames[(int)to] + "”，可变为：" + Join(from, s => SimplifiedNames[(int)s], "、", "无") + "。 | "
        + "跟進不能從「" + TraditionalNames[(int)from] + "」變為「" + TraditionalNames[(int)to] + "」，可變為：" + Join(from, s => TraditionalNames[(int)s], "、", "無") + "。";

    private static string Join(FollowUpStage from, Func<FollowUpStage, string> name, string separator, string none)
    {
        var names = new List<string>();
        foreach (var stage in Allowed[(int)from])
            names.Add(name(stage));
        return names.Count == 0 ? none : string.Join(separator, names);
    }
}
