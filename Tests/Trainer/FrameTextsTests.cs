using System;
using System.IO;
using System.Linq;
using CrmFeedback.Trainer.Corpora;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class FrameTextsTests
{
    [Fact]
    public void Every_frame_is_filled_with_every_entry_of_its_list()
    {
        var texts = FrameTexts.Fill(["# a remark", "[thing]", "card", "router", "", "[requests thing]", "Where is my {thing}?", "[complaints thing]", "{thing} late again", "[statements thing]", "The {thing} is blue.", "[praise thing]", "I love the {thing}"], "f");
        Assert.Equal(["Where is my card?", "Where is my router?", "card late again", "router late again", "The card is blue.", "The router is blue.", "I love the card", "I love the router"], texts.Select(t => t.Text));
        Assert.Equal([1, 1, 0, 0, 1, 1, 2, 2], texts.Select(t => (int)t.Label));
        Assert.Equal(["frames.requests", "frames.opinions", "frames.statements"], texts.Select(t => t.Source).Distinct());
    }

    [Theory]
    [InlineData("[requests thing]|Where is my {thing}?", "needs the list 'thing'")]
    [InlineData("[thing]|card|[requests thing]|Where is it?", "{thing} in it")]
    [InlineData("[thing]|card|[rants thing]|{thing}!", "'[rants thing]'")]
    public void A_wrong_frame_is_named(string lines, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => FrameTexts.Fill(lines.Split('|'), "f")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_own_text_has_two_labels(bool chinese)
    {
        var texts = FrameTexts.Read(chinese);
        Assert.True(texts.Count > 2000);
        Assert.DoesNotContain(texts.GroupBy(t => t.Text, StringComparer.Ordinal), g => g.Select(t => t.Label).Distinct().Count() > 1);
    }
}
