using Rollout.App.Features.SetUp.Steps;
using Rollout.Domain;

namespace Rollout.App.Features.SetUp;

/// <summary>What would be recorded if the draft were adopted now, and what is wrong with it: told by the deciders, nothing is stored.</summary>
/// <param name="Doubts">What is accepted and yet worth a look.</param>
public sealed record Rehearsal(IReadOnlyList<Entry> Entries, IReadOnlyList<Flaw> Flaws, IReadOnlyList<Flaw> Doubts)
{
    /// <summary>Refusals that say no more than that an earlier one left something out.</summary>
    private static readonly HashSet<string> Consequences = ["unknown-initiative", "unknown-path"];

    internal IEnumerable<Flaw> FlawsOf(SetUpStep step) => Flaws.Where(flaw => flaw.Step == step);

    internal IEnumerable<Flaw> DoubtsOf(SetUpStep step) => Doubts.Where(doubt => doubt.Step == step);

    internal static Rehearsal Of(IReadOnlyList<Planned> plan, DecidedDistrict decided, Names names)
    {
        var byLine = plan.Index().ToDictionary(planned => planned.Index, planned => planned.Item);
        var flaws = plan.Where(planned => planned.Fault is not null && !planned.IsProvisional)
            .Select(planned => new Flaw(planned.Step, planned.Fault!.Field, planned.Fault.Message)).ToList();
        var isIncomplete = plan.Any(planned => planned.Fault is not null) || decided.Refused.Exists(refused => !Consequences.Contains(refused.Refusal.Code));
        foreach (var refused in decided.Refused)
        {
            var planned = byLine[refused.Wish.Line];
            if (!planned.IsProvisional && !(isIncomplete && Consequences.Contains(refused.Refusal.Code)))
                flaws.Add(Flaw.Of(planned, refused.Refusal.Field, refused.Refusal.Message));
        }

        return new(
            [
                .. from accepted in decided.Accepted
                   let planned = byLine[accepted.Wish.Line]
                   where !planned.IsProvisional
                   select new Entry(planned.Step, Sentences.Of(accepted.Wish.Stream, accepted.Happened, names), (accepted.Happened as IDated)?.EffectiveOn),
            ],
            [.. flaws.Distinct()],
            [
                .. from doubtful in decided.Doubtful
                   let planned = byLine[doubtful.Wish.Line]
                   where !planned.IsProvisional
                   select Flaw.Of(planned, doubtful.Warning.Field, doubtful.Warning.Message),
            ]);
    }
}

/// <summary>An event in words.</summary>
/// <param name="On">The day it is about; null where it is about none.</param>
public sealed record Entry(SetUpStep Step, string Sentence, DateOnly? On);

/// <param name="Field">The form's; null where the step as a whole is meant.</param>
public sealed record Flaw(SetUpStep Step, string? Field, string Message)
{
    internal static Flaw Of(Planned planned, string? member, string message) =>
        new(planned.Step, member is null ? null : planned.FieldOf(member), message);
}
