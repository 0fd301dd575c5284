namespace Rollout.App.Embedded;

/// <summary>The private PostgreSQL can't be had. The message is one sentence a person can act on.</summary>
internal sealed class EmbeddedServerException(string message) : Exception(message);
