namespace Rollout.EventStore;

/// <summary>The database's schema and the program's do not belong together; nothing was applied.</summary>
public sealed class MigrationException(string message) : Exception(message);
