using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>One row of a call, field by field.</summary>
public static class IntakeRowReader
{
    /// <summary>The fields a row may have.</summary>
    public static IReadOnlyList<string> Fields { get; } = new[]
    {
        "channel", "externalId", "customerId", "customerType", "email", "phone", "text", "nps", "csat", "csatScale", "ces", "cesScale", "receivedOn", "touchpoint", "language",
    };

    private static readonly string[] TimeFormats =
    {
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    };

    private static readonly DateTime FirstTime = new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The row.</summary>
    /// <exception cref="JsonFormatException">A field is missing, unknown or wrong; the message names it, what was found and what to send.</exception>
    public static IntakeRow Read(JsonValue value, DateTime now)
    {
        if (value.Kind != JsonKind.Map)
            throw new JsonFormatException("found " + value.Describe() + "; send an object with " + string.Join(", ", Fields) + ".");
        var fields = FieldsOf(value);
        var row = new IntakeRow
        {
            Channel = Named(fields, "channel", IntakeNames.Channels) ?? throw new JsonFormatException("channel is missing; send " + List(IntakeNames.Channels.Keys) + "."),
            ExternalId = ExternalId(fields),
            Customer = Customer(fields),
            Email = Email(fields),
            Phone = Phone(fields),
            Text = Text(fields, "text"),
            Ratings = Ratings.Of((int?)Nps(fields), Rating(fields, "csat"), Rating(fields, "ces")),
            ReceivedOn = ReceivedOn(fields, now),
            Touchpoint = Named(fields, "touchpoint", IntakeNames.Touchpoints),
            Language = Named(fields, "language", IntakeNames.Languages),
        };
        if (string.IsNullOrWhiteSpace(row.Text) && row.Ratings.Nps == null && row.Ratings.Csat == null && row.Ratings.Ces == null)
            throw new JsonFormatException("neither text nor nps, csat or ces is given; send at least one of them.");
        return row;
    }

    private static Dictionary<string, JsonValue> FieldsOf(JsonValue value)
    {
        var fields = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (!((ICollection<string>)Fields).Contains(member.Key))
                throw new JsonFormatException("there is no field \"" + SafeText.Cut(SafeText.Clean(member.Key), 60) + "\"; the fields are " + string.Join(", ", Fields) + ".");
            if (fields.ContainsKey(member.Key))
                throw new JsonFormatException(member.Key + " is given twice; send it once.");
            fields[member.Key] = member.Value;
        }

