using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>Creates sample customers and plays their events through an organisation service, as one user.</summary>
internal sealed class StoryPlayer
{
    private const int CaseOriginEmail = 2;
    private const int CaseOriginWeb = 3;
    private const int EmailCompleted = 1;
    private const int EmailSent = 3;
    private const int EmailReceived = 4;
    private const int CaseCancelled = 2;
    private const int CaseCancelledStatus = 6;
    private const int CaseProblemSolved = 5;
    private const int FirstChoice = 471300000;
    private const int StageAnswered = 3;
    private const int StageVerified = 4;
    private const string SupportAddress = "support@crmfeedback.example";

    private static readonly string[] SurveyModes = ["email", "web", "phone", "app"];
    private static readonly string[] FollowUpReasons = ["regulator", "leave", "risk", "complaint"];

    private readonly IOrganizationService service;
    private readonly EntityReference user;
    private readonly EntityReference queue;
    private readonly Dictionary<StoryPerson, PersonState> people = new(ReferenceEqualityComparer.Instance);

    public StoryPlayer(IOrganizationService service, Guid userId)
    {
        this.service = service;
        user = new EntityReference("systemuser", userId);
        queue = new EntityReference("queue", service.Create(new Entity("queue") { ["name"] = "Support", ["emailaddress"] = SupportAddress }));
    }

    /// <summary>Creates the account and its contacts, or the private contact.</summary>
    public void CreateCustomer(Story story)
    {
        EntityReference? account = null;
        if (story.Company is { } company)
        {
            account = new EntityReference("account", service.Create(new Entity("account")
            {
                ["name"] = company.Name,
                ["address1_city"] = company.City,
                ["address1_country"] = company.Country,
                ["telephone1"] = company.Phone,
                ["emailaddress1"] = "info@" + company.Domain,
                ["revenue"] = new Money(company.Revenue),
                ["websiteurl"] = "https://www." + company.Domain,
            }));
        }

        foreach (var person in story.People.Values)
        {
            // The organisation writes full names as "first last"; a Chinese name is kept whole as the last name, as offices there do.
            var contact = new Entity("contact") { ["lastname"] = FullName(person), ["emailaddress1"] = person.Email };
            if (!person.LastName.Any(IsChinese))
            {
                contact["firstname"] = person.FirstName;
                contact["lastname"] = person.LastName;
            }

            if (person.JobTitle.Length > 0)
                contact["jobtitle"] = person.JobTitle;
            if (account is not null)
                contact["parentcustomerid"] = account;
            var id = new EntityReference("contact", service.Create(contact));
            people[person] = new PersonState(id, account ?? id);
            if (account is not null && ReferenceEquals(person, story.People.Values.First()))
                service.Update(new Entity("account", account.Id) { ["primarycontactid"] = id });
        }
    }

    /// <summary>Plays one event; true if it created something that is to be scored.</summary>
    public bool Play(TimedEvent timed)
    {
        var person = timed.Story.People[timed.Event.Person];
        var state = people[person];
        switch (timed.Event)
        {
            case CaseEvent item:
                state.OpenCase = CreateCase(state, item.Title, item.Text, CaseOriginWeb, timed.At);
                return true;
            case CaseFromMailEvent when state.LastMail is { } mail:
                state.OpenCase = CreateCase(state, mail.Subject, mail.Text, CaseOriginEmail, timed.At);
                return true;
            case MailEvent item:
                ReceiveMail(person, state, item, timed.At);
                return true;
            case ReplyEvent item:
                SendMail(person, state, item.Text, timed.At);
                return false;
            case SurveyEvent item:
                CreateSurveyResponse(state, item, timed.At);
                return true;
            case ResolveEvent when state.OpenCase is { } open:
                service.Execute(new OrganizationRequest("CloseIncident")
                {
                    ["IncidentResolution"] = new Entity("incidentresolution") { ["subject"] = "Solved", ["incidentid"] = open, ["actualend"] = timed.At },
                    ["Status"] = new OptionSetValue(CaseProblemSolved),
                });
                state.OpenCase = null;
                return false;
            case CancelEvent when state.OpenCase is { } open:
                service.Update(new Entity("incident", open.Id) { ["statecode"] = new OptionSetValue(CaseCancelled), ["statuscode"] = new OptionSetValue(CaseCancelledStatus) });
                state.OpenCase = null;
                return false;
            case FollowUpEvent item when state.OpenFollowUp is null:
                state.OpenFollowUp = CreateFollowUp(state, item.Reason, timed.At);
                return false;
            case AnsweredEvent when state.OpenFollowUp is { } followUp:
                MoveFollowUp(followUp, StageAnswered, "cfb_answeredon", timed.At);
                return false;
            case VerifiedEvent when state.OpenFollowUp is { } followUp:
                MoveFollowUp(followUp, StageVerified, "cfb_verifiedon", timed.At);
                service.Update(new Entity("cfb_followup", followUp) { ["statecode"] = new OptionSetValue(1) });
                state.OpenFollowUp = null;
                return false;
            default:
                return false;
        }
    }

