using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>
/// Reads the sample's stories: JSON arrays of customers, each with <c>company</c> (or none), <c>people</c>, <c>theme</c> and
/// <c>events</c>. An event is an array: day, kind, person, then what its kind needs.
/// </summary>
public static class StoryReader
{
    private const string Prefix = "CrmFeedback.LocalOrg.Sample.Stories.";

    /// <summary>All stories that come with the local organisation, in the order of their files' names.</summary>
    public static IReadOnlyList<Story> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var stories = new List<Story>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            stories.AddRange(Parse(reader.ReadToEnd(), name[Prefix.Length..]));
        }

        return stories;
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="FormatException">Something in it is not a story; the message names the file, the customer and the event.</exception>
    public static IReadOnlyList<Story> Parse(string json, string file)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateArray().Select((customer, index) => ReadStory(customer, $"{file}, customer {index + 1}")).ToList();
    }

    private static Story ReadStory(JsonElement customer, string where)
    {
        var company = customer.TryGetProperty("company", out var given) ? ReadCompany(given) : null;
        var people = customer.GetProperty("people").EnumerateObject().ToDictionary(person => person.Name, person => ReadPerson(person.Name, person.Value, company), StringComparer.Ordinal);
        var events = customer.GetProperty("events").EnumerateArray().Select((item, index) => ReadEvent(item, people, $"{where}, event {index + 1}")).ToList();
        return new Story(company, people, customer.GetProperty("theme").GetString()!, events);
    }

    private static StoryCompany ReadCompany(JsonElement company) => new(
        company.GetProperty("name").GetString()!, company.GetProperty("city").GetString()!, company.GetProperty("country").GetString()!,
        company.GetProperty("domain").GetString()!, company.GetProperty("phone").GetString()!,
        company.GetProperty("revenue").GetDecimal());

    private static StoryPerson ReadPerson(string key, JsonElement person, StoryCompany? company)
    {
        var parts = person.EnumerateArray().Select(part => part.GetString()!).ToArray();
        return new StoryPerson(parts[0], parts[1], parts[2], parts.Length > 3 ? parts[3] : $"{key}@{company?.Domain ?? "mail.example"}");
    }

    private static StoryEvent ReadEvent(JsonElement item, Dictionary<string, StoryPerson> people, string where)
    {
        var parts = item.EnumerateArray().ToArray();
        if (parts.Length < 3)
            throw new FormatException($"{where}: an event needs a day, a kind and a person; found {item.GetRawText()}.");
        var day = parts[0].GetInt32();
        var kind = parts[1].GetString();
        var person = parts[2].GetString()!;
        if (!people.ContainsKey(person))
            throw new FormatException($"{where}: nobody among the customer's people has the key {person}.");
        string Text(int index) => parts.Length > index ? parts[index].GetString()! : throw new FormatException($"{where}: a {kind} event has no item {index + 1}.");
        int? Number(int index) => parts[index].ValueKind == JsonValueKind.Null ? null : parts[index].GetInt32();
        return kind switch
        {
            "case" => new CaseEvent(day, person, Text(3), Text(4)),
            "mail" => new MailEvent(day, person, Text(3), Text(4), WithChain: false),
            "mailchain" => new MailEvent(day, person, Text(3), Text(4), WithChain: true),
            "reply" => new ReplyEvent(day, person, Text(3)),
            "casefrommail" => new CaseFromMailEvent(day, person),
            "survey" => new SurveyEvent(day, person, Text(3), Number(4), Number(5), Text(6)),
            "resolve" => new ResolveEvent(day, person),
            "cancel" => new CancelEvent(day, person),
            "followup" => new FollowUpEvent(day, person, Text(3)),
            "answered" => new AnsweredEvent(day, person),
            "verified" => new VerifiedEvent(day, person),
            _ => throw new FormatException($"{where}: there is no event of kind {kind}; use case, mail, mailchain, reply, casefrommail, survey, resolve, cancel, followup, answered or verified."),
        };
    }
}
