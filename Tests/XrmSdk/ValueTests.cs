using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.XrmSdk;

public class ValueTests
{
    private static readonly Guid Id = new("8d2f5a36-3a52-4b2b-9c07-0a3b8f2f1c11");

    [Fact]
    public void Choices_are_equal_by_number()
    {
        Assert.Equal(new OptionSetValue(471300001), new OptionSetValue(471300001));
        Assert.NotEqual(new OptionSetValue(471300001), new OptionSetValue(471300002));
        Assert.Equal(new OptionSetValue(1).GetHashCode(), new OptionSetValue(1).GetHashCode());
    }

    [Fact]
    public void Amounts_are_equal_whatever_their_scale() => Assert.Equal(new Money(1.5m), new Money(1.50m));

    [Fact]
    public void References_are_equal_by_table_and_id_whatever_their_name()
    {
        Assert.Equal(new EntityReference("account", Id) { Name = "Contoso" }, new EntityReference("account", Id));
        Assert.NotEqual(new EntityReference("account", Id), new EntityReference("contact", Id));
        Assert.NotEqual(new EntityReference("account", Id), new EntityReference("account", Guid.Empty));
        Assert.False(new EntityReference("account", Id).Equals(null));
    }

    [Fact]
    public void References_without_an_id_are_equal_by_key()
    {
        Assert.Equal(new EntityReference("cfb_theme", "cfb_code", "delivery"), new EntityReference("cfb_theme", "cfb_code", "delivery"));
        Assert.NotEqual(new EntityReference("cfb_theme", "cfb_code", "delivery"), new EntityReference("cfb_theme", "cfb_code", "usability"));
    }

    [Fact]
    public void Adding_a_present_key_throws_and_setting_it_replaces()
    {
        var values = new ParameterCollection { ["a"] = 1 };

        Assert.Throws<ArgumentException>(() => values.Add("a", 2));
        values["a"] = 2;

        Assert.Equal(2, values["a"]);
        Assert.Single(values);
    }

    [Fact]
    public void Null_is_not_stored_by_add_or_update_if_not_null()
    {
        var values = new ParameterCollection { ["a"] = 1 };

        values.AddOrUpdateIfNotNull("a", null);
        values.AddOrUpdateIfNotNull("b", 2);

        Assert.Equal(1, values["a"]);
        Assert.Equal(2, values["b"]);
    }

    [Fact]
    public void A_keyed_collection_adds_ranges_finds_and_removes()
    {
        var values = new AttributeCollection();
        values.AddRange(new KeyValuePair<string, object>("a", 1), new KeyValuePair<string, object>("b", null!));

        Assert.True(values.ContainsKey("b"));
        Assert.True(values.TryGetValue("a", out var a));
        Assert.Equal(1, a);
        Assert.False(values.TryGetValue("c", out _));
        Assert.True(values.Remove("a"));
        Assert.False(values.Remove("a"));
        Assert.Throws<ArgumentNullException>(() => values.Contains(null!));
    }

    [Fact]
    public void A_list_adds_ranges_and_ignores_null()
    {
        var options = new OptionSetValueCollection([new OptionSetValue(1)]);
        options.AddRange(new OptionSetValue(2), new OptionSetValue(3));
        options.AddRange((IEnumerable<OptionSetValue>)null!);

        Assert.Equal(3, options.ToArray().Length);
    }

    [Fact]
    public void A_fault_prints_its_code_and_the_faults_behind_it()
    {
        var fault = new OrganizationServiceFault
        {
            ErrorCode = unchecked((int)0x80040265),
            Message = "outer",
            InnerFault = new OrganizationServiceFault { ErrorCode = unchecked((int)0x80040217), Message = "inner" },
        };

        Assert.Equal(["0x80040265: outer", "0x80040217: inner"], fault.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void A_plugin_exception_keeps_status_code_and_http_status()
    {
        var error = new InvalidPluginExecutionException(OperationStatus.Retry, 42, "later", PluginHttpStatusCode.Conflict);

        Assert.Equal(OperationStatus.Retry, error.Status);
        Assert.Equal(42, error.ErrorCode);
        Assert.Equal("later", error.Message);
        Assert.Equal(PluginHttpStatusCode.Conflict, error.HttpStatus);
    }
}
