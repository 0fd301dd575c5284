using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary><c>rollout board</c>: where every school stands, worst first.</summary>
internal static class BoardCommand
{
    internal static Command For(Door door)
    {
        var (district, initiative, format) = (Arguments.District(), Arguments.Initiative(), Arguments.Format("table", "json", "csv"));
        var coordinates = new CoordinateOptions();
        var only = Statuses();
        var command = new ExplainedCommand("board", "Show which schools are on or off track, and why.", RemoteServer.Explanation)
        {
            district, initiative, only, format,
        };
        coordinates.AddTo(command);
        command.SetReading(
            door, format,
            parsed => new(
                parsed.GetValue(district), parsed.GetValue(initiative), "/board",
                [.. coordinates.Of(parsed).Parts, .. parsed.GetValue(only)!.Select(status => ("status", (string?)StatusWords.Code(status)))]),
            async (parsed, ct) =>
            {
                await using var database = await door.OpenAsync(ct);
                var answer = await new BoardReader(database.Log, door.Clock)
                    .AskAsync(parsed.GetValue(district), parsed.GetValue(initiative), coordinates.Of(parsed), ct);
                if (answer.Board is not { } board)
                    return door.Terminal.Refuse(answer.Refusal!);
                Write(board, parsed.GetValue(only)!, parsed.GetRequiredValue(format), door.Terminal.Out);
                return CommandLine.Done;
            });
        return command;
    }

    private static void Write(Board board, IReadOnlyList<Status> only, string format, TextWriter writer)
    {
        switch (format)
        {
            case "json":
                writer.WriteLine(Json.Write(BoardDocument.Of(board, only)));
                break;
            case "csv":
                BoardCsv.Write(board, only, writer);
                break;
            default:
                BoardTable.Write(board, only, writer);
                break;
        }
    }

    private static Option<Status[]> Statuses() => new("--status")
    {
        HelpName = "STATUS",
        Description = $"Only schools that stand so; may be given again: {string.Join(", ", StatusWords.InCountOrder.Select(StatusWords.Code))}.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            var statuses = new List<Status>();
            foreach (var token in result.Tokens)
            {
                if (StatusWords.TryParse(token.Value, out var status))
                    statuses.Add(status.Value);
                else
                    result.AddError($"'{token.Value}' is no status; one of: {string.Join(", ", StatusWords.InCountOrder.Select(StatusWords.Code))}.");
            }

            return [.. statuses];
        },
    };
}
