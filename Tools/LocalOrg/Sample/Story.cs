using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Sample;

/// <summary>A sample customer: a company with its people, or one person.</summary>
/// <param name="Company">The account, or null for a private person.</param>
/// <param name="People">Contacts by the short key events name them with.</param>
/// <param name="Theme">What the story tells in a word: falling, recovering, silent, delighted, threatening, everyday.</param>
/// <param name="Events">What happened, in the order of the file.</param>
public sealed record Story(StoryCompany? Company, IReadOnlyDictionary<string, StoryPerson> People, string Theme, IReadOnlyList<StoryEvent> Events);

/// <summary>An account of the sample; revenue is a year's, in the currency of the organisation.</summary>
public sealed record StoryCompany(string Name, string City, string Country, string Domain, string Phone, decimal Revenue);

/// <summary>A contact of the sample; the address is made of the key and the company's domain unless it is given.</summary>
public sealed record StoryPerson(string FirstName, string LastName, string JobTitle, string Email);

/// <summary>Something that happened to a sample customer.</summary>
/// <param name="Day">Days before today, as a negative number; the hour is derived from the story so that nothing falls on one moment.</param>
/// <param name="Person">Who, by key.</param>
public abstract record StoryEvent(int Day, string Person);

/// <summary>A case typed in by an agent or the portal.</summary>
public sealed record CaseEvent(int Day, string Person, string Title, string Text) : StoryEvent(Day, Person);

/// <summary>An incoming mail; <paramref name="WithChain"/> quotes the mails before it, as a reply does.</summary>
public sealed record MailEvent(int Day, string Person, string Subject, string Text, bool WithChain) : StoryEvent(Day, Person);

/// <summary>A mail the company sent to the customer; it must never be scored.</summary>
public sealed record ReplyEvent(int Day, string Person, string Text) : StoryEvent(Day, Person);

/// <summary>A case made from the person's last mail: the same words a second time.</summary>
public sealed record CaseFromMailEvent(int Day, string Person) : StoryEvent(Day, Person);

/// <summary>An answered survey; ratings that were not asked for are null.</summary>
/// <param name="Mode">email, web, phone or app.</param>
/// <param name="Nps">0..10.</param>
/// <param name="Csat">0..100, percent of the scale.</param>
/// <param name="Comment">The free text; may be empty.</param>
public sealed record SurveyEvent(int Day, string Person, string Mode, int? Nps, int? Csat, string Comment) : StoryEvent(Day, Person);

/// <summary>The person's last open case is resolved.</summary>
public sealed record ResolveEvent(int Day, string Person) : StoryEvent(Day, Person);

/// <summary>The person's last open case is cancelled: it stops counting.</summary>
public sealed record CancelEvent(int Day, string Person) : StoryEvent(Day, Person);

/// <summary>A supervisor opens a follow-up of the person's company.</summary>
/// <param name="Reason">regulator, leave, risk or complaint.</param>
public sealed record FollowUpEvent(int Day, string Person, string Reason) : StoryEvent(Day, Person);

/// <summary>The customer was called or met about the open follow-up.</summary>
public sealed record AnsweredEvent(int Day, string Person) : StoryEvent(Day, Person);

/// <summary>Somebody made sure that the answer helped: the follow-up is closed.</summary>
public sealed record VerifiedEvent(int Day, string Person) : StoryEvent(Day, Person);
