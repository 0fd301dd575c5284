using System.Text.Json.Serialization;

namespace Rollout.Domain.Districts;

public abstract partial record DistrictEvent
{
    /// <summary>
    /// What a district asks itself about its stage (S4): at most 13 questions, each in one area, every area at least one; and the shares
    /// in percent from which the second, third and fourth stage begin. Versions of a name are 1, 2, … without gap: <c>version-not-next</c>.
    /// </summary>
    public sealed record InstrumentPublished(
        DateOnly EffectiveOn, string Instrument, int Version, ValueList<InstrumentQuestion> Questions, ValueList<int> Bounds) : DistrictEvent, IDated
    {
        public override object Subject() => (Instrument, Version);
    }

    /// <summary>The district answered the instrument; a question may stay unanswered. <c>unknown-instrument</c> when nobody published that version.</summary>
    public sealed record SelfAssessmentCompleted(DateOnly EffectiveOn, string Instrument, int Version, ValueList<InstrumentAnswer> Answers)
        : DistrictEvent, IDated
    {
        public override object Subject() => Instrument;
    }

    internal static Refusal? Refuse(InstrumentPublished wish, District state) =>
        Limits.Name(wish.Instrument, "instrument") ?? RefuseQuestions(wish.Questions) ?? RefuseBounds(wish.Bounds) ?? RefuseVersion(wish, state);

    internal static Refusal? Refuse(SelfAssessmentCompleted wish, District state)
    {
        if (state.Instruments.LastOrDefault(known => known.Instrument == wish.Instrument && known.Version == wish.Version) is not { } instrument)
            return new("unknown-instrument", $"No version {wish.Version} of “{wish.Instrument}” is published: publish it, or name one that is.", "instrument");
        if (wish.Answers.Count == 0)
            return new("no-answers", "Answer at least one question.", "answers");
        for (var i = 0; i < wish.Answers.Count; i++)
        {
            var (question, points) = wish.Answers[i];
            if (instrument.Questions.All(asked => asked.Id != question))
                return new("unknown-question", $"“{wish.Instrument}” asks no question “{question}”.", $"answers[{i}].question");
            if (wish.Answers.Take(i).Any(earlier => earlier.Question == question))
                return new("duplicate-answer", $"Question “{question}” is answered twice: answer it once.", $"answers[{i}].question");
            if (Limits.Between(points, 0, StageScore.MostPoints, "points-out-of-range", $"answers[{i}].points") is { } refusal)
                return refusal;
        }

        return null;
    }

    private static Refusal? RefuseQuestions(ValueList<InstrumentQuestion> questions)
    {
        if (Limits.Between(questions.Count, 1, InstrumentTemplate.MostQuestions, "questions-out-of-range", "questions") is { } outOfRange)
            return outOfRange;
        for (var i = 0; i < questions.Count; i++)
        {
            var (id, _, text) = questions[i];
            var refusal = Limits.Name(id, $"questions[{i}].id") ?? Limits.Name(text, $"questions[{i}].text")
                ?? Limits.Must(questions.Take(i).All(earlier => earlier.Id != id), "duplicate-question", $"Two questions are called “{id}”: give each its own name.", $"questions[{i}].id");
            if (refusal is not null)
                return refusal;
        }

        var missing = Enum.GetValues<StageArea>().Except(questions.Select(question => question.Area)).ToList();
        return Limits.Must(
            missing.Count == 0, "area-without-question",
            $"Nothing is asked about {Sentences.And(missing.Select(area => area.ToString().ToLowerInvariant()))}: ask at least one question in each area.", "questions");
    }

    private static Refusal? RefuseBounds(ValueList<int> bounds)
    {
        if (bounds.Count != 3)
            return new("bounds-not-three", "Four stages have three bounds between them: give three percentages.", "bounds");
        for (var i = 0; i < bounds.Count; i++)
        {
            var refusal = Limits.Between(bounds[i], 1, 100, "bound-out-of-range", $"bounds[{i}]")
                ?? Limits.Must(i == 0 || bounds[i] > bounds[i - 1], "bounds-not-rising", "Each stage begins above the one before it: let the bounds rise.", $"bounds[{i}]");
            if (refusal is not null)
                return refusal;
        }

        return null;
    }

    private static Refusal? RefuseVersion(InstrumentPublished wish, District state)
    {
        var next = state.Instruments.Where(known => known.Instrument == wish.Instrument).Select(known => known.Version).DefaultIfEmpty().Max() + 1;
        return Limits.Must(
            wish.Version == next, "version-not-next", $"Version {wish.Version} of “{wish.Instrument}” can't be published: the next is {next}.", "version");
    }
}

/// <summary>A question of an instrument.</summary>
/// <param name="Id">Its short name, the same in every version that asks it.</param>
public sealed record InstrumentQuestion(string Id, StageArea Area, string Text);

/// <summary>An answer: 0 (not yet) to 4 (everywhere) points.</summary>
public sealed record InstrumentAnswer(string Question, int Points);

/// <summary>What a district does about its tools, in the order in which it grows (S4).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageArea>))]
public enum StageArea
{
    [JsonStringEnumMemberName("organise")] Organise,
    [JsonStringEnumMemberName("streamline")] Streamline,
    [JsonStringEnumMemberName("analyse")] Analyse,
    [JsonStringEnumMemberName("act")] Act,
}
