using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>emotions</c>: F1 per emotion on the development files; with <c>--train</c> of heads trained anew.</summary>
public static class EmotionsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var train = new Option<bool>("--train") { Description = "Train the heads anew instead of reading the embedded ones." };
        var folds = new Option<int>("--folds") { Description = "Instead of the development files, this many parts of the Chinese training file, each read by heads of the others and by sentiment that never saw the file." };
        var command = new Command("emotions", "F1 of emotions on emotions_en_dev and emotions_zh_dev.") { data, train, folds };
        command.SetAction(parse =>
        {
            AnalysisEngine engine;
            if (parse.GetValue(folds) > 1)
            {
                foreach (string line in Folded(new TrainingRun(parse.GetValue(data)!, Console.Error.WriteLine), parse.GetValue(folds))) Console.WriteLine(line);
                return 0;
            }
            if (!parse.GetValue(train)) engine = AnalysisEngine.Embedded;
            else
            {
                var run = new TrainingRun(parse.GetValue(data)!, Console.Error.WriteLine);
                byte[] nothing = run.Train(true, new Learning.TrainingOptions { Keep = 100, Epochs = 1 }).Quantise(Learning.Calibration.None);
                engine = run.Engine(nothing, nothing, run.TrainEmotions(false), run.TrainEmotions(true));
            }
            foreach (string line in Lines(parse.GetValue(data)!, engine)) Console.WriteLine(line);
            return 0;
        });
        return command;
    }

    /// <summary>Lines of figures for both languages.</summary>
    public static IEnumerable<string> Lines(string data, AnalysisEngine engine)
    {
        foreach (bool chinese in new[] { false, true })
        {
            string path = Path.Combine(data, chinese ? "emotions_zh_dev.tsv" : "emotions_en_dev.tsv");
            if (!File.Exists(path)) continue;
            foreach (string line in Lines(Path.GetFileNameWithoutExtension(path), EmotionCorpus.Read(path).Select(t => (engine, t)).ToList(), chinese)) yield return line;
        }
    }

    private static IEnumerable<string> Lines(string name, List<(AnalysisEngine Engine, EmotionText Text)> cases, bool chinese)
    {
        var emotions = chinese ? EmotionCorpus.Chinese : EmotionCorpus.English;
        foreach (bool headsOnly in new[] { true, false })
        {
            var scores = EmotionEvaluator.Evaluate(cases, emotions, headsOnly);
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{name} {(headsOnly ? "heads" : "heads and phrases"),-18} macro-F1 {scores.Average(s => s.F1):P1}: ") + string.Join(", ", scores.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Emotion} {s.F1:P1} ({s.Count})")));
        }
        if (chinese) yield return string.Create(CultureInfo.InvariantCulture, $"{name} one label of six (strongest emotion, else neutral): macro-F1 {EmotionEvaluator.SingleLabelMacroF1(cases, emotions, true):P1} heads, {EmotionEvaluator.SingleLabelMacroF1(cases, emotions, false):P1} heads and phrases");
    }

    private static IEnumerable<string> Folded(TrainingRun run, int folds)
    {
        var texts = EmotionCorpus.Read(Path.Combine(run.Data, "emotions_zh_train.tsv"));
        byte[] sentiment = run.Train(true, new Learning.TrainingOptions(), "smp").Quantise(Learning.Calibration.None);
        var cases = new List<(AnalysisEngine, EmotionText)>();
        for (int f = 0; f < folds; f++)
        {
            var engine = run.Engine(sentiment, sentiment, null, run.TrainEmotions(texts.Where((_, i) => i % folds != f).ToList(), true));
            cases.AddRange(texts.Where((_, i) => i % folds == f).Select(t => (engine, t)));
        }
        return Lines("emotions_zh_train by folds", cases, true);
    }
}
