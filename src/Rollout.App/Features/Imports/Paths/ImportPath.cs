using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Features.Imports.Json;
using Rollout.Domain;
using Rollout.Domain.Paths;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Imports.Paths;

/// <summary><c>rollout import path</c>: version 1 of the expected path or a revision; charters the initiative when it is new.</summary>
internal static class ImportPath
{
    internal static Command Command(Door door)
    {
        var district = Arguments.District();
        var initiative = Arguments.Initiative();
        var command = new ExplainedCommand("path", "An expected path: charters the initiative if it is new; publishes or revises.", PathFile.Explanation)
        {
            ImportRun.FileArgument, district, initiative, ImportRun.DryRunOption, ImportRun.FormatOption,
        };
        command.SetAction((parsed, ct) => ImportRun.RunAsync(
            door, parsed,
            (run, token) => ImportAsync(run, parsed.GetRequiredValue(district), parsed.GetRequiredValue(initiative), token), ct));
        return command;
    }

    private static async Task<ImportOutcome> ImportAsync(
        ImportRun run, DistrictId district, InitiativeId initiative, CancellationToken ct)
    {
        var rejections = new Rejections();
        if (await JsonFile.ReadAsync(run.File, rejections, ct) is not { } json || PathFile.Bind(json, rejections) is not { } file)
            return ImportOutcome.Refused(rejections, run.IsDry);
        rejections.AddAll(PathRules.Faults(file.Path).Select(fault => json.Reject(fault.Field ?? "", fault.Code, fault.Message)));
        if (rejections.Any)
            return ImportOutcome.Refused(rejections, run.IsDry);

        var stream = new StreamId.Initiative(initiative);
        var decided = await run.Recording.RecordManyAsync(
            [new(district, [new StreamId.District(), stream], state => Plan(state, stream, file))], run.IsDry, leaveOutRefused: false, ct);
        return ImportOutcome.Of(
            decided, new(Districts: 1, Schools: 0, Lines: 1), rejections, run.IsDry,
            (_, code, field) => code == "reserved-name" ? (0, "--initiative") : (json.LineOf(PathFile.InFile(field)), PathFile.InFile(field)));
    }

    private static IEnumerable<Wish> Plan(DistrictState state, StreamId.Initiative stream, PathFile file)
    {
        var known = state.Initiatives.GetValueOrDefault(stream.Id);
        if (known?.Charter is null)
        {
            yield return new(1, stream, new InitiativeChartered(file.Path.Title));
            // Of an initiative that can't be, one refusal is enough.
            if (RefuseName(stream.Id) is not null)
                yield break;
        }

        var version = known?.Paths.IndexOf(file.Path) is { } at and >= 0 ? at + 1 : (known?.Paths.Count ?? 0) + 1;
        yield return new(1, stream, version == 1
            ? new ExpectedPathPublished(version, file.Path, file.ApprovedBy, file.Reason)
            : new ExpectedPathRevised(version, file.Path, file.ApprovedBy ?? "", file.Reason ?? ""));
    }
}
