using System.Globalization;
using System.Text.Json.Nodes;
using Rollout.App.Web.Pages;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.Stages;

/// <summary>Answers as somebody gives them, in the order of the questions; empty where one is left out.</summary>
/// <param name="Key">The form's own: sent twice, it is recorded once.</param>
/// <param name="Fault">What is wrong with it; null at first.</param>
public sealed record TypedAnswers(InstrumentPublished Questions, string On, IReadOnlyList<string> Points, Guid Key, string? Fault)
{
    internal static string FieldOf(int place) => string.Create(CultureInfo.InvariantCulture, $"answer{place}");

    internal static TypedAnswers To(InstrumentPublished questions, DateOnly today) =>
        new(questions, Words.Iso(today)!, [.. questions.Questions.Select(_ => "")], Guid.NewGuid(), null);

    internal static TypedAnswers Of(IFormCollection form, InstrumentPublished questions, Guid key) => new(
        questions, form["effectiveOn"].ToString().Trim(), [.. questions.Questions.Select((_, place) => form[FieldOf(place)].ToString())], key, null);

    /// <summary>Whether the form asked these questions, and not others that were published since.</summary>
    internal static bool AreTo(InstrumentPublished questions, IFormCollection form) =>
        form["instrument"] == questions.Instrument && form["version"] == questions.Version.ToString(CultureInfo.InvariantCulture);

    internal TypedAnswers Wrong(string fault) => this with { Key = Guid.NewGuid(), Fault = fault };

    internal JsonObject ToJson() => new()
    {
        ["effectiveOn"] = On,
        ["instrument"] = Questions.Instrument,
        ["version"] = Questions.Version,
        ["answers"] = new JsonArray([.. Questions.Questions.Zip(Points).Where(answer => answer.Second.Length > 0).Select(answer => new JsonObject
        {
            ["question"] = answer.First.Id,
            ["points"] = int.TryParse(answer.Second, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points) ? points : answer.Second,
        })]),
    };
}
