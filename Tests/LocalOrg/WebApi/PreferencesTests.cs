using CrmFeedback.LocalOrg.WebApi;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

public class PreferencesTests
{
    [Fact]
    public void Preferences_are_read_from_one_header()
    {
        var prefer = Preferences.Parse("odata.maxpagesize=3, odata.include-annotations=\"OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.*\",return=representation;q=1, odata.continue-on-error");
        Assert.Equal(3, prefer.MaxPageSize);
        Assert.True(prefer.ContinueOnError);
        Assert.True(prefer.Wants("OData.Community.Display.V1.FormattedValue"));
        Assert.True(prefer.Wants("Microsoft.Dynamics.CRM.lookuplogicalname"));
        Assert.False(prefer.Wants("OData.Community.Display.V1.Other"));
    }

    [Theory]
    [InlineData("odata.include-annotations=\"*\"", true)]
    [InlineData("odata.include-annotations=*", true)]
    [InlineData("odata.include-annotations=\"-Microsoft.*,*\"", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_first_matching_annotation_pattern_decides(string? header, bool wants) =>
        Assert.Equal(wants, Preferences.Parse(header).Wants("Microsoft.Dynamics.CRM.lookuplogicalname"));

    [Fact]
    public void A_page_is_never_larger_than_five_thousand_rows() => Assert.Equal(5000, Preferences.Parse("odata.maxpagesize=99999").MaxPageSize);

    [Theory]
    [InlineData("odata.maxpagesize=0", 400)]
    [InlineData("odata.maxpagesize=x", 400)]
    [InlineData("odata.maxpagesize=-1", 400)]
    [InlineData("odata.track-changes", 501)]
    public void A_preference_that_cannot_be_met_is_refused(string header, int status) =>
        Assert.Equal(status, Assert.Throws<ApiException>(() => Preferences.Parse(header)).Status);

    [Fact]
    public void A_page_token_survives_its_address()
    {
        var token = new PageToken(3, "<cookie page=\"2\"><accountid last=\"{A}\" /></cookie>");
        Assert.Equal(token, PageToken.Parse(token.ToString()));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("<cookie />")]
    [InlineData("<cookie pagenumber=\"0\" />")]
    public void A_token_that_no_next_link_gave_is_refused(string token) => Assert.Equal(400, Assert.Throws<ApiException>(() => PageToken.Parse(token)).Status);
}
