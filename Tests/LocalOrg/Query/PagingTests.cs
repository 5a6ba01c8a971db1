using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Storage.TestStore;

namespace CrmFeedback.Tests.LocalOrg.Query;

public sealed class PagingTests : IDisposable
{
    private readonly SqliteStore store = Open();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Pages_cover_every_row_once_though_rows_before_them_are_deleted()
    {
        // Equal and empty sort values are where pages overlap if anything is wrong.
        store.Insert(Enumerable.Range(1, 53).Select(number => Row("account", number, ("name", number % 4 == 0 ? null : $"N{number % 3}"), ("numberofemployees", number))).ToArray());
        var seen = new List<int>();
        var query = new QueryExpression("account")
        {
            ColumnSet = new ColumnSet("numberofemployees"),
            Orders = { new OrderExpression("name", OrderType.Descending) },
            PageInfo = new PagingInfo { Count = 10, PageNumber = 1 },
        };
        EntityCollection page;
        do
        {
            page = store.Query(query);
            seen.AddRange(page.Entities.Select(row => row.GetAttributeValue<int>("numberofemployees")));
            using var session = store.Writing();
            foreach (var row in page.Entities.Take(5))
                session.Delete("account", row.Id);
            session.Commit();
            query.PageInfo = new PagingInfo { Count = 10, PageNumber = query.PageInfo.PageNumber + 1, PagingCookie = page.PagingCookie };
        }
        while (page.MoreRecords);
        Assert.Equal(Enumerable.Range(1, 53), seen.Order());
    }

    [Fact]
    public void Pages_without_a_cookie_are_counted_off()
    {
        store.Insert(Enumerable.Range(1, 7).Select(number => Row("account", number, ("name", "A" + number))).ToArray());
        string[] Page(int number) => store.Fetch($"<fetch count='3' page='{number}' returntotalrecordcount='true'><entity name='account'><attribute name='name'/><order attribute='name'/></entity></fetch>").Entities.Select(row => (string)row["name"]).ToArray();
        Assert.Equal(["A1", "A2", "A3"], Page(1));
        Assert.Equal(["A7"], Page(3));
        Assert.Empty(Page(4));
    }

    [Fact]
    public void Five_thousand_rows_is_the_most_and_the_total_count_says_so()
    {
        store.Insert(Enumerable.Range(1, 5003).Select(number => Row("account", number)).ToArray());
        var page = store.Fetch("<fetch returntotalrecordcount='true'><entity name='account'/></fetch>");
        Assert.Equal(5000, page.Entities.Count);
        Assert.True(page.MoreRecords);
        Assert.NotNull(page.PagingCookie);
        Assert.Equal(5000, page.TotalRecordCount);
        Assert.True(page.TotalRecordCountLimitExceeded);
        var top = store.Fetch("<fetch top='2'><entity name='account'/></fetch>");
        Assert.Equal(2, top.Entities.Count);
        Assert.False(top.MoreRecords);
        Assert.Equal(-1, top.TotalRecordCount);
    }

    [Theory]
    [InlineData("top='5' count='2'")]
    [InlineData("top='0'")]
    [InlineData("count='-1'")]
    [InlineData("page='0'")]
    [InlineData("page='2' paging-cookie='&lt;cookie'")]
    public void Paging_that_makes_no_sense_is_refused(string paging) =>
        Assert.Equal(QueryProblem.InvalidPaging, Assert.Throws<QueryException>(() => store.Fetch($"<fetch {paging}><entity name='account'/></fetch>")).Problem);
}
