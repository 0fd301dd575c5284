using Rollout.App.Cli;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

return await CommandLine.RunAsync(args, new Door(Terminal.OfThisProcess(), TimeProvider.System), interrupted.Token);
