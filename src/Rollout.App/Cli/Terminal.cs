using System.Text;

namespace Rollout.App.Cli;

/// <summary>What a command sees of the process it runs in: where it writes, who asks, and the environment.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Func<string, string?> Variable, string User)
{
    /// <summary>Whether a person watches standard error: then long work may show how far it is.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The operator as the log names the actor.</summary>
    public string Actor => $"operator:{User}";

    /// <summary>Says on standard error why not; answers the exit code for it.</summary>
    public int Refuse(Domain.Refusal refusal)
    {
        Error.WriteTextLine($"{refusal.Message} ({refusal.Code})");
        return CommandLine.Failed;
    }

    /// <summary>This process. Output is UTF-8 without a mark, whatever the locale says.</summary>
    public static Terminal OfThisProcess() => new(
        Utf8(Console.OpenStandardOutput(), mayBeLost: false), Utf8(Console.OpenStandardError(), mayBeLost: true), Environment.GetEnvironmentVariable, Environment.UserName)
    {
        IsWatched = !Console.IsErrorRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"),
    };

    private static StreamWriter Utf8(Stream stream, bool mayBeLost) =>
        new(new StandardStream(stream, mayBeLost), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
}
