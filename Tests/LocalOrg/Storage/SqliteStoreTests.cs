using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Storage.TestStore;

namespace CrmFeedback.Tests.LocalOrg.Storage;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly SqliteStore store = Open();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Every_type_of_value_comes_back_as_it_was_sent()
    {
        store.Insert(
            Row("businessunit", 9, ("name", "Root")),
            Row("systemuser", 8, ("fullname", "Ann Agent"), ("businessunitid", new EntityReference("businessunit", Id(9)))),
            Row("contact", 2, ("fullname", "陈小姐"), ("birthdate", new DateTime(1990, 5, 17, 0, 0, 0, DateTimeKind.Utc))),
            Row(
                "account",
                1,
                ("name", "O'Brien \"& 100%\" 😀; DROP TABLE account;--"),
                ("numberofemployees", -7),
                ("revenue", new Money(922337203685477.1234m)),
                ("exchangerate", 7.1234567891m),
                ("address1_latitude", 31.2304),
                ("creditonhold", true),
                ("industrycode", new OptionSetValue(20)),
                ("primarycontactid", new EntityReference("contact", Id(2))),
                ("ownerid", new EntityReference("systemuser", Id(8))),
                ("lastusedincampaign", new DateTime(2026, 2, 28, 23, 59, 59, 987, DateTimeKind.Utc)),
                ("processid", Id(77))));
        using var session = store.BeginRead();
        var account = session.Find("account", Id(1), new ColumnSet(true))!;

        Assert.Equal("O'Brien \"& 100%\" 😀; DROP TABLE account;--", account["name"]);
        Assert.Equal(-7, account["numberofemployees"]);
        Assert.Equal(922337203685477.1234m, ((Money)account["revenue"]).Value);
        Assert.Equal(7.1234567891m, account["exchangerate"]);
        Assert.Equal(31.2304, account["address1_latitude"]);
        Assert.Equal(true, account["creditonhold"]);
        Assert.Equal(20, ((OptionSetValue)account["industrycode"]).Value);
        Assert.Equal(new EntityReference("contact", Id(2)), account["primarycontactid"]);
        Assert.Equal("陈小姐", ((EntityReference)account["primarycontactid"]).Name);
        Assert.Equal("Ann Agent", ((EntityReference)account["ownerid"]).Name);
        Assert.Equal(Id(77), account["processid"]);
        Assert.Equal(Id(1), account["accountid"]);
        Assert.Equal(new DateTime(2026, 2, 28, 23, 59, 59, DateTimeKind.Utc), account["lastusedincampaign"]);
        Assert.Equal(DateTimeKind.Utc, ((DateTime)account["lastusedincampaign"]).Kind);
        Assert.Equal("Yes", account.FormattedValues["creditonhold"]);
        Assert.Equal("Insurance", account.FormattedValues["industrycode"]);
        Assert.Equal("Ann Agent", account.FormattedValues["ownerid"]);
        Assert.False(account.Contains("fax"));
        Assert.Equal(new DateTime(1990, 5, 17, 0, 0, 0, DateTimeKind.Utc), session.Find("contact", Id(2), new ColumnSet("birthdate"))!["birthdate"]);
    }

    [Theory]
    [InlineData("name", 5, "Incorrect attribute value type System.Int32 for 'account.name', which is Text.")]
    [InlineData("numberofemployees", "5", "Incorrect attribute value type System.String for 'account.numberofemployees', which is Integer.")]
    public void A_value_of_the_wrong_type_is_refused_by_column(string column, object value, string message)
    {
        using var session = store.Writing();
        var exception = Assert.Throws<ColumnValueException>(() => session.Insert(Row("account", 1, (column, value))));
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void An_unknown_column_names_itself_and_its_table()
    {
        using var session = store.Writing();
        var exception = Assert.Throws<UnknownColumnException>(() => session.Insert(Row("account", 1, ("nmae", "x"))));
        Assert.Equal("'account' entity doesn't contain attribute with Name = 'nmae'.", exception.Message);
        Assert.Throws<UnknownTableException>(() => session.Insert(Row("acount", 1)));
    }

    [Fact]
    public void A_second_row_with_the_same_id_is_refused()
    {
        store.Insert(Row("account", 1));
        using var session = store.Writing();
        Assert.Throws<DuplicateRecordException>(() => session.Insert(Row("account", 1)));
    }

    [Fact]
    public void A_lone_surrogate_and_a_nul_keep_their_places()
    {
        store.Insert(Row("account", 1, ("name", "a\ud83db\0c")));
        using var session = store.BeginRead();
        Assert.Equal("a\uFFFDb\uFFFDc", session.Find("account", Id(1), new ColumnSet("name"))!["name"]);
    }

    [Fact]
    public void A_null_empties_a_column()
    {
        store.Insert(Row("account", 1, ("name", "A"), ("fax", "1"), ("primarycontactid", new EntityReference("contact", Id(2)))));
        using (var session = store.Writing())
        {
            session.Update(Row("account", 1, ("fax", null), ("primarycontactid", null)));
            session.Commit();
        }

        using var read = store.BeginRead();
        var account = read.Find("account", Id(1), new ColumnSet("name", "fax", "primarycontactid"))!;
        Assert.Equal(["accountid", "name"], account.Attributes.Keys.Order());
    }

    [Fact]
    public void What_is_not_committed_is_not_seen_and_does_not_stay()
    {
        using (var writer = store.Writing())
        {
            writer.Insert(Row("account", 1));
            Assert.True(writer.Exists("account", Id(1)));
            using var reader = store.BeginRead();
            Assert.False(reader.Exists("account", Id(1)));
        }

        using var after = store.BeginRead();
        Assert.False(after.Exists("account", Id(1)));
    }

    [Fact]
    public void A_savepoint_undoes_a_part()
    {
        using (var writer = store.Writing())
        {
            writer.Insert(Row("account", 1));
            writer.SetSavepoint("before_second");
            writer.Insert(Row("account", 2));
            writer.RollbackTo("before_second");
            writer.Commit();
        }

        using var reader = store.BeginRead();
        Assert.True(reader.Exists("account", Id(1)));
        Assert.False(reader.Exists("account", Id(2)));
    }

    [Fact]
    public void Row_versions_rise_with_every_write()
    {
        using var session = store.Writing();
        var first = session.Insert(Row("account", 1));
        var second = session.Insert(Row("account", 2));
        var third = session.Update(Row("account", 1, ("name", "x")));
        Assert.True(first < second && second < third);
        Assert.Equal(third?.ToString(System.Globalization.CultureInfo.InvariantCulture), session.Find("account", Id(1), new ColumnSet("name"))!.RowVersion);
        Assert.Null(session.Update(Row("account", 3, ("name", "x"))));
    }

    [Fact]
    public async Task Two_hundred_writers_take_turns()
    {
        await Task.WhenAll(Enumerable.Range(1, 200).Select(number => Task.Run(async () =>
        {
            using var session = await store.BeginWriteAsync(TestContext.Current.CancellationToken);
            session.Insert(Row("account", number, ("name", "A")));
            session.Commit();
        })));
        Assert.Equal(200, store.Query(new QueryExpression("account")).Entities.Count);
    }

    [Fact]
    public void Parties_are_rows_and_come_back_as_lists()
    {
        var known = new Entity("activityparty") { ["partyid"] = new EntityReference("contact", Id(2)), ["addressused"] = "chen@example.com" };
        var unresolved = new Entity("activityparty") { ["addressused"] = "nobody@example.com" };
        store.Insert(
            Row("contact", 2, ("fullname", "陈小姐")),
            Row("email", 1, ("subject", "Hi"), ("from", new EntityCollection([known])), ("to", new EntityCollection([unresolved]))));
        using var session = store.Writing();
        var email = session.Find("email", Id(1), new ColumnSet("from", "to", "cc", "activitytypecode"))!;
        var from = Assert.Single(email.GetAttributeValue<EntityCollection>("from").Entities);
        Assert.Equal("陈小姐", from.GetAttributeValue<EntityReference>("partyid").Name);
        Assert.Equal("nobody@example.com", Assert.Single(email.GetAttributeValue<EntityCollection>("to").Entities)["addressused"]);
        Assert.Empty(email.GetAttributeValue<EntityCollection>("cc").Entities);
        Assert.Equal("email", email["activitytypecode"]);

        session.Update(Row("email", 1, ("to", new EntityCollection([known]))));
        Assert.Equal(2, session.Query(new QueryExpression("activityparty"), RowAccess.Unrestricted()).Entities.Count);
        Assert.True(session.Delete("email", Id(1)));
        Assert.Empty(session.Query(new QueryExpression("activityparty"), RowAccess.Unrestricted()).Entities);
    }

    [Fact]
    public void Activities_of_every_kind_appear_in_activitypointer_which_cannot_be_written()
    {
        store.Insert(Row("email", 1, ("subject", "mail")), Row("task", 2, ("subject", "task")));
        var rows = store.Query(new QueryExpression("activitypointer") { ColumnSet = new ColumnSet("subject", "activitytypecode"), Orders = { new OrderExpression("subject", OrderType.Ascending) } }).Entities;
        Assert.Equal(["mail email", "task task"], rows.Select(row => $"{row["subject"]} {row["activitytypecode"]}"));
        using var session = store.Writing();
        Assert.Contains("cannot be written", Assert.Throws<NotSupportedException>(() => session.Insert(Row("activitypointer", 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_and_opening_the_file_keeps_rows_and_row_versions()
    {
        var path = Path.Combine(Path.GetTempPath(), $"crmfeedback-test-{Guid.NewGuid():N}.db");
        try
        {
            long version;
            using (var first = SqliteStore.Open(new StoreOptions { Path = path }))
            {
                Assert.True(first.IsNew);
                using var session = first.Writing();
                version = session.Insert(Row("account", 1, ("name", "Kept")));
                session.Commit();
                session.Dispose();
                first.MarkInitialized();
                first.WriteValue("greeting", "hello");
            }

            using var second = SqliteStore.Open(new StoreOptions { Path = path });
            Assert.False(second.IsNew);
            Assert.Equal("hello", second.ReadValue("greeting"));
            using var again = second.Writing();
            Assert.Equal("Kept", again.Find("account", Id(1), new ColumnSet("name"))!["name"]);
            Assert.True(again.Insert(Row("account", 2)) > version);
        }
        finally
        {
            foreach (var file in new[] { path, path + "-wal", path + "-shm" })
                File.Delete(file);
        }
    }
}
