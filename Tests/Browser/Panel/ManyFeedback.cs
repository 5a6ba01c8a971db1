using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>A customer with any number of feedback rows over two years, written as they are stored: in an organisation whose steps are not active.</summary>
internal static class ManyFeedback
{
    private const int First = 471300000;

    private static readonly (string Text, int Sentiment, decimal Score, int Kind, int? Emotion, string Theme, string[] Lowers, string[] Raises)[] Said =
    [
        ("The delivery arrived two weeks late and nobody answered my calls. This is unacceptable!", 0, -0.86m, 0, 2, "delivery", ["two weeks late", "unacceptable"], []),
        ("Thank you, Ms Lindqvist solved it within an hour. Great service.", 4, 0.88m, 1, 6, "staff_attitude", [], ["Thank you", "Great service"]),
        ("The new app is easy to use, but the fees went up again without any notice.", 5, -0.12m, 0, 1, "fees_pricing", ["fees went up again"], ["easy to use"]),
        ("你们的审批太慢了，再不解决我就销户！", 0, -0.91m, 0, 2, "process_approval", ["太慢了", "销户"], []),
        ("Where can I find the invoice for March?", 2, 0.02m, 3, null, "billing_payment", [], []),
        ("客服小姐非常有耐心，謝謝你們的幫忙！", 4, 0.83m, 1, 6, "staff_attitude", [], ["非常有耐心", "謝謝"]),
        ("I was charged twice and the refund still has not arrived after ten days.", 1, -0.64m, 0, 4, "refund_return", ["charged twice", "still has not arrived"], []),
        ("Login keeps failing since the update. Please fix it.", 1, -0.48m, 0, 1, "account_access", ["keeps failing"], []),
        ("The branch is clean and bright, always a pleasure.", 3, 0.55m, 1, 0, "facility_environment", [], ["clean and bright", "always a pleasure"]),
    ];

    /// <summary>Writes the customer and the rows.</summary>
    public static Guid Create(IOrganizationService service, string name, int count)
    {
        var account = service.Create(new Entity("account") { ["name"] = name });
        var key = $"account_{account:D}";
        var reference = new EntityReference("account", account);
        for (var i = 0; i < count; i++)
        {
            var said = Said[(i * 7 + (i / 11)) % Said.Length];
            var on = DateTime.UtcNow.AddHours(-1).AddDays(-(i * 700.0 / Math.Max(count, 12))).AddHours(-(i * 37 % 11));
            var feedback = service.Create(new Entity("cfb_feedback")
            {
                ["cfb_name"] = "Feedback " + i.ToString(CultureInfo.InvariantCulture),
                ["cfb_sourcekey"] = $"incident_{Guid.NewGuid():D}",
                ["cfb_customerid"] = reference,
                ["cfb_accountid"] = reference,
                ["cfb_customerkey"] = key,
                ["cfb_channel"] = new OptionSetValue(First + (i % 3)),
                ["cfb_receivedon"] = on,
                ["cfb_dayindex"] = (int)(on - DateTime.UnixEpoch).TotalDays,
                ["cfb_sentiment"] = new OptionSetValue(First + said.Sentiment),
                ["cfb_machinesentiment"] = new OptionSetValue(First + said.Sentiment),
                ["cfb_score"] = said.Score,
                ["cfb_machinescore"] = said.Score,
                ["cfb_confidence"] = 0.9m,
                ["cfb_primaryemotion"] = said.Emotion is { } emotion ? new OptionSetValue(First + emotion) : null,
                ["cfb_kind"] = new OptionSetValue(First + said.Kind),
                ["cfb_leaveintent"] = new OptionSetValue(First + (said.Text.Contains("销户", StringComparison.Ordinal) ? 1 : 0)),
                ["cfb_regulatorthreat"] = false,
                ["cfb_resolvedon"] = i % 4 == 0 ? null : on.AddDays(2),
                ["cfb_text"] = said.Text,
                ["cfb_evidence"] = Evidence(said.Text, said.Lowers, said.Raises),
            });
            service.Create(Mention(feedback, said.Theme, said.Score, on, key, reference));
            if (i % 3 == 0)
                service.Create(Mention(feedback, "response_speed", said.Score, on, key, reference));
        }

        service.Create(new Entity("cfb_satisfaction")
        {
            ["cfb_name"] = name,
            ["cfb_customerkey"] = key,
            ["cfb_accountid"] = reference,
            ["cfb_score"] = 47.5m,
            ["cfb_scorelow"] = 44.1m,
            ["cfb_scorehigh"] = 50.9m,
            ["cfb_feedbackcount"] = count,
            ["cfb_trend"] = new OptionSetValue(First + 1),
            ["cfb_trendsignificance"] = 0.41m,
            ["cfb_risk"] = 38m,
            ["cfb_risklevel"] = new OptionSetValue(First + 1),
            ["cfb_riskreasons"] = """[{"code":"open_complaints","points":20,"n":12,"theme":"delivery"},{"code":"leave_conditional","points":11,"n":6},{"code":"open_complaints","theme":"delivery","n":12,"from":38,"to":21}]""",
        });
        return account;
    }

    private static Entity Mention(Guid feedback, string theme, decimal score, DateTime on, string key, EntityReference account) => new("cfb_mention")
    {
        ["cfb_name"] = theme,
        ["cfb_feedbackid"] = new EntityReference("cfb_feedback", feedback),
        ["cfb_themecode"] = theme,
        ["cfb_polarity"] = new OptionSetValue(First + (score < -0.2m ? 0 : score > 0.2m ? 2 : 1)),
        ["cfb_receivedon"] = on,
        ["cfb_customerkey"] = key,
        ["cfb_accountid"] = account,
    };

    private static string Evidence(string text, string[] lowers, string[] raises)
    {
        IEnumerable<string> Spans(string[] words, int weight) => words.Select(word => $"[{text.IndexOf(word, StringComparison.Ordinal)},{word.Length},{weight}]");
        var spans = Spans(lowers, -9000).Concat(Spans(raises, 9000)).ToList();
        var raw = 9000 * (raises.Length - lowers.Length);
        return $$"""{"v":1,"unit":10000,"raw":{{raw}},"spans":[{{string.Join(',', spans)}}],"rest":0}""";
    }
}