        return fields;
    }

    private static string ExternalId(Dictionary<string, JsonValue> fields)
    {
        var id = Text(fields, "externalId");
        if (string.IsNullOrWhiteSpace(id))
            throw new JsonFormatException("externalId is missing; send the id that your system gives this feedback.");
        if (id!.Length > FeedbackTable.ExternalIdLength)
            throw new JsonFormatException("externalId holds " + id.Length.ToString(CultureInfo.InvariantCulture) + " characters; 400 are allowed.");
        if (!string.Equals(SafeText.Clean(id), id, StringComparison.Ordinal))
            throw new JsonFormatException("externalId holds a control character or half a surrogate pair, which cannot be stored; send an id without it.");
        return id;
    }

    private static EntityReference? Customer(Dictionary<string, JsonValue> fields)
    {
        var id = Text(fields, "customerId");
        var type = Text(fields, "customerType");
        if (id == null && type == null)
            return null;
        if (id == null || type == null)
            throw new JsonFormatException((id == null ? "customerType is given without customerId" : "customerId is given without customerType") + "; send both.");
        if (type != AccountTable.Table && type != ContactTable.Table)
            throw new JsonFormatException("customerType is " + fields["customerType"].Describe() + "; send account or contact.");
        if (!Guid.TryParseExact(id, "D", out var guid) || guid == Guid.Empty)
            throw new JsonFormatException("customerId is " + fields["customerId"].Describe() + "; send an id such as 0f8fad5b-d9cb-469f-a165-70867728950e.");
        return new EntityReference(type, guid);
    }

    private static string? Email(Dictionary<string, JsonValue> fields)
    {
        if (Text(fields, "email") is not string text)
            return null;
        var address = MailAddress.Bare(SafeText.Clean(text));
        var at = address?.IndexOf("@", StringComparison.Ordinal) ?? -1;
        if (at < 1 || at == address!.Length - 1 || address.IndexOf(" ", StringComparison.Ordinal) >= 0 || address.Length > FeedbackTable.SenderAddressLength)
            throw new JsonFormatException("email is " + fields["email"].Describe() + "; send an address such as ann@example.com, or leave it out.");
        return address;
    }

    private static PhoneNumber? Phone(Dictionary<string, JsonValue> fields)
    {
        if (Text(fields, "phone") is not string text)
            return null;
        return PhoneNumber.Parse(text)
            ?? throw new JsonFormatException("phone is " + fields["phone"].Describe() + "; send a number of 7 to 15 digits, or leave it out.");
    }

    private static string? Text(Dictionary<string, JsonValue> fields, string name)
    {
        if (!fields.TryGetValue(name, out var value) || value.Kind == JsonKind.Null)
            return null;
        if (value.Kind != JsonKind.Text)
            throw new JsonFormatException(name + " is " + value.Describe() + "; send a text.");
        return value.Raw;
    }

    // Likelihood to recommend is asked from 0 to 10 and nothing else (Reichheld 2003).
    private static decimal? Nps(Dictionary<string, JsonValue> fields)
    {
        var number = Number(fields, "nps", 0, 10, "a whole number from 0 to 10");
        return number is decimal n && n != decimal.Truncate(n)
            ? throw new JsonFormatException("nps is " + fields["nps"].Describe() + "; send a whole number from 0 to 10.")
            : number;
    }

    private static decimal? Rating(Dictionary<string, JsonValue> fields, string name)
    {
        var scaleName = name + "Scale";
        var text = Text(fields, scaleName);
        var scale = text == null
            ? RatingScale.Percent
            : RatingScale.Parse(text) ?? throw new JsonFormatException(scaleName + " is " + fields[scaleName].Describe() + "; send the worst and the best answer as 1-5, 0-10 or, where 1 is the best, 7-1.");
        var range = "a number from " + scale.Least.ToString(CultureInfo.InvariantCulture) + " to " + scale.Largest.ToString(CultureInfo.InvariantCulture) + (text == null ? string.Empty : ", as " + scaleName + " says");
        var number = Number(fields, name, scale.Least, scale.Largest, range);
        if (number == null && text != null)
            throw new JsonFormatException(scaleName + " is given without " + name + "; send both.");
        return number is decimal n ? scale.ToPercent(n) : number;
    }

    private static decimal? Number(Dictionary<string, JsonValue> fields, string name, int least, int most, string wanted)
    {
        if (!fields.TryGetValue(name, out var value) || value.Kind == JsonKind.Null)
            return null;
        if (value.Kind != JsonKind.Number
            || !decimal.TryParse(value.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || number < least || number > most)
            throw new JsonFormatException(name + " is " + value.Describe() + "; send " + wanted + ".");
        return number;
    }

    private static DateTime? ReceivedOn(Dictionary<string, JsonValue> fields, DateTime now)
    {
        if (Text(fields, "receivedOn") is not string text)
            return null;
        if (!DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            throw new JsonFormatException("receivedOn is " + fields["receivedOn"].Describe() + "; send a time such as 2026-03-04T05:06:07Z.");
        if (time.UtcDateTime < FirstTime || time.UtcDateTime > now.AddDays(1))
            throw new JsonFormatException("receivedOn is " + fields["receivedOn"].Describe() + ", which lies before 1900 or in the future; send when it was said.");
        return SourceTime.Utc(time.UtcDateTime);
    }

    private static T? Named<T>(Dictionary<string, JsonValue> fields, string name, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (Text(fields, name) is not string text)
            return null;
        return names.TryGetValue(text, out var member)
            ? member
            : throw new JsonFormatException(name + " is " + fields[name].Describe() + "; send one of " + List(names.Keys) + ".");
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
