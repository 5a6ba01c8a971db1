using System.Text;

namespace CrmFeedback.Benchmarks;

internal static class Messages
{
    private const string EnglishSource =
        "Hello, I have been a customer for eleven years and I am really disappointed with how my mortgage application was handled. " +
        "The first adviser was friendly and explained everything, but since then nobody has called me back and the app keeps crashing when I upload my documents. " +
        "I waited on hold for forty minutes yesterday and was passed around three departments. The interest rate is also higher than what was promised. " +
        "If this is not resolved by Friday I will move my accounts to another bank. Please get back to me as soon as you can. Regards, Jane";

    private const string ChineseSource =
        "你好，我是你们的老客户了，已经用了十多年，这次办理房贷的体验实在太让人失望。第一位客户经理很热情，讲解也很清楚，但是之后就再也没有人联系我，手机银行上传资料的时候一直闪退。" +
        "昨天打客服电话等了四十分钟，被转接了三个部门，谁也说不清楚到底卡在哪个环节。利率也比当初承诺的高，手续费又贵，审批流程缓慢，材料反复提交。" +
        "我理解你们业务繁忙，可是总要给客户一个明确的答复吧？网点的环境倒是不错，保安大哥也很有礼貌，排队不算太久。如果这周五之前还不能解决，我就把存款转到别家银行，并且向监管部门投诉。希望能尽快回复，谢谢。";

    public static readonly string English = EnglishSource.Substring(0, 500);
    public static readonly string Chinese = (ChineseSource + ChineseSource).Substring(0, 500);
    public static readonly string Megabyte = new StringBuilder().Insert(0, EnglishSource, 1_000_000 / EnglishSource.Length).ToString();
}