    private Guid CreateFollowUp(PersonState state, string reason, DateTime at) => service.Create(new Entity("cfb_followup")
    {
        ["cfb_customerid"] = state.Customer,
        ["cfb_contactid"] = state.Contact,
        ["cfb_trigger"] = new OptionSetValue(FirstChoice + Math.Max(0, Array.IndexOf(FollowUpReasons, reason))),
        ["cfb_receivedon"] = at,
        ["overriddencreatedon"] = at,
    });

    private void MoveFollowUp(Guid followUp, int stage, string timeColumn, DateTime at) =>
        service.Update(new Entity("cfb_followup", followUp) { ["cfb_stage"] = new OptionSetValue(FirstChoice + stage), [timeColumn] = at });

    private EntityReference CreateCase(PersonState state, string title, string text, int origin, DateTime at)
    {
        var incident = new Entity("incident")
        {
            ["title"] = title,
            ["description"] = text,
            ["customerid"] = state.Customer,
            ["caseorigincode"] = new OptionSetValue(origin),
            ["overriddencreatedon"] = at,
        };
        if (!state.Customer.Equals(state.Contact))
            incident["primarycontactid"] = state.Contact;
        return new EntityReference("incident", service.Create(incident));
    }

    private void ReceiveMail(StoryPerson person, PersonState state, MailEvent item, DateTime at)
    {
        var chain = item.WithChain ? state.Mails.AsEnumerable().Reverse().ToList() : [];
        var name = FullName(person);
        var mail = new Entity("email")
        {
            ["subject"] = item.Subject,
            ["description"] = MailMarkup.Html(ClientOf(item.Text, person), item.Text, Signature(person, name), chain),
            ["directioncode"] = false,
            ["from"] = Parties(state.Contact, person.Email),
            ["to"] = Parties(queue, SupportAddress),
            ["overriddencreatedon"] = at,
            ["actualend"] = at,
        };
        if (item.WithChain && state.OpenCase is { } open)
            mail["regardingobjectid"] = open;
        Complete(service.Create(mail), EmailReceived);
        state.LastMail = item;
        state.Mails.Add(new QuotedMail($"{name} <{person.Email}>", SupportAddress, Sent(at), item.Subject, item.Text));
    }

    private void SendMail(StoryPerson person, PersonState state, string text, DateTime at)
    {
        var subject = "RE: " + (state.LastMail?.Subject ?? "");
        var chain = state.Mails.AsEnumerable().Reverse().ToList();
        var mail = new Entity("email")
        {
            ["subject"] = subject,
            ["description"] = MailMarkup.Html(MailMarkup.Client.Outlook, text, "", chain),
            ["directioncode"] = true,
            ["from"] = Parties(user, SupportAddress),
            ["to"] = Parties(state.Contact, person.Email),
            ["overriddencreatedon"] = at,
            ["actualend"] = at,
        };
        if (state.OpenCase is { } open)
            mail["regardingobjectid"] = open;
        Complete(service.Create(mail), EmailSent);
        state.Mails.Add(new QuotedMail($"Support <{SupportAddress}>", person.Email, Sent(at), subject, text));
    }

    private void Complete(Guid emailId, int status) =>
        service.Update(new Entity("email", emailId) { ["statecode"] = new OptionSetValue(EmailCompleted), ["statuscode"] = new OptionSetValue(status) });

    private void CreateSurveyResponse(PersonState state, SurveyEvent item, DateTime at)
    {
        var response = new Entity("cfb_surveyresponse")
        {
            ["cfb_customerid"] = state.Contact,
            ["cfb_mode"] = new OptionSetValue(FirstChoice + Math.Max(0, Array.IndexOf(SurveyModes, item.Mode))),
            ["cfb_comment"] = item.Comment,
            ["cfb_respondedon"] = at,
            ["overriddencreatedon"] = at,
        };
        if (item.Nps is { } nps)
            response["cfb_nps"] = nps;
        if (item.Csat is { } csat)
            response["cfb_csat"] = (decimal)csat;
        service.Create(response);
    }

    private static EntityCollection Parties(EntityReference who, string address) =>
        new([new Entity("activityparty") { ["partyid"] = who, ["addressused"] = address }]);

    /// <summary>Chinese customers write with a Chinese client, the others with Gmail or Outlook by the length of their name.</summary>
    private static MailMarkup.Client ClientOf(string text, StoryPerson person) =>
        text.Any(IsChinese) ? MailMarkup.Client.Foxmail : person.LastName.Length % 2 == 0 ? MailMarkup.Client.Gmail : MailMarkup.Client.Outlook;

    private static string FullName(StoryPerson person) =>
        person.LastName.Any(IsChinese) ? person.LastName + person.FirstName : $"{person.FirstName} {person.LastName}";

    private static string Signature(StoryPerson person, string name) => person.JobTitle.Length > 0 ? $"{name}\n{person.JobTitle}" : name;

    private static string Sent(DateTime at) => at.ToString("ddd, d MMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    private sealed class PersonState(EntityReference contact, EntityReference customer)
    {
        public EntityReference Contact { get; } = contact;

        public EntityReference Customer { get; } = customer;

        public EntityReference? OpenCase { get; set; }

        public Guid? OpenFollowUp { get; set; }

        public MailEvent? LastMail { get; set; }

        public List<QuotedMail> Mails { get; } = [];
    }
}
