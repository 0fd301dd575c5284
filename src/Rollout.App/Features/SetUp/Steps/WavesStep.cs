using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>When the waves launch, and which schools are in which.</summary>
internal sealed class WavesStep() : SetUpStep("waves", "Waves", isRequired: true)
{
    /// <summary>The school is in the wave chosen for all; <see cref="Nowhere"/> keeps it out of that.</summary>
    internal const string Nowhere = "none";

    internal override Fields Proposed(Sketch sketch) => Fields.Of(
    [
        .. sketch.Template.Waves.Index().Select(wave => ($"wave-{wave.Index}", wave.Item)),
        ("launch-0", sketch.FieldsOf(Find(PathStep.Name)!) is var path && path.Day("start") is { } start ? Words.Iso(start)! : Words.Iso(sketch.NextSchoolDay)!),
    ]);

    /// <summary>The place of the wave a school is in; null when it is in none.</summary>
    internal static int? WaveOf(Fields fields, SchoolId school) =>
        (fields[$"in-{school}"] is { Length: > 0 } own ? own : fields["all"]) is var chosen && int.TryParse(chosen, out var wave) ? wave : null;

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields)
    {
        var enrolled = sketch.Schools.Select(school => (School: school, Wave: WaveOf(fields, school.Id))).Where(choice => choice.Wave is not null).ToList();
        int[] waves = [.. fields.Rows("wave").Where(wave => fields.Has($"launch-{wave}") || enrolled.Exists(choice => choice.Wave == wave))];
        foreach (var (turn, wave) in waves.Index())
            yield return Wave(sketch, fields, turn == 0 ? Turn.FirstWave : Turn.Waves, wave);
        foreach (var (school, wave) in enrolled)
            yield return Enrolment(sketch, fields, school, wave!.Value);
        if (enrolled.Count == 0)
            yield return Planned.Lacking(this, "all", "Put at least one school into a wave: without one there is nothing on the board.");
    }

    private Planned Wave(Sketch sketch, Fields fields, Turn turn, int wave) => Planned.Of(this, sketch, turn, "wave_scheduled", new()
    {
        ["effectiveOn"] = Words.Iso(sketch.Today),
        ["wave"] = fields.Text($"wave-{wave}"),
        ["launchOn"] = fields.Text($"launch-{wave}"),
    }, member => member == "launchOn" ? $"launch-{wave}" : $"wave-{wave}");

    private Planned Enrolment(Sketch sketch, Fields fields, SetUpSchool school, int wave) => Planned.Of(this, sketch, Turn.Last, "rollout_enrolled", new()
    {
        // Whoever has no launch day is told so once, at the wave.
        ["effectiveOn"] = fields.Day($"launch-{wave}") is { } launch ? Words.Iso(launch) : Words.Iso(sketch.Today),
        ["path"] = 1,
        ["wave"] = fields.Text($"wave-{wave}"),
    }, member => member == "effectiveOn" ? $"launch-{wave}" : $"in-{school.Id}", new StreamId.Rollout(sketch.Draft.Initiative, school.Id));
}
