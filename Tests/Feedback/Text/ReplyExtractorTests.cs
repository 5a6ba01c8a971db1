using System;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

public sealed class ReplyExtractorTests
{
    [Fact]
    public void Gmail_reply_keeps_the_newest_message() => Mail(
        "Still no parcel. I am fed up.\r\n\r\nOn Mon, Mar 2, 2026 at 9:14 AM Support <help@shop.example>\r\nwrote:\r\n\r\n> Dear customer,\r\n> thank you for your patience.\r\n",
        "Still no parcel. I am fed up.");

    [Fact]
    public void Outlook_header_block_ends_the_message() => Mail(
        "This is the third time I ask.\n\nFrom: Support <help@shop.example>\nSent: Monday, March 2, 2026 9:14 AM\nTo: Ann <ann@x.example>\nSubject: RE: Parcel\n\nWe are happy to help.",
        "This is the third time I ask.");

    [Fact]
    public void Chinese_Outlook_header_block_ends_the_message() => Mail(
        "还是没有收到退款，太慢了。\n\n发件人: 客服 <kf@shop.example>\n发送时间: 2026年3月2日 9:14\n收件人: 王芳\n主题: 回复: 退款\n\n您好，感谢您的耐心。",
        "还是没有收到退款，太慢了。");

    [Fact]
    public void Traditional_Chinese_header_block_ends_the_message() => Mail(
        "到現在還沒收到退費。\n\n寄件者: 客服 <cs@shop.example>\n寄件日期: 2026年3月2日 上午 9:14\n收件者: 王小明\n主旨: 回覆: 退費\n\n您好。",
        "到現在還沒收到退費。");

    [Fact]
    public void Chinese_attribution_ends_the_message() => Mail(
        "你们的审批太慢了\n\n客服中心 <kf@bank.example> 于2026年3月2日周一 10:00写道：\n\n您好，正在处理。",
        "你们的审批太慢了");

    [Fact]
    public void Apple_mail_in_Traditional_Chinese() => Mail(
        "請儘快處理。\n從我的 iPhone 傳送\n\n> 客服 <cs@shop.example> 於 2026年3月2日 上午10:00 寫道：\n> \n> 您好",
        "請儘快處理。");

    [Fact]
    public void QQ_mail_separator_ends_the_message() => Mail(
        "东西坏了要求退货\n\n\n------------------ 原始邮件 ------------------\n发件人: \"客服\"\n\n您好",
        "东西坏了要求退货");

    [Fact]
    public void Original_message_line_ends_the_message() => Mail(
        "Terrible.\n-----Original Message-----\nFrom: a\nHello there",
        "Terrible.");

    [Fact]
    public void Answers_between_quoted_lines_are_kept() => Mail(
        "On 2 Mar 2026, Support wrote:\n> Did the courier come?\nNo, he never came.\n> Was the box damaged?\nYes, badly.",
        "No, he never came.\nYes, badly.");

    [Fact]
    public void One_line_with_a_sign_is_the_customer_s() => Mail(
        ">5 days and still no answer!", ">5 days and still no answer!");

    [Fact]
    public void A_sentence_that_ends_in_wrote_is_the_customer_s() => Mail(
        "On Monday your agent wrote:\nthat I should wait. I waited.", "On Monday your agent wrote:\nthat I should wait. I waited.");

    [Fact]
    public void Signature_and_disclaimer_are_cut() => Mail(
        "The fee is a rip-off.\n\nKind regards,\nAnn Lee\nDirector\n+44 20 7946 0000\n\nThis email and any attachments are confidential and intended solely for the addressee.",
        "The fee is a rip-off.");

    [Fact]
    public void Dashes_and_a_blank_start_a_signature() => Mail("Works great!\n-- \nBob\nACME Ltd", "Works great!");

    [Fact]
    public void A_long_text_after_dashes_is_kept()
    {
        var after = new string('x', 200) + " it is broken";
        Mail("First point.\n--\n" + after, "First point.\n--\n" + after);
    }

    [Theory]
    [InlineData("Sent from my iPhone")]
    [InlineData("Get Outlook for iOS")]
    [InlineData("发自我的iPhone")]
    [InlineData("從我的 iPad 傳送")]
    public void Device_lines_are_dropped(string line) => Mail("No answer for a week.\n\n" + line, "No answer for a week.");

    [Fact]
    public void A_customer_who_speaks_of_the_device_is_kept() => Mail(
        "Sent from my phone, because your site is down!", "Sent from my phone, because your site is down!");

    [Fact]
    public void Thanks_is_kept_because_it_is_feeling() => Mail("Solved.\nThanks!\nAnn", "Solved.\nThanks!\nAnn");

    [Fact]
    public void A_forward_without_own_words_is_the_forwarded_message()
    {
        var words = OwnWords.OfMail("FW: offer", "---------- Forwarded message ---------\nFrom: x@y.example\nDate: today\nSubject: offer\nTo: me\n\nThe kettle leaks.\n\nRegards,\nXenia");
        Assert.Null(words.Reason);
        Assert.Equal("The kettle leaks.", words.Text);
    }

    [Fact]
    public void A_forward_with_own_words_is_those() => Mail(
        "See what your shop wrote me. Shameful.\n\n---------- Forwarded message ---------\nFrom: x@y.example\nDate: today\nSubject: offer\nTo: me\n\nBuy now",
        "See what your shop wrote me. Shameful.");

    [Fact]
    public void A_reply_without_own_words_says_so()
    {
        var words = OwnWords.OfMail("RE: offer", "On Mon, 2 Mar 2026 at 09:14, Support <help@shop.example> wrote:\n\n> Dear customer,\n> we are happy.");
        Assert.Equal(UnscorableReason.NothingOfTheCustomersOwn, words.Reason);
        Assert.Equal(string.Empty, words.Text);
    }

    [Fact]
    public void The_subject_is_scored_only_without_a_body()
    {
        Assert.Equal("Where is my refund", OwnWords.OfMail("RE: Fwd: Where is my refund", "  ").Text);
        Assert.Equal("See above.", OwnWords.OfMail("Where is my refund", "See above.").Text);
    }

    [Theory]
    [InlineData("Automatic reply: your case")]
    [InlineData("自动回复：您的来信")]
    [InlineData("Out of Office: Ann")]
    public void Automatic_replies_are_not_scored(string subject) =>
        Assert.Equal(UnscorableReason.AutomaticReply, OwnWords.OfMail(subject, "I am away until Monday.").Reason);

    [Fact]
    public void Ten_levels_of_quotes_leave_the_newest_words()
    {
        var quotes = string.Concat(Enumerable.Range(1, 10).Select(i => new string('>', i) + " level " + i + "\n"));
        Mail("Enough!\n\n" + quotes, "Enough!");
    }

    private static void Mail(string body, string expected) => Assert.Equal(expected, OwnWords.OfMail("subject", body).Text);
}
