using System.Text.Json;

namespace Rollout.App.Features.SetUp;

/// <summary>What set-up proposes: a path in school days after the launch, and what stands around it. Written by us, as data.</summary>
/// <param name="ExampleNeed">Shown beside its field, never typed into it: a need is the district's own.</param>
/// <param name="Channels">Between commas.</param>
/// <param name="Waves">What waves are called.</param>
public sealed record Template(
    string Id, string Title, string About, string ExampleNeed, string ExampleVision, int Cadence, IReadOnlyList<string> Stages,
    IReadOnlyList<TemplateMilestone> Milestones, IReadOnlyList<TemplateGroup> Groups, string Channels, string PlanOwner,
    IReadOnlyList<TemplateExpectation> Expectations, TemplateRubric Rubric, IReadOnlyList<string> Waves, string RulesReason)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = false };

    internal static IReadOnlyList<Template> All { get; } = [Read("personalised-learning"), Read("personalised-learning-small")];

    internal static Template? Find(string id) => All.FirstOrDefault(template => template.Id == id);

    private static Template Read(string name) =>
        JsonSerializer.Deserialize<Template>(Sql.Read<Template>($"Templates.{name}.json"), Json)
        ?? throw new JsonException($"The template {name} is empty.");
}

/// <param name="Day">School days after the launch of a school's wave; 1 = the launch day.</param>
/// <param name="Owner">The role that sees to it; null where nobody said.</param>
/// <param name="Evidence">As the path's file spells it; null = none.</param>
public sealed record TemplateMilestone(
    string Id, string Title, string Stage, int Day, int Weight, int Window, bool Gate, string? Owner, IReadOnlyList<string>? Needs = null, string? Evidence = null);

/// <param name="Cadence">School days between two touchpoints.</param>
public sealed record TemplateGroup(string Group, int Cadence);

/// <param name="Holder">As an event spells it: district, school or vendor.</param>
public sealed record TemplateExpectation(string Responsibility, string Holder, bool NonDelegable);

/// <param name="Ready">The sum of scores from which a school is ready.</param>
public sealed record TemplateRubric(int Ready, IReadOnlyList<TemplateRubricItem> Items);

/// <param name="Most">The highest score.</param>
public sealed record TemplateRubricItem(string Item, string Title, int Most);
