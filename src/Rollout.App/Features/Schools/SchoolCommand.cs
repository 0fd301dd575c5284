using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary>A verb that asks about one school on the board, or without one about the district: the same coordinates, the same refusals.</summary>
internal static class SchoolCommand
{
    internal static Command For(
        Door door, string verb, string description, Func<Board, SchoolId, object> document, Action<Board, SchoolId, TextWriter> print,
        OfDistrict? ofDistrict = null)
    {
        var (district, initiative, format) = (Arguments.District(), Arguments.Initiative(), Arguments.Format("text", "json"));
        var school = Arguments.Id<SchoolId>(
            "--school", "ID", ofDistrict is null ? "The school, by its number." : "The school, by its number; without one, the district's own checks.");
        school.Required = ofDistrict is null;
        var coordinates = new CoordinateOptions();
        var command = new ExplainedCommand(verb, description, RemoteServer.Explanation) { district, initiative, school, format };
        coordinates.AddTo(command);
        command.SetReading(door, format, Question, TellAsync);
        return command;

        RemoteQuestion Question(ParseResult parsed) => new(
            parsed.GetValue(district), parsed.GetValue(initiative),
            parsed.GetValue(school) is { } asked ? $"/schools/{asked}/{verb}" : $"/{verb}", coordinates.Of(parsed).Parts);

        async Task<int> TellAsync(ParseResult parsed, CancellationToken ct)
        {
            await using var database = await door.OpenAsync(ct);
            var answer = await new BoardReader(database.Log, door.Clock)
                .AskAsync(parsed.GetValue(district), parsed.GetValue(initiative), coordinates.Of(parsed), ct);
            if (answer.Board is not { } board)
                return door.Terminal.Refuse(answer.Refusal!);
            var isJson = parsed.GetValue(format) == "json";
            switch (parsed.GetValue(school))
            {
                case not { }:
                    Say(door.Terminal, isJson, () => ofDistrict!.Document(board), writer => ofDistrict!.Print(board, writer));
                    break;
                case { } asked when board.Schools.Any(row => row.School == asked):
                    Say(door.Terminal, isJson, () => document(board, asked), writer => print(board, asked, writer));
                    break;
                case { } asked:
                    return door.Terminal.Refuse(OffTheBoard.Refuse(asked));
            }

            return CommandLine.Done;
        }
    }

    private static void Say(Terminal terminal, bool isJson, Func<object> document, Action<TextWriter> print)
    {
        if (isJson)
            terminal.Out.WriteLine(Json.Write(document()));
        else
            print(terminal.Out);
    }
}

/// <summary>What a verb says of the district when it is asked about no school.</summary>
internal sealed record OfDistrict(Func<Board, object> Document, Action<Board, TextWriter> Print);
