using System.Globalization;
using System.Text.Json.Nodes;
using Rollout.App.Web.Pages;
using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.Stages;

/// <summary>Questions as somebody puts them; a row without words is left out.</summary>
/// <param name="Version">The one that publishing makes.</param>
/// <param name="Bounds">The shares in percent from which the second, third and fourth stage begin.</param>
/// <param name="Key">The form's own: sent twice, it is recorded once.</param>
/// <param name="Fault">What is wrong with it; null at first.</param>
public sealed record TypedInstrument(
    string Instrument, int Version, string On, IReadOnlyList<TypedQuestion> Questions, IReadOnlyList<string> Bounds, Guid Key, string? Fault)
{
    /// <summary>Whether they are Rollout's own, as shipped.</summary>
    internal bool IsTemplate { get; init; }

    /// <summary>The questions in force to be put in other words; without any, Rollout's own.</summary>
    internal static TypedInstrument Of(InstrumentPublished? published, int version, DateOnly today)
    {
        var from = published ?? InstrumentTemplate.On(today);
        return new(
            from.Instrument, version, Words.Iso(today)!,
            [.. from.Questions.Select(question => new TypedQuestion(question.Id, StageWords.Code(question.Area), question.Text)).Concat(Blank).Take(InstrumentTemplate.MostQuestions)],
            [.. from.Bounds.Select(bound => bound.ToString(CultureInfo.InvariantCulture))], Guid.NewGuid(), null)
        { IsTemplate = published is null };
    }

    internal static TypedInstrument Of(IFormCollection form, int version, Guid key) => new(
        form["instrument"].ToString().Trim(), version, form["effectiveOn"].ToString().Trim(),
        [.. Enumerable.Range(0, InstrumentTemplate.MostQuestions).Select(place => new TypedQuestion(form[$"id{place}"].ToString(), form[$"area{place}"].ToString(), form[$"text{place}"].ToString().Trim()))],
        [.. Enumerable.Range(0, 3).Select(place => form[$"bound{place}"].ToString().Trim())], key, null);

    internal TypedInstrument Wrong(string fault) => this with { Key = Guid.NewGuid(), Fault = fault };

    internal JsonObject ToJson() => new()
    {
        ["effectiveOn"] = On,
        ["instrument"] = Instrument,
        ["version"] = Version,
        ["questions"] = new JsonArray([.. Named.Select(question => new JsonObject { ["id"] = question.Id, ["area"] = question.Area, ["text"] = question.Text })]),
        ["bounds"] = new JsonArray([.. Bounds.Select(bound => int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? (JsonNode)percent : bound)]),
    };

    /// <summary>Those with words; a new one gets a name that no other has.</summary>
    private IEnumerable<TypedQuestion> Named
    {
        get
        {
            var taken = Questions.Where(question => question.Text.Length > 0).Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var question in Questions.Where(question => question.Text.Length > 0))
                yield return question.Id.Length > 0 ? question : question with { Id = Enumerable.Range(1, InstrumentTemplate.MostQuestions).Select(number => $"question-{number}").First(taken.Add) };
        }
    }

    private static IEnumerable<TypedQuestion> Blank =>
        Enumerable.Repeat(new TypedQuestion("", StageWords.Code(StageArea.Organise), ""), InstrumentTemplate.MostQuestions);
}

/// <param name="Id">Empty for a new one.</param>
/// <param name="Area">As JSON has it.</param>
public sealed record TypedQuestion(string Id, string Area, string Text);
