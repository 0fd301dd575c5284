using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary>A verb that asks about one school on the board: the same coordinates, the same refusals.</summary>
internal static class SchoolCommand
{
    internal static Command For(
        Door door, string verb, string description, Func<Board, SchoolId, object> document, Action<Board, SchoolId, TextWriter> print)
    {
        var (district, initiative, format) = (Arguments.District(), Arguments.Initiative(), Arguments.Format("text", "json"));
        var school = Arguments.RequiredId<SchoolId>("--school", "ID", "The school, by its number.");
        var coordinates = new CoordinateOptions();
        var command = new Command(verb, description) { district, initiative, school, format };
        coordinates.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var database = await door.OpenAsync(ct);
            var asked = parsed.GetValue(school);
            var answer = await new BoardReader(database.Log, door.Clock)
                .AskAsync(parsed.GetValue(district), parsed.GetValue(initiative), coordinates.Of(parsed), ct);
            if (answer.Board is not { } board)
                return door.Terminal.Refuse(answer.Refusal!);
            if (board.Schools.All(row => row.School != asked))
                return door.Terminal.Refuse(OffTheBoard.Refuse(asked));

            if (parsed.GetValue(format) == "json")
                door.Terminal.Out.WriteLine(Json.Write(document(board, asked)));
            else
                print(board, asked, door.Terminal.Out);
            return CommandLine.Done;
        });
        return command;
    }
}
