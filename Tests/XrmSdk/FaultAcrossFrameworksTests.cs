using System;
using System.IO;
using System.Runtime.Loader;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.XrmSdk;

/// <summary>A net462 plug-in binds to System.ServiceModel 4.0 by name; on .NET 10 that must lead to our fault types.</summary>
public class FaultAcrossFrameworksTests
{
    [Fact]
    public void A_net462_plugin_loaded_from_a_stream_catches_a_typed_fault()
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "FaultCatchingPlugin.dll"));
        var context = new AssemblyLoadContext("fixture", isCollectible: true);
        var assembly = context.LoadFromStream(new MemoryStream(bytes));
        var plugin = (IPlugin)Activator.CreateInstance(assembly.GetType("FaultCatchingPlugin.CatchesFault", throwOnError: true)!)!;

        var error = Assert.Throws<InvalidPluginExecutionException>(() => plugin.Execute(new MissingRow()));

        Assert.Equal("caught 80040217 account With Id = 0 Does Not Exist", error.Message);
        Assert.IsType<FaultException<OrganizationServiceFault>>(error.InnerException);
        context.Unload();
    }

    [Fact]
    public void The_fixture_was_compiled_for_the_framework_assembly()
    {
        using var module = Mono.Cecil.ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "FaultCatchingPlugin.dll"));

        Assert.Contains(module.AssemblyReferences, r => r.FullName == "System.ServiceModel, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089");
    }

    private sealed class MissingRow : IServiceProvider, IOrganizationServiceFactory, IOrganizationService
    {
        public object GetService(Type serviceType) => this;

        public IOrganizationService CreateOrganizationService(Guid? userId) => this;

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) =>
            throw new FaultException<OrganizationServiceFault>(
                new OrganizationServiceFault { ErrorCode = unchecked((int)0x80040217) }, "account With Id = 0 Does Not Exist");

        public Guid Create(Entity entity) => throw new NotSupportedException();

        public void Update(Entity entity) => throw new NotSupportedException();

        public void Delete(string entityName, Guid id) => throw new NotSupportedException();

        public OrganizationResponse Execute(OrganizationRequest request) => throw new NotSupportedException();

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException();

        public EntityCollection RetrieveMultiple(QueryBase query) => throw new NotSupportedException();
    }
}
