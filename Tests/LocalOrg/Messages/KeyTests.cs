using System;
using System.Linq;
using System.ServiceModel;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Messages;

/// <summary>Fidelity point 4: alternate keys.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task A_key_is_pending_after_the_import_and_faults_until_its_index_is_built()
    {
        using var lab = OrganizationLab.Open(s => s, JobPolicy.Adversarial(1));

        OrganizationLab.Faults(Faults.KeyNotActive, () => Upsert(lab, "A-1"));
        await lab.Organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Equal(KeyStatus.Active, lab.Organization.Metadata.RequireTable("account").FindKey("tst_codekey")!.Status);
        Assert.True(Upsert(lab, "A-1").RecordCreated);
    }

    [Fact]
    public void An_upsert_creates_once_and_updates_after_case_does_not_matter()
    {
        using var lab = OrganizationLab.Open(s => s);

        var first = Upsert(lab, "A-1", "one");
        var second = Upsert(lab, "a-1", "two");

        Assert.True(first.RecordCreated);
        Assert.False(second.RecordCreated);
        Assert.Equal(first.Target.Id, second.Target.Id);
        var row = lab.Read("account", first.Target.Id);
        Assert.Equal(("A-1", "two"), (row["tst_code"], row["name"]));
    }

    [Fact]
    public void Uniqueness_ignores_case()
    {
        using var lab = OrganizationLab.Open(s => s);
        lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["tst_code"] = "A-1" });

        var fault = OrganizationLab.Faults(Faults.DuplicateKeyValue, () => lab.AsAdmin.Create(new Entity("account") { ["name"] = "y", ["tst_code"] = "a-1" }));

        Assert.Equal(-2147088238, fault.ErrorCode);
        Assert.Equal(412, Faults.HttpStatusOf(fault));
    }

    [Theory]
    [InlineData('/')]
    [InlineData('<')]
    [InlineData('>')]
    [InlineData('*')]
    [InlineData('%')]
    [InlineData('&')]
    [InlineData(':')]
    [InlineData('\\')]
    [InlineData('?')]
    [InlineData('+')]
    public void A_value_with_a_reserved_character_can_be_stored_but_not_addressed(char reserved)
    {
        using var lab = OrganizationLab.Open(s => s);
        lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["tst_code"] = "a" + reserved });

        var fault = OrganizationLab.Faults(Faults.KeyValueReserved, () => Upsert(lab, "a" + reserved));

        Assert.Contains($"'{reserved}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_no_key_fault()
    {
        using var lab = OrganizationLab.Open(s => s);

        OrganizationLab.Faults(Faults.KeyNotDefined, () => lab.AsAdmin.Execute(new UpsertRequest { Target = new Entity("account", "name", "x") }));
        OrganizationLab.Faults(Faults.RecordNotFoundByKey, () => lab.AsAdmin.Update(new Entity("account", "tst_code", "nobody") { ["name"] = "x" }));
    }

    [Fact]
    public void A_lookup_may_name_its_row_by_key()
    {
        using var lab = OrganizationLab.Open(s => s);
        var account = Upsert(lab, "A-1").Target.Id;

        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "x", ["parentcustomerid"] = new EntityReference("account", "tst_code", "a-1") });

        Assert.Equal(account, lab.Read("contact", contact).GetAttributeValue<EntityReference>("parentcustomerid").Id);
    }

    [Fact]
    public async Task Two_upserts_at_once_may_both_find_nothing_and_then_one_of_them_faults()
    {
        // Stage 10 runs before the write's transaction: both have looked for the row by then.
        using var both = new Barrier(2);
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 10, _ => both.SignalAndWait(TimeSpan.FromSeconds(30))));

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(() =>
        {
            try
            {
                return Upsert(lab, "A-1").RecordCreated ? 0 : 1;
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                return fault.Detail.ErrorCode;
            }
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal([Faults.DuplicateKeyValue.Code, 0], results.Order());
        Assert.Equal(1, lab.Count("account"));
    }

    private static UpsertResponse Upsert(OrganizationLab lab, string code, string name = "x") =>
        (UpsertResponse)lab.AsAdmin.Execute(new UpsertRequest { Target = new Entity("account", "tst_code", code) { ["name"] = name } });
}
