namespace Rollout.EventStore;

/// <summary>
/// For whom the statements about a district are made. In the flow of a request for whoever asks, and the database lets them speak only
/// for districts that they are of. Where nothing is said, for the application itself, which speaks for every district: commands,
/// projections, rebuilds, and what several requests share.
/// </summary>
public static class Speaker
{
    /// <summary>Somebody who is of no district: a request until it is known who asks.</summary>
    public const string Nobody = "nobody";

    private static readonly AsyncLocal<string?> Current = new();

    /// <summary>Null for the application itself.</summary>
    internal static string? Now => Current.Value;

    /// <summary>Until the end of the scope.</summary>
    /// <param name="person">As the log names an actor: <c>account:{id}</c>, or <c>local</c>.</param>
    public static Scope For(string person) => new(person);

    /// <summary>Until the end of the scope, whoever asks.</summary>
    public static Scope AsItself() => new(null);

    /// <summary>What was said before is said again at its end.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly string? _before;

        internal Scope(string? person) => (_before, Current.Value) = (Current.Value, person);

        public void Dispose() => Current.Value = _before;
    }
}
