using System;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk;

/// <summary>The data operations of an organisation.</summary>
public interface IOrganizationService
{
    /// <summary>Creates a row and the related rows it carries; returns its id.</summary>
    Guid Create(Entity entity);

    /// <summary>Reads one row.</summary>
    Entity Retrieve(string entityName, Guid id, ColumnSet columnSet);

    /// <summary>Writes the columns the row carries.</summary>
    void Update(Entity entity);

    /// <summary>Deletes one row.</summary>
    void Delete(string entityName, Guid id);

    /// <summary>Runs any message.</summary>
    OrganizationResponse Execute(OrganizationRequest request);

    /// <summary>Links rows through a relationship.</summary>
    void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities);

    /// <summary>Removes links of a relationship.</summary>
    void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities);

    /// <summary>Runs a query.</summary>
    EntityCollection RetrieveMultiple(QueryBase query);
}
