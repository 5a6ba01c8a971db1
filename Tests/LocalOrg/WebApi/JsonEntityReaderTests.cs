using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CrmFeedback.LocalOrg.WebApi;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>Literal JSON to records.</summary>
public class JsonEntityReaderTests
{
    private const string Id = "11111111-1111-1111-1111-111111111111";

    [Theory]
    [InlineData("accounts", """{"name":"Contoso"}""", "name=Contoso")]
    [InlineData("accounts", """{"name":null,"revenue":null}""", "name=null revenue=null")]
    [InlineData("accounts", """{"name":"a\ud83d\ude00b"}""", "name=a😀b")]
    [InlineData("accounts", """{"revenue":79228162514264337593543950335}""", "revenue=Money 79228162514264337593543950335")]
    [InlineData("accounts", """{"exchangerate":0.1000}""", "exchangerate=0.1000")]
    [InlineData("accounts", """{"numberofemployees":-5,"donotemail":true,"industrycode":1,"address1_latitude":1.5e1}""", "numberofemployees=-5 donotemail=True industrycode=Option 1 address1_latitude=15")]
    [InlineData("accounts", """{"createdon":"2026-01-02T03:04:05+08:00"}""", "createdon=2026-01-01T19:04:05Z")]
    [InlineData("accounts", """{"createdon":"2026-01-02T03:04Z"}""", "createdon=2026-01-02T03:04:00Z")]
    [InlineData("contacts", """{"birthdate":"2000-02-29"}""", "birthdate=2000-02-29T00:00:00Z")]
    [InlineData("cfb_feedbacks", """{"cfb_emotions":"471300001, 471300002"}""", "cfb_emotions=Options 471300001,471300002")]
    [InlineData("cfb_feedbacks", """{"cfb_emotions":""}""", "cfb_emotions=null")]
    [InlineData("contacts", """{"parentcustomerid_account@odata.bind":"/accounts(11111111-1111-1111-1111-111111111111)"}""", "parentcustomerid=account " + Id)]
    [InlineData("contacts", """{"parentcustomerid_contact@odata.bind":"contacts(11111111-1111-1111-1111-111111111111)"}""", "parentcustomerid=contact " + Id)]
    [InlineData("contacts", """{"parentcustomerid_contact@odata.bind":"http://localhost/api/data/v9.2/contacts(11111111-1111-1111-1111-111111111111)"}""", "parentcustomerid=contact " + Id)]
    [InlineData("accounts", """{"primarycontactid@odata.bind":null}""", "primarycontactid=null")]
    [InlineData("accounts", """{"primarycontactid":null,"@odata.type":"Microsoft.Dynamics.CRM.account","name@OData.Community.Display.V1.FormattedValue":"x"}""", "primarycontactid=null")]
    public void Json_becomes_a_record(string set, string json, string expected) => Assert.Equal(expected, Describe(Read(set, json)));

    [Fact]
    public void Half_a_surrogate_pair_is_read_as_it_came()
    {
        var name = (string)Read("accounts", "{\"name\":\"a\\ud800b\\n\\u4f60\\\"\\\\\\/\"}")["name"];
        Assert.Equal("a\ud800b\n你\"\\/", name);
    }

    [Fact]
    public void The_row_id_in_the_body_is_the_records_id() =>
        Assert.Equal(Guid.Parse(Id), Read("accounts", $$"""{"accountid":"{{Id}}"}""").Id);

    [Fact]
    public void A_row_is_bound_by_alternate_key()
    {
        var reference = AddressReader.ReadReference(SmallModel.Model, SmallModel.Root, "/cfb_feedbacks(cfb_sourcekey='incident_1')");
        Assert.Equal(("cfb_feedback", "incident_1"), (reference.LogicalName, reference.KeyAttributes["cfb_sourcekey"]));
    }

