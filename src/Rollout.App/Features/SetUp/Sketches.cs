using Rollout.App.Features.SetUp.Steps;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.SetUp;

/// <summary>Drafts on what is there, tried out and adopted: both by the one way in, and what decides is the domain.</summary>
internal sealed class Sketches(IEventStore log, TimeProvider clock, EntryRecorder recorder, Drafts drafts)
{
    /// <summary>Null when nobody began a draft of that name.</summary>
    internal async Task<Sketch?> FindAsync(DistrictId district, InitiativeId initiative, CancellationToken ct)
    {
        if (await drafts.FindAsync(district, initiative, ct) is not { } draft)
            return null;
        var stands = await Loading.LoadAsync(log, district, [new StreamId.District(), new StreamId.Initiative(initiative)], ct);
        var schools = (await Loading.LoadAllAsync(log, district, "school/", ct)).State.Schools;
        var sketch = new Sketch(
            draft, Template.Find(draft.Template) ?? Template.All[0], stands.State.District.Registered?.Name ?? district.Value, stands.DayOf(clock.GetUtcNow()),
            stands.State.District.Calendar,
            [
                .. from school in schools
                   where school.Value is { IsRegistered: true, Gone: null }
                   let entry = school.Value.Entry!
                   orderby entry.Name, school.Key.Value
                   select new SetUpSchool(school.Key, entry.Name, entry.Level),
            ]);
        return sketch with { IsAdopted = stands.State.Holds(sketch.Stream, sketch.CharterId) };
    }

    /// <summary>What would come of it now; nothing is stored.</summary>
    internal async Task<Rehearsal> RehearseAsync(Sketch sketch, CancellationToken ct)
    {
        var plan = SetUpStep.PlanAll(sketch);
        var decided = await new Recording(log, clock, "set-up").RecordManyAsync([WishesOf(sketch, plan)], dryRun: true, leaveOutRefused: true, ct);
        return Rehearsal.Of(plan, decided[0], NamesOf(sketch));
    }

    /// <summary>Records the draft as a whole or not at all; what was adopted before stands, and nothing is added.</summary>
    internal async Task<Rehearsal> AdoptAsync(Person person, Sketch sketch, CancellationToken ct)
    {
        var plan = SetUpStep.PlanAll(sketch);
        return Rehearsal.Of(plan, await recorder.RecordPlanAsync(person, WishesOf(sketch, plan), ct), NamesOf(sketch));
    }

    private static DistrictWishes WishesOf(Sketch sketch, IReadOnlyList<Planned> plan)
    {
        var command = new CommandId(sketch.Draft.Adoption);
        List<Wish> wishes =
        [
            .. from planned in plan.Index()
               let wish = planned.Item.Wish
               where wish is not null
               select wish with { Line = planned.Index, Id = command.EventId(sketch.Draft.District.Value, planned.Index) },
        ];
        return new(
            sketch.Draft.District, [sketch.Stream, .. Framing.Of(wishes)], state => state.Holds(sketch.Stream, sketch.CharterId) ? [] : wishes);
    }

    private static Names NamesOf(Sketch sketch)
    {
        var schools = sketch.Schools.ToDictionary(school => school.Id, school => school.Name);
        return Names.Ids with { School = id => schools.GetValueOrDefault(id, id.Value), Initiative = _ => sketch.Draft.Title };
    }
}
