using Spectre.Console;

namespace Rollout.App.Cli;

/// <summary>Shows on a watched terminal's standard error how far long work is; says nothing anywhere else.</summary>
internal static class Progress
{
    /// <summary>Bytes below which work is too short to be watched.</summary>
    private const long LongWork = 4 << 20;

    /// <param name="work">Is handed where to say the share done, 0 to 1.</param>
    internal static Task<T> ShowAsync<T>(Terminal terminal, string title, long bytes, Func<Action<double>, Task<T>> work)
    {
        if (!terminal.IsWatched || bytes < LongWork)
            return work(static _ => { });

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress().AutoClear(true).StartAsync(context =>
        {
            var task = context.AddTask(Markup.Escape(Printable.Line(title)), maxValue: 1);
            return work(share => task.Value = share);
        });
    }
}
