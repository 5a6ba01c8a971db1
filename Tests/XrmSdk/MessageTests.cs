using System;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace CrmFeedback.Tests.XrmSdk;

public class MessageTests
{
    public static TheoryData<OrganizationRequest, string> Requests => new()
    {
        { new CreateRequest(), "Create" },
        { new RetrieveRequest(), "Retrieve" },
        { new UpdateRequest(), "Update" },
        { new DeleteRequest(), "Delete" },
        { new RetrieveMultipleRequest(), "RetrieveMultiple" },
        { new UpsertRequest(), "Upsert" },
        { new AssociateRequest(), "Associate" },
        { new DisassociateRequest(), "Disassociate" },
        { new ExecuteMultipleRequest(), "ExecuteMultiple" },
        { new ExecuteTransactionRequest(), "ExecuteTransaction" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_knows_its_message(OrganizationRequest request, string name) => Assert.Equal(name, request.RequestName);

    [Fact]
    public void A_typed_property_is_the_parameter_of_its_name()
    {
        var target = new Entity("account");
        var request = new UpdateRequest { Target = target, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };

        Assert.Same(target, request.Parameters["Target"]);
        Assert.Equal(ConcurrencyBehavior.IfRowVersionMatches, request["ConcurrencyBehavior"]);
    }

    [Fact]
    public void An_untyped_request_is_read_through_the_typed_one()
    {
        var request = new ExecuteTransactionRequest { Parameters = new OrganizationRequest("x") { ["ReturnResponses"] = true }.Parameters };

        Assert.True(request.ReturnResponses);
        Assert.Null(request.Requests);
        Assert.Equal(ConcurrencyBehavior.Default, new UpdateRequest().ConcurrencyBehavior);
    }

    [Fact]
    public void A_response_reads_its_results()
    {
        var id = new Guid("8d2f5a36-3a52-4b2b-9c07-0a3b8f2f1c11");
        var created = new CreateResponse { ["id"] = id };
        var upserted = new UpsertResponse { ["RecordCreated"] = true, ["Target"] = new EntityReference("account", id) };

        Assert.Equal(id, created.id);
        Assert.True(upserted.RecordCreated);
        Assert.Equal(id, upserted.Target.Id);
        Assert.False(new ExecuteMultipleResponse().IsFaulted);
    }
}
