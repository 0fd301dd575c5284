namespace Rollout.Domain;

/// <summary>
/// A fact that people recorded, and at once the wish to record it. Stored for ever: add types and optional members, never
/// rename or reshape one. Closed: <c>DistrictEvent</c>, <c>SchoolEvent</c>, <c>InitiativeEvent</c>, <c>RolloutEvent</c> and
/// <see cref="Correction"/>, which may stand in any stream.
/// </summary>
public abstract record DomainEvent
{
    private protected DomainEvent() { }

    /// <summary>
    /// What the fact is about. Two live facts of one type with one subject on one effective day say the same thing, and the one
    /// logged last holds; so a wish that equals it is "already so". By default the whole fact is its own subject.
    /// </summary>
    public virtual object Subject() => this;
}

/// <summary>A fact about a day: what it says is true from <see cref="EffectiveOn"/> on (inclusive).</summary>
public interface IDated
{
    DateOnly EffectiveOn { get; }
}

/// <summary>A dated fact that may be recorded before its day: enrolments, assignments, pauses, principals, waves (domain.md 4a).</summary>
public interface IMayBeAhead;

/// <summary>A fact of the district or of an initiative that is about one school of its roster: it must be registered.</summary>
public interface INamesASchool
{
    SchoolId School { get; }
}

/// <summary>A fact that repeats freely (check-ins, meetings, touchpoints, readings): the same words twice are two facts, told apart by id.</summary>
public interface IRepeats;

/// <summary>A published fact that frames every answer: taken as last published by the position, never hidden by the known cut.</summary>
public interface IFrame;

/// <summary>A fact that can't be withdrawn: withdrawals, registrations, school years, path versions.</summary>
public interface IPermanent;

/// <summary>Not news from the school: what the district set up, or a correction. Everything else in a rollout stream is (rule R4).</summary>
public interface INotNews;

/// <summary>Marks a member people write in their own words. Only such members can be redacted; none may influence a flag or a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeTextAttribute : Attribute;
