using System;
using System.Collections.Generic;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>
/// Writes <c>cfb_evidence</c>: <c>{"v":1,"unit":10000,"raw":n,"spans":[[start,length,weight],…],"rest":n}</c>.
/// The weights and the rest add up to raw exactly, whatever had to be left out.
/// </summary>
public static class EvidenceJson
{
    /// <summary>Evidence of <paramref name="analysis"/> within <paramref name="maxLength"/> characters; null when unscorable.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="textLength">Length of the stored text: a span beyond it goes into the rest.</param>
    /// <param name="maxLength">Longest JSON; the smallest weights go into the rest first.</param>
    public static string? Write(FeedbackAnalysis analysis, int textLength, int maxLength)
    {
        if (analysis.Sentiment == Sentiment.Unscorable)
            return null;
        var spans = new List<EvidenceSpan>();
        foreach (var span in analysis.Evidence)
        {
            if (span.Length > 0 && span.Start >= 0 && span.Length <= textLength - span.Start && span.Weight != 0)
                spans.Add(span);
        }

        var json = Serialize(spans, analysis.RawScore);
        while (json.Length > maxLength && spans.Count > 0)
        {
            RemoveSmallest(spans, Math.Max(1, spans.Count / 8));
            json = Serialize(spans, analysis.RawScore);
        }

        return json;
    }

    private static void RemoveSmallest(List<EvidenceSpan> spans, int count)
    {
        var weights = spans.ConvertAll(s => Math.Abs((long)s.Weight));
        weights.Sort();
        var limit = weights[count - 1];
        spans.RemoveAll(s => Math.Abs((long)s.Weight) <= limit && count-- > 0);
    }

    private static string Serialize(List<EvidenceSpan> spans, int raw)
    {
        var json = new StringBuilder("{\"v\":1,\"unit\":10000,\"raw\":").AppendNumber(raw).Append(",\"spans\":[");
        var rest = raw;
        for (var i = 0; i < spans.Count; i++)
        {
            json.Append(i == 0 ? "[" : ",[").AppendNumber(spans[i].Start).Append(',').AppendNumber(spans[i].Length)
                .Append(',').AppendNumber(spans[i].Weight).Append(']');
            rest = unchecked(rest - spans[i].Weight);
        }

        return json.Append("],\"rest\":").AppendNumber(rest).Append('}').ToString();
    }
}
