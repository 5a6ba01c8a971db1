using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Client;

namespace Microsoft.Xrm.Sdk;

/// <summary>A row: a table's name, an id and columns.</summary>
public class Entity : IExtensibleDataObject
{
    private AttributeCollection _attributes;
    private FormattedValueCollection _formattedValues;
    private RelatedEntityCollection _relatedEntities;
    private KeyAttributeCollection _keyAttributes;

    /// <summary>A row of no table yet.</summary>
    public Entity()
    {
    }

    /// <summary>A row of a table.</summary>
    public Entity(string entityName) => LogicalName = entityName;

    /// <summary>A row by its id.</summary>
    public Entity(string entityName, Guid id) : this(entityName) => Id = id;

    /// <summary>A row by an alternate key of one column.</summary>
    public Entity(string entityName, string keyName, object keyValue) : this(entityName) => KeyAttributes.Add(keyName, keyValue);

    /// <summary>A row by an alternate key.</summary>
    public Entity(string entityName, KeyAttributeCollection keyAttributes) : this(entityName) => KeyAttributes = keyAttributes;

    /// <summary>Logical name of the table.</summary>
    public string LogicalName { get; set; }

    /// <summary>Id of the row, empty before it has one.</summary>
    public virtual Guid Id { get; set; }

    /// <summary>The columns the row carries, by logical name.</summary>
    public AttributeCollection Attributes
    {
        get => _attributes ?? (_attributes = new AttributeCollection());
        set => _attributes = value;
    }

    /// <summary>What the row does to the stored one.</summary>
    public EntityState? EntityState { get; set; }

    /// <summary>Values as the user reads them: labels, names, amounts.</summary>
    public FormattedValueCollection FormattedValues => _formattedValues ?? (_formattedValues = new FormattedValueCollection());

    /// <summary>Related rows that are created with this one, or were read with it.</summary>
    public RelatedEntityCollection RelatedEntities => _relatedEntities ?? (_relatedEntities = new RelatedEntityCollection());

    /// <summary>The version the row was read in.</summary>
    public string RowVersion { get; set; }

    /// <summary>Columns of the alternate key that tells the row.</summary>
    public KeyAttributeCollection KeyAttributes
    {
        get => _keyAttributes ?? (_keyAttributes = new KeyAttributeCollection());
        set => _keyAttributes = value;
    }

    /// <summary>A column's value. Reading one the row does not carry throws <see cref="KeyNotFoundException"/>.</summary>
    public object this[string attributeName]
    {
        get => Attributes[attributeName];
        set => Attributes[attributeName] = value;
    }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <summary>True if the row carries the column, also with the value null.</summary>
    public bool Contains(string attributeName) => Attributes.Contains(attributeName);

    /// <summary>The row as an early-bound class; columns are shared, not copied.</summary>
    /// <exception cref="NotSupportedException">The class stands for another table.</exception>
    public T ToEntity<T>() where T : Entity
    {
        var table = typeof(T).GetCustomAttribute<EntityLogicalNameAttribute>()?.LogicalName;
        if (typeof(T) != typeof(Entity) && table == null)
            throw new NotSupportedException(typeof(T).Name + " does not name its table with EntityLogicalNameAttribute.");
        if (table != null && LogicalName != null && !string.Equals(table, LogicalName, StringComparison.Ordinal))
            throw new NotSupportedException("Cannot convert a row of " + LogicalName + " to " + typeof(T).Name + ", which stands for " + table + ".");
        var target = Activator.CreateInstance<T>();
        CopyTo(target);
        return target;
    }

    /// <summary>A reference to this row, by id, or by key where it has no id.</summary>
    public EntityReference ToEntityReference()
    {
        var reference = new EntityReference(LogicalName, Id) { RowVersion = RowVersion };
        if (_keyAttributes != null)
            reference.KeyAttributes.AddRange(_keyAttributes);
        return reference;
    }

    /// <summary>A column's value, or the type's default if the row does not carry it or it is null.</summary>
    /// <exception cref="InvalidCastException">The value has another type.</exception>
    public virtual T GetAttributeValue<T>(string attributeLogicalName) =>
        Attributes.TryGetValue(attributeLogicalName, out var value) && value != null ? (T)value : default;

    /// <summary>Reads a column; false if the row does not carry it or it has another type.</summary>
    public bool TryGetAttributeValue<T>(string attributeKey, out T result)
    {
        if (Attributes.TryGetValue(attributeKey, out var value) && value is T typed)
        {
            result = typed;
            return true;
        }

        result = default;
        return false;
    }

    /// <summary>Stores a column's value.</summary>
    protected virtual void SetAttributeValue(string attributeLogicalName, object value) => Attributes[attributeLogicalName] = value;

    /// <summary>A column's value as the user reads it, or null.</summary>
    protected virtual string GetFormattedAttributeValue(string attributeLogicalName) =>
        FormattedValues.TryGetValue(attributeLogicalName, out var value) ? value : null;

    /// <summary>The one related row, or null.</summary>
    protected virtual TEntity GetRelatedEntity<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole)
        where TEntity : Entity =>
        (TEntity)Related(relationshipSchemaName, primaryEntityRole)?.Entities.FirstOrDefault();

    /// <summary>Stores the one related row; null removes it.</summary>
    protected virtual void SetRelatedEntity<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole, TEntity entity)
        where TEntity : Entity =>
        SetRelatedEntities(relationshipSchemaName, primaryEntityRole, entity == null ? null : new[] { entity });

    /// <summary>The related rows, or null.</summary>
    protected virtual IEnumerable<TEntity> GetRelatedEntities<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole)
        where TEntity : Entity =>
        Related(relationshipSchemaName, primaryEntityRole)?.Entities.Cast<TEntity>();

    /// <summary>Stores the related rows; null removes them.</summary>
    protected virtual void SetRelatedEntities<TEntity>(string relationshipSchemaName, EntityRole? primaryEntityRole, IEnumerable<TEntity> entities)
        where TEntity : Entity
    {
        var relationship = new Relationship(relationshipSchemaName) { PrimaryEntityRole = primaryEntityRole };
        if (entities == null)
            RelatedEntities.Remove(relationship);
        else
            RelatedEntities[relationship] = new EntityCollection(entities.Cast<Entity>().ToList());
    }

    private EntityCollection Related(string relationshipSchemaName, EntityRole? primaryEntityRole) =>
        RelatedEntities.GetOrDefault<EntityCollection>(new Relationship(relationshipSchemaName) { PrimaryEntityRole = primaryEntityRole });

    private void CopyTo(Entity target)
    {
        target.LogicalName = LogicalName ?? target.LogicalName;
        target.Attributes = Attributes;
        target.EntityState = EntityState;
        target.RowVersion = RowVersion;
        target.ExtensionData = ExtensionData;
        target._formattedValues = FormattedValues;
        target._relatedEntities = RelatedEntities;
        target._keyAttributes = KeyAttributes;
        target.Id = Id;
    }
}
