using System.Globalization;
using System.Text;
using CrmFeedback.Feedback;

namespace CrmFeedback.Satisfaction;

/// <summary>
/// Writes <c>cfb_riskreasons</c>: a JSON array of <c>{"code":"open_complaints","points":12.5,"n":3,"theme":"delivery"}</c>, most
/// points first; then, if something would help, one last element
/// <c>{"code":"open_complaints","theme":"delivery","n":3,"from":71,"to":44}</c>, known by its from and to. Codes, never a customer's words.
/// </summary>
public static class RiskReasonsJson
{
    /// <summary>The JSON of a standing.</summary>
    public static string Write(CustomerStanding standing)
    {
        var json = new StringBuilder("[");
        foreach (var reason in standing.Risk.Reasons)
        {
            Begin(json, reason.Code);
            json.Append(",\"points\":").Append(reason.Points.ToString("0.##", CultureInfo.InvariantCulture)).Append(",\"n\":").AppendNumber(reason.Count);
            Theme(json, reason.Theme).Append('}');
        }

        if (standing.Counterfactual is Counterfactual action)
        {
            Begin(json, action.Code);
            Theme(json, action.Theme).Append(",\"n\":").AppendNumber(action.Count)
                .Append(",\"from\":").AppendNumber(action.From).Append(",\"to\":").AppendNumber(action.To).Append('}');
        }

        return json.Append(']').ToString();
    }

    private static void Begin(StringBuilder json, string code) =>
        JsonText.AppendString(json.Append(json.Length == 1 ? "{\"code\":" : ",{\"code\":"), code);

    private static StringBuilder Theme(StringBuilder json, string? theme)
    {
        if (theme != null)
            JsonText.AppendString(json.Append(",\"theme\":"), theme);
        return json;
    }
}
