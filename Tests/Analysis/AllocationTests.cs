using System;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>What an analysis leaves for the garbage collector: its result and little else.</summary>
public class AllocationTests
{
    private const int MostBytes = 4096;
    private const int Runs = 200;

    [Theory]
    [InlineData("I have been a customer for eight years and the service used to be good. Since the last update the app keeps crashing and I cannot log in. I called three times, waited forty minutes each time, and nobody could help. The fees went up again without notice. The lady in the Leeds branch was very kind, but she could not unlock my account either. I was charged twice for my card and still have no refund. If this is not fixed by Friday I will close my account and take it to the ombudsman. Please call me back, thank you.")]
    [InlineData("我是贵行的老客户，以前服务一直很好，现在越来越差。手机银行更新后老是闪退，登录不上去，打了三次客服电话，每次都要等四十分钟，没人能解决。手续费又涨了，也没有通知。网点的柜员很热情，但是她也解不开我的账户。信用卡被重复扣款，退款到现在还没到账。质量很好但是物流太慢，包装也破了。要是这周五之前还不解决，我就销户，并且去银保监投诉。请尽快给我回电话，谢谢。")]
    public void A_long_message_leaves_less_than_four_kilobytes(string text)
    {
        var engine = AnalysisEngine.Embedded;
        for (int i = 0; i < Runs; i++) engine.Analyze(text, AnalysisContext.Default);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Runs; i++) engine.Analyze(text, AnalysisContext.Default);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Runs, 1, MostBytes);
    }
}
