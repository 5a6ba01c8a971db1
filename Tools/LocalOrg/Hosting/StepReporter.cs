using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Spectre.Console;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>Shows the steps of a start: with a spinner on a terminal, as plain lines elsewhere.</summary>
public sealed class StepReporter(IAnsiConsole console)
{
    /// <summary>Runs one step.</summary>
    /// <param name="title">What it does.</param>
    /// <param name="step">The work; it reports its progress and ends with a result to show, or null.</param>
    public async Task RunAsync(string title, Func<IProgress<string>, Task<string?>> step)
    {
        var watch = Stopwatch.StartNew();
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            console.WriteLine(title);
            Done(await Task.Run(() => step(new Lines(line => console.WriteLine("  " + line)))), title, watch.Elapsed, plain: true);
            return;
        }
        string? result = null;
        await console.Status().Spinner(Spinner.Known.Dots).StartAsync(
            Markup.Escape(title), async context => result = await Task.Run(() => step(new Lines(line => context.Status($"{Markup.Escape(title)} [grey]{Markup.Escape(line)}[/]")))));
        Done(result, title, watch.Elapsed, plain: false);
    }

    /// <summary>Writes a line.</summary>
    public void Line(string text) => console.WriteLine(text);

    private void Done(string? result, string title, TimeSpan elapsed, bool plain)
    {
        var seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (plain) console.WriteLine(result is null ? $"  done in {seconds} s" : $"  {result} ({seconds} s)");
        else console.MarkupLine($"[green]✓[/] {Markup.Escape(title)}{(result is null ? string.Empty : ": " + Markup.Escape(result))} [grey]{seconds} s[/]");
    }

    /// <summary>Reports at once, on the thread that works, and no line twice in a row.</summary>
    private sealed class Lines(Action<string> show) : IProgress<string>
    {
        private string? _last;

        public void Report(string value)
        {
            if (string.Equals(_last, value, StringComparison.Ordinal)) return;
            _last = value;
            show(value);
        }
    }
}
