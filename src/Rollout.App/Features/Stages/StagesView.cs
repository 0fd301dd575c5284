using Rollout.App.Web.Pages;
using Rollout.Domain.Districts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.Stages;

/// <summary>Which stage the district saw itself at, and the forms for those who may answer and publish.</summary>
/// <param name="Answering">What is typed of the next answers; null for readers who may not, in the past, and before anything is published.</param>
/// <param name="Publishing">What is typed of the next version of the questions; null for readers who may not, and in the past.</param>
public sealed record StagesView(PageFrame Frame, StageRecord Record, TypedAnswers? Answering, TypedInstrument? Publishing)
{
    internal PageAddress Address => Frame.Address;

    /// <summary>The questions in force; Rollout's own while none are published.</summary>
    internal InstrumentPublished Questions => Published ?? InstrumentTemplate.On(Frame.Board.Coordinates.EffectiveOn);

    internal InstrumentPublished? Published => (InstrumentPublished?)Record.Instrument?.Happened;

    internal StageReport? Latest => Record.Reports is [var latest, ..] ? latest : null;

    internal string Sentence
    {
        get
        {
            if (Published is null && Latest is null)
                return "The district asks itself nothing yet: publish Rollout’s own questions, or put them in its own words.";
            var seen = Latest is not { } latest ? "The questions are published, and nobody has answered them yet"
                : latest.Score.Stage is { } stage ? $"{StageWords.Of(stage)}, with {latest.Score.All.Percent} % of the points, as answered on {Words.Day(latest.On)}"
                : $"Too little was answered on {Words.Day(latest.On)} to name a stage";
            return Record.DaysLeft switch
            {
                null => $"{seen}.",
                0 => $"{seen}; today is the last of the days to answer again.",
                > 0 and var left => $"{seen}; {Words.Many(left, "school day")} are left until it is asked again.",
                var past => $"{seen}; it was to be asked again {Words.Many(-past.Value, "school day")} ago.",
            };
        }
    }

    /// <summary>The rule of scoring as it is printed, with these questions' bounds.</summary>
    internal IReadOnlyList<string> Rule
    {
        get
        {
            var bounds = Questions.Bounds;
            return
            [
                $"Each answer brings points: {string.Join(", ", StageWords.Answers.Select((words, points) => $"{words} {points}"))}.",
                $"The share is the sum of all points out of the most that the answered questions can bring, {StageScore.MostPoints} each. A question left unanswered counts neither way.",
                $"Below {bounds[0]} % is Exploring, from {bounds[0]} % Hacking, from {bounds[1]} % Optimizing, from {bounds[2]} % Personalizing. A share that is exactly on a bound belongs to the later stage.",
                "While fewer than half of the questions of any area are answered, no stage is named.",
                "Strengths are the areas with the highest share, next steps those with the lowest; where several tie, all of them are named, and where all are the same, none.",
            ];
        }
    }

    internal static StagesView Of(PageFrame frame, bool mayAnswer, bool mayPublish)
    {
        var record = StageRecord.Of(frame.Board);
        var published = (InstrumentPublished?)record.Instrument?.Happened;
        return new(
            frame, record, mayAnswer && published is not null && !frame.IsPast ? TypedAnswers.To(published, frame.Today) : null,
            mayPublish && !frame.IsPast ? TypedInstrument.Of(published, NextOf(frame, published?.Instrument ?? InstrumentTemplate.Name), frame.Today) : null);
    }

    /// <summary>The version that the next publishing of that name has.</summary>
    internal static int NextOf(PageFrame frame, string instrument) => 1 + frame.History.District.At(frame.At.Cut)
        .Select(recorded => recorded.Happened).OfType<InstrumentPublished>().Where(published => published.Instrument == instrument)
        .Select(published => published.Version).DefaultIfEmpty().Max();
}
