using System;
using System.Linq;
using System.ServiceModel;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Pipeline;

/// <summary>Fidelity point 1: what a failed service call does to the transaction of a synchronous step.</summary>
public sealed class TransactionTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    public void A_failed_service_call_that_a_synchronous_step_catches_still_dooms_the_save(int stage)
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", stage, run =>
        {
            try
            {
                run.Service(null).Retrieve("contact", Guid.NewGuid(), new ColumnSet("fullname"));
            }
            catch (FaultException<OrganizationServiceFault>)
            {
                run.Trace("caught");
            }
        }));

        var fault = OrganizationLab.Faults(Faults.TransactionDoomed, () => lab.NewAccount());

        Assert.Equal(-2146893812, fault.ErrorCode);
        Assert.Contains("ISV code reduced the open transaction count", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, lab.Count("account"));
        Assert.Equal("caught\n", lab.Organization.Traces.Entries[^1].Text);
    }

    [Fact]
    public void After_a_failed_call_every_further_call_of_the_step_finds_no_transaction()
    {
        var second = 0;
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 40, run =>
        {
            var service = run.Service(null);
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Delete("contact", Guid.NewGuid()));
            second = Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Create(new Entity("task"))).Detail.ErrorCode;
        }));

        OrganizationLab.Faults(Faults.TransactionDoomed, () => lab.NewAccount());

        Assert.Equal(-2147220911, second);
    }

    [Fact]
    public void A_failed_call_inside_a_nested_save_dooms_the_outer_one()
    {
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 40, run =>
            {
                try
                {
                    run.Service(null).Create(new Entity("task") { ["subject"] = "call" });
                }
                catch (FaultException<OrganizationServiceFault>)
                {
                    run.Trace("caught");
                }
            })
            .On("Create", "task", 20, _ => throw new InvalidPluginExecutionException("no tasks today")));

        OrganizationLab.Faults(Faults.TransactionDoomed, () => lab.NewAccount());

        Assert.Equal(0, lab.Count("account"));
    }

    [Fact]
    public void A_failed_call_before_the_transaction_may_be_caught()
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 10, run =>
        {
            Assert.False(run.Context.IsInTransaction);
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => run.Service(null).Retrieve("contact", Guid.NewGuid(), new ColumnSet(false)));
        }));

        lab.NewAccount();

        Assert.Equal(1, lab.Count("account"));
    }

    [Fact]
    public void What_a_step_of_stage_10_wrote_stays_when_the_save_fails_and_what_stage_20_wrote_does_not()
    {
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 10, run => run.Service(null).Create(new Entity("task") { ["subject"] = "before" }))
            .On("Create", "account", 20, run => run.Service(null).Create(new Entity("task") { ["subject"] = "inside" }))
            .On("Create", "account", 40, _ => throw new InvalidPluginExecutionException("refused")));

        var fault = OrganizationLab.Faults(Faults.PluginAborted, () => lab.NewAccount());

        Assert.Equal("refused", fault.Message);
        var task = Assert.Single(lab.AsSystem.RetrieveMultiple(new QueryExpression("task") { ColumnSet = new ColumnSet("subject") }).Entities);
        Assert.Equal("before", task["subject"]);
    }

    [Fact]
    public void Any_other_exception_of_a_plug_in_is_an_unexpected_error_from_ISV_code()
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, _ => throw new InvalidOperationException("boom")));

        var fault = OrganizationLab.Faults(Faults.PluginUnexpected, () => lab.NewAccount());

        Assert.Equal(-2147220956, fault.ErrorCode);
        Assert.Contains("boom", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_record_shows_a_shared_row_that_a_synchronous_step_wrote()
    {
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "contact", 40, run => run.Service(null).Update(new Entity("account", ((EntityReference)run.Target["parentcustomerid"]).Id) { ["telephone1"] = "1" })));
        var account = lab.NewAccount();
        lab.Organization.LockJournal.Clear();

        lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Ng", ["parentcustomerid"] = new EntityReference("account", account) });

        var shared = Assert.Single(lab.Organization.LockJournal.SharedRowsWrittenSynchronously());
        Assert.Equal(("account", account, RowOperation.Update), (shared.Table, shared.Id, shared.Operation));
        Assert.Equal(["contact", "account"], Assert.Single(lab.Organization.LockJournal.Transactions).Locks.Select(l => l.Table));
    }

    [Fact]
    public async Task The_lock_record_does_not_mind_new_rows_or_what_asynchronous_steps_write()
    {
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 40, run =>
            {
                var task = run.Service(null).Create(new Entity("task") { ["subject"] = "new" });
                run.Service(null).Update(new Entity("task", task) { ["subject"] = "still new" });
            })
            .After("Create", "account", run => run.Service(null).Update(new Entity("account", run.Context.PrimaryEntityId) { ["telephone1"] = "1" })));
        lab.NewAccount();
        await lab.Organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Empty(lab.Organization.LockJournal.SharedRowsWrittenSynchronously());
        Assert.Contains(lab.Organization.LockJournal.Transactions, t => t.Locks[0] is { StepIsSynchronous: false, StepName: not null, Operation: RowOperation.Update });
    }

    [Fact]
    public void A_transaction_that_fails_leaves_its_locks_in_the_record_as_rolled_back()
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 40, _ => throw new InvalidPluginExecutionException("no")));
        lab.Organization.LockJournal.Clear();

        OrganizationLab.Faults(Faults.PluginAborted, () => lab.NewAccount());

        Assert.False(Assert.Single(lab.Organization.LockJournal.Transactions).Committed);
    }
}
