using System;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>How responses write JSON.</summary>
public static class JsonOutput
{
    /// <summary>Chinese text stays readable: the bodies are <c>application/json</c>, never embedded in HTML.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text with every half surrogate pair replaced by U+FFFD: UTF-8 cannot carry one.</summary>
    public static string WellFormed(string text)
    {
        var broken = FirstLoneSurrogate(text, 0);
        if (broken < 0) return text;
        var copy = new StringBuilder(text);
        for (; broken >= 0; broken = FirstLoneSurrogate(text, broken + 1)) copy[broken] = '\uFFFD';
        return copy.ToString();
    }

    private static int FirstLoneSurrogate(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else return i;
        }
        return -1;
    }
}
