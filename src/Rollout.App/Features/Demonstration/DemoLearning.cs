using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>
/// What the demonstration district asks itself about its stage, tries, and has looked into: mostly decided in time. The stage is asked
/// about again too late, one pilot and one evaluation are past their day, and one cycle was studied without an act.
/// </summary>
internal static class DemoLearning
{
    internal static IEnumerable<DemoFact> OfTheDistrict(DemoCalendar calendar)
    {
        var begin = calendar.Ago(DemoStories.FirstWave);
        var questions = InstrumentTemplate.On(begin);
        return
        [
            new(new StreamId.District(), questions, begin, "p-manager"),
            Answered(questions, calendar.Ago(195), 2, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0),
            Answered(questions, calendar.Ago(145), 2, 2, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0),
            Answered(questions, calendar.Ago(98), 3, 3, 2, 1, 3, 2, 1, 2, 1, 0, 1, 1, 1),
            Fact(new PilotStarted(calendar.Ago(120), "playlists in mathematics", calendar.Ago(60)), calendar.Ago(120)),
            Fact(new AdoptionDecided(calendar.Ago(62), "playlists in mathematics", true, "Both schools want to keep them."), calendar.Ago(62)),
            Fact(new PilotStarted(calendar.Ago(80), "tablets in grade 3", calendar.Ago(9)), calendar.Ago(80)),
            Fact(new PilotStarted(calendar.Ago(20), "a later first bell", calendar.Ago(-30)), calendar.Ago(20)),
            Fact(new EvaluationCommissioned(calendar.Ago(150), "first year", calendar.Ago(70), "the university"), calendar.Ago(150)),
            Fact(new EvaluationFindingRecorded(calendar.Ago(71), "first year", "Students in small groups read more at home."), calendar.Ago(71)),
            Fact(new EvaluationCommissioned(calendar.Ago(90), "coaching", calendar.Ago(12), "the county office"), calendar.Ago(90)),
            Fact(new CycleStarted(calendar.Ago(60), "exit tickets", "Do exit tickets show who needs a second look?"), calendar.Ago(60)),
            Fact(new CycleFindingRecorded(calendar.Ago(45), "exit tickets", "They do in mathematics, less so in reading."), calendar.Ago(45)),
            Fact(new CycleActDecided(calendar.Ago(40), "exit tickets", CycleAct.Adapt), calendar.Ago(40)),
            Fact(new CycleStarted(calendar.Ago(35), "choice of seats", "Do students who choose their seat work longer?"), calendar.Ago(35)),
            Fact(new CycleFindingRecorded(calendar.Ago(18), "choice of seats", "In two rooms of three they do."), calendar.Ago(18)),
        ];
    }

    private static DemoFact Answered(InstrumentPublished questions, DateOnly day, params int[] points) => new(
        new StreamId.District(),
        new SelfAssessmentCompleted(
            day, questions.Instrument, questions.Version, questions.Questions.Zip(points, (question, got) => new InstrumentAnswer(question.Id, got)).ToValueList()),
        day, "p-manager");

    private static DemoFact Fact(InitiativeEvent happened, DateOnly day) => new(new StreamId.Initiative(DemoRoster.Initiative), happened, day, "p-manager");
}
