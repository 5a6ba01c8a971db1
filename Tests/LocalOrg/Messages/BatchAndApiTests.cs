using System;
using System.Linq;
using System.ServiceModel;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Messages;

public sealed class BatchAndApiTests
{
    [Theory]
    [InlineData(true, 2, new[] { 1 })]
    [InlineData(false, 1, new[] { 1 })]
    public void Each_request_of_a_batch_stands_alone(bool goOn, int created, int[] faulted)
    {
        using var lab = OrganizationLab.Open();
        var batch = new ExecuteMultipleRequest
        {
            Requests = [Create("a"), Create(new string('x', 5000)), Create("c")],
            Settings = new ExecuteMultipleSettings { ContinueOnError = goOn, ReturnResponses = false },
        };

        var response = (ExecuteMultipleResponse)lab.AsAdmin.Execute(batch);

        Assert.True(response.IsFaulted);
        Assert.Equal(faulted, response.Responses.Select(r => r.RequestIndex));
        Assert.All(response.Responses, r => Assert.Equal(Faults.TextTooLong.Code, r.Fault.ErrorCode));
        Assert.Equal(created, lab.Count("account"));
    }

    [Fact]
    public void A_transaction_is_all_or_nothing_and_names_the_request_that_failed()
    {
        using var lab = OrganizationLab.Open();
        var fails = new ExecuteTransactionRequest { Requests = [Create("a"), Create(new string('x', 5000))] };

        var fault = OrganizationLab.Faults(Faults.TextTooLong, () => lab.AsAdmin.Execute(fails));

        Assert.Equal(1, Assert.IsType<ExecuteTransactionFault>(fault).FaultedRequestIndex);
        Assert.Equal(0, lab.Count("account"));
        var works = new ExecuteTransactionRequest { Requests = [Create("a"), Create("b")], ReturnResponses = true };
        Assert.Equal(2, ((ExecuteTransactionResponse)lab.AsAdmin.Execute(works)).Responses.Count);
        Assert.Equal(2, lab.Count("account"));
    }

    [Fact]
    public void Batches_have_at_most_a_thousand_requests_and_do_not_nest()
    {
        using var lab = OrganizationLab.Open();
        var big = new ExecuteMultipleRequest { Requests = [], Settings = new ExecuteMultipleSettings() };
        big.Requests.AddRange(Enumerable.Range(0, 1001).Select(_ => Create("a")));

        OrganizationLab.Faults(Faults.BatchTooLarge, () => lab.AsAdmin.Execute(big));
        OrganizationLab.Faults(Faults.BatchNested, () => lab.AsAdmin.Execute(new ExecuteMultipleRequest { Requests = [big], Settings = new ExecuteMultipleSettings() }));
    }

    [Fact]
    public void A_plug_in_may_not_send_a_batch()
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 40, run =>
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => run.Service(null).Execute(new ExecuteMultipleRequest { Requests = [Create("a")], Settings = new ExecuteMultipleSettings() }))));

        OrganizationLab.Faults(Faults.TransactionDoomed, () => lab.NewAccount());
    }

    [Fact]
    public void WhoAmI_tells_the_caller()
    {
        using var lab = OrganizationLab.Open();

        var me = lab.AsAdmin.Execute(new OrganizationRequest("WhoAmI"));

        Assert.Equal((lab.Organization.AdminUserId, lab.Organization.OrganizationId), ((Guid)me["UserId"], (Guid)me["OrganizationId"]));
    }

    [Fact]
    public void A_custom_api_runs_its_plug_in_as_main_operation_and_checks_its_parameters()
    {
        using var lab = OrganizationLab.Open(s => s.Api("tst_Repeat", run =>
        {
            Assert.Equal(30, run.Context.Stage);
            run.Service(null).Create(new Entity("account") { ["name"] = "made by the api" });
            var count = run.Context.InputParameters.Contains("Count") ? (int)run.Context.InputParameters["Count"] : 1;
            run.Context.OutputParameters["Answer"] = string.Concat(Enumerable.Repeat((string)run.Context.InputParameters["Text"], count));
        }));

        var response = lab.AsAdmin.Execute(new OrganizationRequest("tst_Repeat") { ["Text"] = "ab", ["Count"] = 2 });

        Assert.Equal("abab", response["Answer"]);
        Assert.Equal(1, lab.Count("account"));
        OrganizationLab.Faults(Faults.ParameterMissing, () => lab.AsAdmin.Execute(new OrganizationRequest("tst_Repeat")));
        OrganizationLab.Faults(Faults.ParameterType, () => lab.AsAdmin.Execute(new OrganizationRequest("tst_Repeat") { ["Text"] = 5 }));
        OrganizationLab.Faults(Faults.ParameterUnknown, () => lab.AsAdmin.Execute(new OrganizationRequest("tst_Repeat") { ["Text"] = "a", ["Txet"] = "b" }));
    }

    [Fact]
    public void Every_error_code_is_one_kind_with_one_status()
    {
        Assert.All(Faults.All, kind => Assert.True(kind.Code < 0 && kind.HttpStatus is >= 400 and < 600, kind.Name));
        Assert.All(Faults.All.GroupBy(k => k.Code), g => Assert.Single(g.Select(k => k.HttpStatus).Distinct()));
    }

    private static CreateRequest Create(string name) => new() { Target = new Entity("account") { ["name"] = name } };
}
