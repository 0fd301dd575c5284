namespace Rollout.EventStore;

/// <summary>
/// What a writer believes about a stream before its append: how many events it holds. Not Marten's number, which is
/// the version after. <c>default</c> says nothing and is refused with an <see cref="ArgumentException"/>.
/// </summary>
public readonly record struct ExpectedVersion
{
    // 0 is left to default; Exactly(n) is n + 1.
    private readonly long _code;

    private ExpectedVersion(long code) => _code = code;

    /// <summary>No belief: append whatever is there.</summary>
    public static ExpectedVersion Any => new(-2);

    /// <summary>The stream holds at least one event.</summary>
    public static ExpectedVersion StreamExists => new(-1);

    /// <summary>The append begins the stream; the same as <c>Exactly(0)</c>.</summary>
    public static ExpectedVersion NoStream => Exactly(0);

    /// <summary>The stream holds exactly this many events before the append.</summary>
    public static ExpectedVersion Exactly(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return new(version + 1);
    }

    internal bool IsExact => Wire >= 0;

    /// <summary>As the SQL knows it: n exactly, -1 the stream exists, -2 any.</summary>
    internal long Wire => _code switch
    {
        0 => throw new ArgumentException("An expected version must be chosen; default(ExpectedVersion) says nothing."),
        < 0 => _code,
        _ => _code - 1,
    };

    internal bool Holds(long actual) => Wire switch
    {
        -2 => true,
        -1 => actual > 0,
        var exactly => actual == exactly,
    };

    public override string ToString() => _code switch
    {
        -2 => "any",
        -1 => "an existing stream",
        0 => "unset",
        1 => "no stream",
        _ => $"{_code - 1}",
    };
}
