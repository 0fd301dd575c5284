using Rollout.Domain.Paths;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Paths;

public sealed class RulesOfAPath
{
    private static readonly Milestone M1 = FirstPath.Milestones[0];
    private static readonly Milestone M2 = FirstPath.Milestones[1];
    private static readonly ExpectedPath Plain = FirstPath with { Variants = [] };

    public static TheoryData<ExpectedPath, string, string> Faulty => new()
    {
        { Plain with { Title = "" }, "empty-text", "title" },
        { Plain with { StartsOn = new(206, 8, 17) }, "day-out-of-range", "startsOn" },
        { Plain with { Cadence = 0 }, "cadence-out-of-range", "cadence" },
        { Plain with { Milestones = [] }, "no-milestones", "milestones" },
        { Plain with { Milestones = Enumerable.Range(1, 201).Select(n => M1 with { Id = new($"M{n}") }).ToValueList() }, "too-many-milestones", "milestones" },
        { Plain with { Stages = ["plan", "launch", "plan"] }, "duplicate-stage", "stages[2]" },
        { Plain with { Stages = ["plan", "launch", ""] }, "empty-text", "stages[2]" },
        { Of(M1, M1 with { Title = "Again" }), "duplicate-milestone", "milestones[1].id" },
        { Of(M1 with { Title = "" }), "empty-text", "milestones[0].title" },
        { Of(M1 with { Stage = "sustain" }), "unknown-stage", "milestones[0].stage" },
        { Of(M1 with { Weight = 0 }), "weight-out-of-range", "milestones[0].weight" },
        { Of(M1 with { Weight = 1_000_001 }), "weight-out-of-range", "milestones[0].weight" },
        { Of(M1 with { Window = -1 }), "window-out-of-range", "milestones[0].window" },
        { Of(M1 with { Due = null }), "due-missing", "milestones[0].due" },
        { Of(M1 with { DueDay = 3 }), "due-twice", "milestones[0].dueDay" },
        { Of(M1 with { Due = null, DueDay = 0 }), "due-day-out-of-range", "milestones[0].dueDay" },
        { Of(M1, M2 with { Needs = [new("M9")] }), "needs-unknown", "milestones[1].needs" },
        { Of(M1, M2 with { Needs = [new("M2")] }), "needs-itself", "milestones[1].needs" },
        { Of(M1 with { Needs = [new("M2")] }, M2), "needs-in-a-circle", "milestones[0].needs" },
        { Varied(Late, Late), "duplicate-variant", "variants[1].id" },
        { Varied(Late with { Title = "" }), "empty-text", "variants[0].title" },
        { Varied(Late with { Milestones = [new(new("M9"), Weight: 5)] }), "unknown-milestone", "variants[0].milestones[0].id" },
        { Varied(Late with { Milestones = [new(new("M1"), Weight: 5), new(new("M1"), Window: 5)] }), "milestone-changed-twice", "variants[0].milestones[1].id" },
        { Varied(Late with { Omit = [new("M9")] }), "unknown-milestone", "variants[0].omit[0]" },
        { Varied(Late with { Omit = [new("M1"), new("M2"), new("M3")] }), "no-milestones", "variants[0].omit" },
        { Varied(Late with { Milestones = [new(new("M1"), Weight: -1)] }), "weight-out-of-range", "variants[0]" },
        { Varied(Late with { Milestones = [new(new("M1"), Due: new(2026, 9, 1), DueDay: 3)] }), "due-twice", "variants[0]" },
        { Varied(Late with { Milestones = [new(new("M1"), Needs: [new("M3")])], Omit = [] }), "needs-in-a-circle", "variants[0]" },
    };

    private static PathVariant Late => FirstPath.Variants[0];

    [Fact]
    public void A_sound_path_has_no_fault() => Assert.Empty(PathRules.Faults(FirstPath));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_is_told_with_its_member(ExpectedPath path, string code, string field)
    {
        var fault = Assert.Single(PathRules.Faults(path));
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(
            ["title", "stages[2]", "milestones[0].weight", "milestones[0].window", "milestones[1].needs", "variants[0].omit[0]"],
            PathRules.Faults(Varied(Late with { Omit = [new("M9")] }) with
            {
                Title = "",
                Stages = ["plan", "launch", "plan"],
                Milestones = [M1 with { Weight = 0, Window = -1 }, M2 with { Needs = [new("M9")] }],
            }).Select(fault => fault.Field));

    [Fact]
    public void A_circle_is_named()
    {
        var fault = Assert.Single(PathRules.Faults(Of(
            M1, M2 with { Needs = [new("M4")] }, M1 with { Id = new("M3"), Needs = [new("M2")] }, M1 with { Id = new("M4"), Needs = [new("M3")] })));
        Assert.StartsWith("M2 needs M4 needs M3 needs M2:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_may_leave_out_what_another_milestone_needs() => Assert.Empty(PathRules.Faults(Varied(Late with { Omit = [new("M2")] })));

    [Fact]
    public void A_long_chain_of_needs_is_no_circle() =>
        Assert.Empty(PathRules.Faults(Plain with
        {
            Milestones = Enumerable.Range(1, 200).Select(n => M1 with { Id = new($"M{n}"), Needs = n == 1 ? [] : [new($"M{n - 1}")] }).ToValueList(),
        }));

    private static ExpectedPath Of(params Milestone[] milestones) => Plain with { Milestones = milestones.ToValueList() };

    private static ExpectedPath Varied(params PathVariant[] variants) => FirstPath with { Variants = variants.ToValueList() };
}
