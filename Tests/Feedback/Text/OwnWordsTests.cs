using System;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

public sealed class OwnWordsTests
{
    [Fact]
    public void A_case_is_its_title_and_description() =>
        Assert.Equal("Late parcel\nIt never came.", OwnWords.OfCase("Late parcel", "It never came.").Text);

    [Theory]
    [InlineData("The parcel never came", "The parcel never came and nobody answers.")]
    [InlineData("THE PARCEL NEVER CAME...", "The parcel never came and nobody answers.")]
    [InlineData("RE: the parcel never came…", "The parcel never came and nobody answers.")]
    public void A_title_that_the_description_repeats_counts_once(string title, string description) =>
        Assert.Equal(description, OwnWords.OfCase(title, description).Text);

    [Fact]
    public void A_title_inside_another_word_is_not_repeated() =>
        Assert.Equal("Art\nI started waiting.", OwnWords.OfCase("Art", "I started waiting.").Text);

    [Fact]
    public void A_case_of_nothing_has_no_text_and_no_hash()
    {
        var words = OwnWords.OfCase(null, "  \r\n ");
        Assert.Equal(string.Empty, words.Text);
        Assert.Null(words.Hash);
        Assert.Null(words.Reason);
    }

    [Fact]
    public void A_case_whose_description_is_all_quoted_keeps_it() =>
        Assert.Equal("> one\n> two", OwnWords.OfCase(null, "> one\n> two").Text);

    [Fact]
    public void A_case_made_from_a_mail_has_the_mail_s_hash()
    {
        const string Body = "<p>I have been waiting for my refund since January and nobody answers my calls.</p>";
        var mail = OwnWords.OfMail("RE: Refund", Body + "<div class=\"gmail_quote\">On 1 Jan you wrote:<p>old</p></div>");
        var made = OwnWords.OfCase("Refund", "I have been waiting for my refund since January and\r\nnobody answers my calls!");
        Assert.NotNull(mail.Hash);
        Assert.Equal(mail.Hash, made.Hash);
        Assert.Equal(64, mail.Hash.Length);
    }

    [Fact]
    public void A_case_cut_at_2000_characters_has_the_mail_s_hash()
    {
        var body = string.Concat(Enumerable.Range(1, 900).Select(i => "word" + i + " "));
        Assert.Equal(OwnWords.OfMail("s", body).Hash, OwnWords.OfCase("s", body[..2000]).Hash);
    }

    [Fact]
    public void Short_bodies_with_other_subjects_are_other_words() =>
        Assert.NotEqual(OwnWords.OfMail("Refund", "See attached.").Hash, OwnWords.OfMail("Delivery", "See attached.").Hash);

    [Fact]
    public void A_survey_is_its_comment_and_worded_answers_with_their_questions()
    {
        var words = OwnWords.OfSurvey("Good shop.", """[{"question":"What should we improve?","answer":"价格"},{"question":"Rating","answer":"9"},{"question":"Again?","answer":"Good shop."}]""");
        Assert.Equal("Good shop.\n价格", words.Text);
        var question = Assert.Single(words.Questions);
        Assert.Equal("What should we improve?", question.Text);
        Assert.Equal("价格", words.Text.Substring(question.Start, question.Length));
        Assert.Null(words.Remark);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[{\"question\":\"a\",\"answer\":")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Malformed_answers_are_left_out_and_remarked(string json)
    {
        var words = OwnWords.OfSurvey("Good shop.", json);
        Assert.Equal("Good shop.", words.Text);
        Assert.Null(words.Reason);
        Assert.Contains("cfb_answers", words.Remark, StringComparison.Ordinal);
        Assert.DoesNotContain("Good shop", words.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_of_another_shape_are_nothing_worse() =>
        Assert.Equal("Good shop.", OwnWords.OfSurvey("Good shop.", "{\"a\":[1,2,{\"b\":null}]}").Text);

    [Fact]
    public void A_text_longer_than_the_column_is_cut_with_a_flag_and_no_half_character()
    {
        var words = OwnWords.OfCase(null, "x" + string.Concat(Enumerable.Repeat("😀", 500_000)));
        Assert.True(words.Truncated);
        Assert.Equal(19_999, words.Text.Length);
        Assert.False(char.IsHighSurrogate(words.Text[^1]));
    }

    [Fact]
    public void Lone_surrogates_and_control_signs_become_storable() =>
        Assert.Equal("a\uFFFDb c\uFFFDd", OwnWords.OfCase(null, "a\uD83Db\u0000c\uDE00d").Text);

    [Fact]
    public void Right_to_left_words_stay() => Assert.Equal("خدمة سيئة", OwnWords.OfCase(null, "خدمة سيئة").Text);

    [Theory]
    [InlineData("Call me: +44 20 7946 0000", "Call me: +** ** **** **00")]
    [InlineData("卡号6222 0200 1234 5678 901 被盗", "卡号**** **** **** **** *01 被盗")]
    [InlineData("mail ann.lee+x@shop.example", "mail *********@shop.example")]
    [InlineData("身份证110101199003078515", "身份证****************15")]
    [InlineData("I waited 30 minutes, 2 times", "I waited 30 minutes, 2 times")]
    [InlineData("order 12345 in 2026", "order 12345 in 2026")]
    public void Personal_data_is_masked_in_place(string text, string expected)
    {
        Assert.Equal(expected, PersonalDataMask.Apply(text));
        Assert.Equal(text.Length, expected.Length);
    }
}
