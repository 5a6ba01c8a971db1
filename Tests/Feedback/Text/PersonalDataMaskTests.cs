using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

public sealed class PersonalDataMaskTests
{
    [Theory]
    [InlineData("Card 4111 1111 1111 1111 was charged", "Card **** **** **** **11 was charged")]
    [InlineData("I paid with 5500005555555559 today", "I paid with **************59 today")]
    [InlineData("身份证号11010519491231002X丢了", "身份证号****************2X丢了")]
    [InlineData("我的号是11010519491231002X", "我的号是****************2X")]
    [InlineData("身分證字號A123456789遺失", "身分證字號********89遺失")]
    [InlineData("my id is A123456789 ok", "my id is ********89 ok")]
    [InlineData("HKID A123456(3) lost", "HKID ******6(3) lost")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 is mine", "IBAN **** **** **** **** **** 00 is mine")]
    [InlineData("GB82WEST12345698765432", "********************32")]
    [InlineData("passport no. C01X00T47", "passport no. *******47")]
    [InlineData("护照 E12345678 过期", "护照 *******78 过期")]
    [InlineData("手机13800138000打不通", "手机*********00打不通")]
    [InlineData("請回電 0912-345-678", "請回電 ****-***-*78")]
    [InlineData("電話(02)2345-6789", "電話(**)****-**89")]
    [InlineData("call (415) 555-0132 now", "call (***) ***-**32 now")]
    [InlineData("account number 12345678", "account number ******78")]
    [InlineData("帐号6222021234567890123", "帐号*****************23")]
    [InlineData("call me on +49 30 1234567", "call me on +** ** *****67")]
    [InlineData("mail josé.garcía@shop.example", "mail ***********@shop.example")]
    public void Numbers_and_addresses_of_a_person_are_masked(string text, string expected)
    {
        Assert.Equal(expected, PersonalDataMask.Apply(text));
        Assert.Equal(text.Length, expected.Length);
    }

    [Theory]
    [InlineData("order 4155550132 is late")]
    [InlineData("订单号20260302123456还没到")]
    [InlineData("On 2026-03-02 10:15 I waited")]
    [InlineData("on 02-03-2026 at 9:14")]
    [InlineData("I paid $1299.00 for model X12345678")]
    [InlineData("invoice 12345678 is wrong")]
    [InlineData("A123456(4) is not an identity number")]
    [InlineData("A123456788 is not an identity number")]
    [InlineData("it took 30 minutes and 2 calls in 2026")]
    [InlineData("at 10:02 and again @ noon")]
    public void Orders_dates_and_amounts_stay(string text) => Assert.Equal(text, PersonalDataMask.Apply(text));
}
