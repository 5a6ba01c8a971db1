using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Feedback;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using CrmFeedback.LocalOrg.Jobs;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>What a roll-up asks of the organisation, and what it does when others write at the same time.</summary>
public sealed class RollUpCostTests
{
    [Fact]
    public async Task A_roll_up_takes_eight_calls_at_first_and_six_after_and_the_settings_two()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = await AccountWithFeedback(organization);
        organization.Service.Delete(SatisfactionTable.Table, organization.Only(SatisfactionTable.Table).Id);
        var counting = new CountingService(organization.Service);
        var settings = StandingSettings.Read(counting, SolutionVariables.Default);
        Assert.Equal(["RetrieveMultiple cfb_setting", "RetrieveMultiple cfb_baseline"], counting.Calls);
        string[] reads = ["RetrieveMultiple cfb_satisfaction", "RetrieveMultiple account", "RetrieveMultiple cfb_feedback", "RetrieveMultiple cfb_mention", "RetrieveMultiple fetch"];
        counting.Calls.Clear();
        new StandingRollUp(counting, settings, Now(organization), mayFault: true).Run(account, skipIfReadLater: true);
        Assert.Equal([.. reads, "Upsert", "Update account", "Update cfb_satisfaction"], counting.Calls);
        counting.Calls.Clear();
        new StandingRollUp(counting, settings, Now(organization), mayFault: true).Run(account, skipIfReadLater: true);
        Assert.Equal([.. reads, "Update"], counting.Calls);
        Assert.True(counting.WidestFeedbackQuery <= 10);
    }

    [Fact]
    public async Task A_standing_read_after_the_operation_is_left_alone_and_one_read_just_then_is_not()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = await AccountWithFeedback(organization);
        var settings = StandingSettings.Read(organization.Service, SolutionVariables.Default);
        var computed = Now(organization);
        Assert.Contains("read after this operation", new StandingRollUp(organization.Service, settings, computed.AddSeconds(-121), true).Run(account, true), StringComparison.Ordinal);
        // A save may have been committed up to two minutes after its operation began.
        Assert.Contains(": n 1", new StandingRollUp(organization.Service, settings, computed.AddSeconds(-119), true).Run(account, true), StringComparison.Ordinal);
        Assert.Contains(": n 1", new StandingRollUp(organization.Service, settings, computed.AddSeconds(-121), true).Run(account, false), StringComparison.Ordinal);
        Assert.Equal(computed, organization.Only(SatisfactionTable.Table)[SatisfactionTable.ComputedOn]);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task A_standing_that_another_job_writes_in_between_is_read_again_three_times_at_most(int intrusions, bool succeeds)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = await AccountWithFeedback(organization);
        var standing = organization.Only(SatisfactionTable.Table).Id;
        var left = intrusions;
        var counting = new CountingService(organization.Service)
        {
            BeforeExecute = () =>
            {
                if (left-- > 0)
                    organization.Service.Update(new Entity(SatisfactionTable.Table, standing) { [SatisfactionTable.FeedbackCount] = 99 });
            },
        };
        var rollUp = new StandingRollUp(counting, StandingSettings.Read(organization.Service, SolutionVariables.Default), Now(organization), mayFault: true);
        if (succeeds)
            rollUp.Run(account, true);
        else
            Assert.ThrowsAny<Exception>(() => rollUp.Run(account, true));
        Assert.Equal(succeeds ? 1 : 99, organization.Only(SatisfactionTable.Table)[SatisfactionTable.FeedbackCount]);
    }

    [Fact]
    public async Task Two_first_roll_ups_at_once_end_in_one_standing()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = await AccountWithFeedback(organization);
        organization.Service.Delete(SatisfactionTable.Table, organization.Only(SatisfactionTable.Table).Id);
        var settings = StandingSettings.Read(organization.Service, SolutionVariables.Default);
        var now = Now(organization);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() =>
        {
            // A job that has used up its tries asks the platform to run it again.
            for (var attempt = 0; attempt < 20; attempt++)
            {
                try
                {
                    new StandingRollUp(organization.Organization.CreateService(), settings, now, true).Run(account, true);
                    return;
                }
                catch (System.ServiceModel.FaultException<OrganizationServiceFault> fault) when (Faults.IsPassing(fault.Detail))
                {
                }
            }

            Assert.Fail("Twenty attempts were not enough.");
        })));
        Assert.Equal(1, organization.Only(SatisfactionTable.Table)[SatisfactionTable.FeedbackCount]);
    }

    private static DateTime Now(ImportedOrganization organization) => organization.Organization.Clock.GetUtcNow().UtcDateTime;

    private static async Task<EntityReference> AccountWithFeedback(ImportedOrganization organization)
    {
        var account = new EntityReference("account", organization.Admin.Create(new Entity("account") { ["name"] = "Contoso" }));
        organization.Admin.Create(new Entity("incident") { ["title"] = "Delivery is late again and I am angry", ["customerid"] = account });
        await organization.Drain();
        return account;
    }

    private sealed class CountingService(IOrganizationService service) : IOrganizationService
    {
        public List<string> Calls { get; } = [];

        public Action? BeforeExecute { get; init; }

        public int WidestFeedbackQuery { get; private set; }

        public Guid Create(Entity entity)
        {
            Calls.Add("Create " + entity.LogicalName);
            return service.Create(entity);
        }

        public void Update(Entity entity)
        {
            Calls.Add("Update " + entity.LogicalName);
            service.Update(entity);
        }

        public void Delete(string entityName, Guid id)
        {
            Calls.Add("Delete " + entityName);
            service.Delete(entityName, id);
        }

        public EntityCollection RetrieveMultiple(QueryBase query)
        {
            Calls.Add("RetrieveMultiple " + (query is QueryExpression expression ? expression.EntityName : "fetch"));
            if (query is QueryExpression { EntityName: FeedbackTable.Table } feedback)
                WidestFeedbackQuery = Math.Max(WidestFeedbackQuery, feedback.ColumnSet.Columns.Count);
            return service.RetrieveMultiple(query);
        }

        public OrganizationResponse Execute(OrganizationRequest request)
        {
            Calls.Add(request.RequestName);
            BeforeExecute?.Invoke();
            return service.Execute(request);
        }

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException(nameof(Retrieve));

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException(nameof(Associate));

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException(nameof(Disassociate));
    }
}
