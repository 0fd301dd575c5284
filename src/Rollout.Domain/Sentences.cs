using System.Diagnostics;
using System.Globalization;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;

namespace Rollout.Domain;

/// <summary>What people call the things that events name by id.</summary>
public sealed record Names(
    Func<SchoolId, string> School, Func<MilestoneId, string> Milestone, Func<PersonId, string> Person, Func<InitiativeId, string> Initiative)
{
    /// <summary>Everything by its own id.</summary>
    public static Names Ids { get; } = new(
        id => id.ToString(), id => id.ToString(), id => id.ToString(), id => id.ToString());
}

/// <summary>
/// Each event as one English sentence, in calm words that blame nobody. What people wrote themselves stands in quotation marks.
/// </summary>
public static class Sentences
{
    /// <param name="stream">Where the event stands: it says which school or initiative it is about.</param>
    public static string Of(StreamId stream, DomainEvent happened, Names names) => (stream, happened) switch
    {
        (_, Correction.EventWithdrawn e) => $"An earlier entry was withdrawn: {Quoted(e.Reason)}.",
        (_, DistrictEvent.NeedProfileRecorded e) => DistrictSentences.Of(names.School(e.School), e),
        (_, DistrictEvent e) => DistrictSentences.Of(e),
        (StreamId.School(var id), SchoolEvent e) => SchoolSentences.Of(names.School(id), e, names),
        (StreamId.Initiative, InitiativeEvent.SelectionOverridden e) => InitiativeSentences.Of(names.School(e.School), e),
        (StreamId.Initiative(var id), InitiativeEvent e) => InitiativeSentences.Of(names.Initiative(id), e),
        (StreamId.Rollout at, RolloutEvent e) => RolloutSentences.Of(names.School(at.SchoolId), e, names),
        _ => throw new UnreachableException(),
    };

    internal static string On(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    internal static string Quoted(string text) => $"“{text.Trim().TrimEnd('.')}”";

    /// <summary>The words people added, after a colon; nothing when there are none.</summary>
    internal static string Because(string? text) => string.IsNullOrWhiteSpace(text) ? "" : $": {Quoted(text)}";

    internal static string Many(int count, string noun) => count == 1 ? $"{count} {noun}" : $"{count} {noun}s";

    internal static string And(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