    [Fact]
    public void Related_rows_are_read_with_the_row_on_create()
    {
        var account = Read("accounts", """{"name":"A","contact_customer_accounts":[{"fullname":"B"},{"fullname":"C"}],"primarycontactid":{"fullname":"D"}}""", allowRelated: true);
        Assert.Equal(["account_primary_contact: D", "contact_customer_accounts: B,C"], account.RelatedEntities
            .Select(pair => $"{pair.Key.SchemaName}: {string.Join(',', pair.Value.Entities.Select(row => row["fullname"]))}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"bogus":1}""", "The property 'bogus' does not exist on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("""{"Name":"x"}""", "The property 'Name' does not exist on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("""{"primarycontactid@odata.bind":"/accounts(11111111-1111-1111-1111-111111111111)"}""", "The property 'primarycontactid' takes rows of 'contact', not of 'account'")]
    [InlineData("""{"primarycontact@odata.bind":"/contacts(11111111-1111-1111-1111-111111111111)"}""", "An undeclared property 'primarycontact' which only has property annotations in the payload")]
    [InlineData("""{"@logicalName":"account"}""", "'logicalName' is an invalid instance annotation name.")]
    [InlineData("""{"_primarycontactid_value":"11111111-1111-1111-1111-111111111111"}""", "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.")]
    [InlineData("""{"name":5}""", "Cannot convert a value '5' to target type 'Edm.String' because of conflict between input format string/number")]
    [InlineData("""{"name":{"a":1}}""", "An unexpected 'StartObject' node was found when reading from the JSON reader. A 'PrimitiveValue' node was expected.")]
    [InlineData("""{"name":["a"]}""", "An unexpected 'StartArray' node was found")]
    [InlineData("""{"numberofemployees":"5"}""", "Cannot convert the literal '5' to the expected type 'Edm.Int32'.")]
    [InlineData("""{"numberofemployees":5.5}""", "Cannot convert the literal '5.5' to the expected type 'Edm.Int32'.")]
    [InlineData("""{"numberofemployees":99999999999}""", "Cannot convert the literal '99999999999' to the expected type 'Edm.Int32'.")]
    [InlineData("""{"revenue":1e400}""", "Cannot convert the literal '1e400' to the expected type 'Edm.Decimal'.")]
    [InlineData("""{"address1_latitude":1e400}""", "Cannot convert the literal '1e400' to the expected type 'Edm.Double'.")]
    [InlineData("""{"donotemail":1}""", "Cannot convert the literal '1' to the expected type 'Edm.Boolean'.")]
    [InlineData("""{"industrycode":"1"}""", "Cannot convert the literal '1' to the expected type 'Edm.Int32'.")]
    [InlineData("""{"createdon":"2026-01-02"}""", "Cannot convert the literal '2026-01-02' to the expected type 'Edm.DateTimeOffset'.")]
    [InlineData("""{"createdon":"2026-13-02T00:00:00Z"}""", "Cannot convert the literal '2026-13-02T00:00:00Z' to the expected type 'Edm.DateTimeOffset'.")]
    [InlineData("""{"accountid":"x"}""", "Cannot convert the literal 'x' to the expected type 'Edm.Guid'.")]
    [InlineData("""{"primarycontactid":{"fullname":"D"}}""", "Related rows can be created with a row only, not with a change: property 'primarycontactid'.")]
    public void What_does_not_fit_is_a_payload_error_that_names_it(string json, string message)
    {
        var error = Assert.Throws<ApiException>(() => Read("accounts", json));
        Assert.Equal((400, "0x80048d19"), (error.Status, error.Code));
        Assert.Contains("Error identified in Payload provided by the user for Entity :'accounts'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://elsewhere/api/data/v9.2/contacts(11111111-1111-1111-1111-111111111111)")]
    [InlineData("/contacts")]
    [InlineData("/contacts(11111111-1111-1111-1111-111111111111)/fullname")]
    public void An_address_that_names_no_row_of_this_organisation_is_refused(string address) =>
        Assert.Equal(400, Assert.Throws<ApiException>(() => AddressReader.ReadReference(SmallModel.Model, SmallModel.Root, address)).Status);

    [Theory]
    [InlineData("a%2Fb", '/')]
    [InlineData("a%3Fb", '?')]
    [InlineData("a%26b", '&')]
    [InlineData("a:b", ':')]
    [InlineData("a%2Bb", '+')]
    [InlineData("a%25b", '%')]
    public void A_key_value_with_a_reserved_character_cannot_address_a_row(string value, char reserved)
    {
        var error = Assert.Throws<ApiException>(() => AddressReader.ReadReference(SmallModel.Model, SmallModel.Root, $"/cfb_feedbacks(cfb_sourcekey='{value}')"));
        Assert.Contains($"({reserved})", error.Message, StringComparison.Ordinal);
    }

    private static Entity Read(string set, string json, bool allowRelated = false)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonEntityReader(SmallModel.Model, SmallModel.Root).Read(SmallModel.Model.Metadata.FindTableByEntitySet(set)!, document.RootElement, allowRelated);
    }

    private static string Describe(Entity entity) => string.Join(' ', entity.Attributes.Select(pair => $"{pair.Key}={Text(pair.Value)}"));

    private static string Text(object? value) => value switch
    {
        null => "null",
        Money money => "Money " + money.Value.ToString(CultureInfo.InvariantCulture),
        OptionSetValue option => "Option " + option.Value.ToString(CultureInfo.InvariantCulture),
        OptionSetValueCollection options => "Options " + string.Join(',', options.Select(option => option.Value)),
        EntityReference reference => $"{reference.LogicalName} {reference.Id:D}",
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
