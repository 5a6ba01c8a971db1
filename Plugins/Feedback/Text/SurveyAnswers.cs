using System;
using System.Collections.Generic;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CrmFeedback.Feedback;

/// <summary>One question of a survey and what was answered.</summary>
public sealed class SurveyAnswer
{
    /// <summary>Creates an answer.</summary>
    public SurveyAnswer(string question, string answer)
    {
        Question = question;
        Answer = answer;
    }

    /// <summary>The question, may be empty.</summary>
    public string Question { get; }

    /// <summary>The answer, may be empty.</summary>
    public string Answer { get; }

    /// <summary>Whether the answer holds a letter: a number alone is a rating, not words.</summary>
    public bool IsWorded
    {
        get
        {
            foreach (var c in Answer)
            {
                if (char.IsLetter(c))
                    return true;
            }

            return false;
        }
    }
}

/// <summary>Reads <c>cfb_answers</c>: <c>[{"question":"…","answer":"…"}]</c>.</summary>
public static class SurveyAnswers
{
    private const int MostAnswers = 200;
    private const int MostCharacters = 100000;
    private static readonly XmlDictionaryReaderQuotas Quotas = new XmlDictionaryReaderQuotas
    {
        MaxDepth = 16,
        MaxArrayLength = MostCharacters * 4,
        MaxStringContentLength = MostCharacters * 4,
        MaxBytesPerRead = 4096,
        MaxNameTableCharCount = MostCharacters,
    };

    /// <summary>The answers in order. Malformed JSON gives none and a <paramref name="remark"/>; it never throws.</summary>
    public static IReadOnlyList<SurveyAnswer> Read(string? json, out string? remark)
    {
        remark = null;
        var answers = new List<SurveyAnswer>();
        if (string.IsNullOrWhiteSpace(json))
            return answers;
        try
        {
            var bytes = Encoding.UTF8.GetBytes(json!);
            using var reader = JsonReaderWriterFactory.CreateJsonReader(bytes, Quotas);
            foreach (var item in XElement.Load(reader).Elements())
            {
                if (answers.Count == MostAnswers)
                    break;
                answers.Add(new SurveyAnswer(Value(item, "question"), Value(item, "answer")));
            }
        }
        catch (Exception exception) when (exception is XmlException || exception is FormatException || exception is ArgumentException || exception is InvalidOperationException)
        {
            answers.Clear();
            remark = "cfb_answers is not a JSON array of {question, answer} (" + exception.GetType().Name + "); only the comment is read.";
        }

        return answers;
    }

    private static string Value(XElement item, string name) => SafeText.Clean(item.Element(name)?.Value).Trim();
}
