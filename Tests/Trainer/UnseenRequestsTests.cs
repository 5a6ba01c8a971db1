using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Evaluation;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class UnseenRequestsTests
{
    [Fact]
    public void Only_requests_beyond_what_training_takes_are_unseen()
    {
        string folder = Directory.CreateTempSubdirectory("cfb").FullName;
        SmallCorpora.Write(folder);
        // Training takes 2,700 texts of bank77; the small corpus holds eight already.
        File.AppendAllLines(Path.Combine(folder, "sentiment_en.tsv"), Enumerable.Range(0, 2700).Select(i => $"bank77\tneutral\twhere is parcel number{i} please"));
        var run = new TrainingRun(folder, _ => { });
        var texts = UnseenRequests.Texts(run, chinese: false);
        Assert.Equal(8, texts.Count);
        Assert.All(texts, t => Assert.Equal("bank77", t.Source));
        Assert.Matches(@"^bank77 +8 neutral +\d+\.\d % negative +\d+\.\d % positive +\d+\.\d %$", Assert.Single(UnseenRequests.Lines(run, AnalysisEngine.Embedded)));
        Directory.Delete(folder, recursive: true);
    }
}
