namespace Rollout.App.Cli;

/// <summary>The command can't go on, for a reason outside the program: a file, a setting, the database. Its message is one sentence for people.</summary>
internal sealed class CommandFailed(string message, Exception? because = null) : Exception(message, because);
