namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Collects lines in any order and logs them by the time they were recorded; some late, some withdrawn again.</summary>
internal sealed class LogBook(Dice dice)
{
    internal static readonly DateOnly First = new(2026, 8, 17);

    private readonly List<LogLine> _frame = [];
    private readonly List<LogLine> _lines = [];
    private readonly bool _imported = dice.Percent(25);
    private int _count;

    /// <summary>A district where nearly all goes well, so that little hides the rare answers.</summary>
    internal bool IsCalm { get; } = dice.Percent(40);

    internal static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new(18, 0)), TimeSpan.Zero);

    internal static DateOnly Day(int offset) => First.AddDays(offset);

    /// <summary>Logged before everything else.</summary>
    internal void Frame(string stream, DomainEvent happened) => _frame.Add(new(stream, NextId(), Noon(new(2026, 7, 1)), null, happened));

    /// <summary>Logged on that day.</summary>
    internal void On(DateOnly day, string stream, DomainEvent happened) => _lines.Add(new(stream, NextId(), Noon(day), null, happened));

    /// <summary>A dated fact: mostly logged on its day, sometimes late, sometimes from an earlier system, sometimes withdrawn later.</summary>
    internal void Say(string stream, DomainEvent happened)
    {
        var day = ((IDated)happened).EffectiveOn;
        var ahead = happened is IMayBeAhead && dice.Percent(30) ? -dice.Between(1, 10) : 0;
        var late = dice.Percent(IsCalm ? 5 : 15) ? dice.Between(3, 60) : dice.Between(0, 1);
        var recorded = Noon(day.AddDays(ahead + late));
        var line = _imported && dice.Percent(40)
            ? new LogLine(stream, NextId(), Noon(day.AddDays(late + dice.Between(1, 40))), recorded, happened)
            : new LogLine(stream, NextId(), recorded, null, happened);
        _lines.Add(line);
        if (dice.Percent(happened is INotNews || IsCalm ? 1 : 7))
            Withdraw(line);
    }

    internal void Withdraw(LogLine line) => _lines.Add(new(
        line.Stream, NextId(), line.LoggedAt.AddDays(dice.Between(0, 40)), null, new Correction.EventWithdrawn(line.Id, "A typing error.")));

    internal InventedLog Closed() => new([.. _frame, .. _lines.OrderBy(line => line.LoggedAt)]);

    internal LogLine Latest => _lines[^1];

    private Guid NextId() => new(++_count, 0, 0, new byte[8]);
}
