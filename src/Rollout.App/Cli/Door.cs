namespace Rollout.App.Cli;

/// <summary>What every command starts from: the terminal, the clock, and the database when it asks for it.</summary>
internal sealed record Door(Terminal Terminal, TimeProvider Clock)
{
    /// <summary>The database in force, checked and brought to this program's schema.</summary>
    internal Task<Database> OpenAsync(CancellationToken ct) => Database.OpenAsync(Terminal.Variable, ct);
}
