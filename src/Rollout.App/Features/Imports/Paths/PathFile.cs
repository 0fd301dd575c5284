using Rollout.App.Features.Imports.Json;
using Rollout.Domain;
using Rollout.Domain.Paths;

namespace Rollout.App.Features.Imports.Paths;

/// <summary>A path file: the expected path, who approved it and why.</summary>
internal sealed record PathFile(ExpectedPath Path, string? ApprovedBy, string? Reason)
{
    internal static PathFile? Read(JsonSpot file, Rejections rejections)
    {
        if (MemberReader.Of(file, rejections) is not { } members)
            return null;
        var path = new ExpectedPath(
            members.Text("title"), members.Day("startsOn"), members.OptionalWhole("cadence"), Stages(members),
            members.List("milestones", needed: true).Select(item => Milestone(item, rejections)).OfType<Milestone>().ToValueList(),
            members.List("variants", needed: false).Select(item => Variant(item, rejections)).OfType<PathVariant>().ToValueList());
        var read = new PathFile(path, members.OptionalText("approvedBy"), members.OptionalText("reason"));
        members.RejectOthers();
        return rejections.Any ? null : read;
    }

    private static ValueList<string> Stages(MemberReader members)
    {
        members.List("stages", needed: true);
        return members.OptionalTexts("stages") ?? [];
    }

    private static Milestone? Milestone(JsonSpot item, Rejections rejections)
    {
        if (MemberReader.Of(item, rejections) is not { } members)
            return null;
        var milestone = new Milestone(
            members.Id<MilestoneId>("id"), members.Text("title"), members.Text("stage"), members.OptionalDay("due"),
            members.OptionalWhole("dueDay"), members.Number("weight"), members.Whole("window"), members.OptionalFlag("gate") ?? false,
            members.OptionalWord<ClockKind>("clock") ?? ClockKind.Instructional, members.OptionalIds<MilestoneId>("needs") ?? [],
            members.OptionalText("owner"), members.OptionalWord<Evidence>("evidence") ?? Evidence.None);
        members.RejectOthers();
        return milestone;
    }

    private static PathVariant? Variant(JsonSpot item, Rejections rejections)
    {
        if (MemberReader.Of(item, rejections) is not { } members)
            return null;
        var variant = new PathVariant(
            members.Text("id"), members.Text("title"),
            members.List("milestones", needed: false).Select(change => Change(change, rejections)).OfType<MilestoneChange>().ToValueList(),
            members.OptionalIds<MilestoneId>("omit") ?? []);
        members.RejectOthers();
        return variant;
    }

    private static MilestoneChange? Change(JsonSpot item, Rejections rejections)
    {
        if (MemberReader.Of(item, rejections) is not { } members)
            return null;
        var change = new MilestoneChange(
            members.Id<MilestoneId>("id"), members.OptionalText("title"), members.OptionalText("stage"), members.OptionalDay("due"),
            members.OptionalWhole("dueDay"), members.OptionalNumber("weight"), members.OptionalWhole("window"), members.OptionalFlag("gate"),
            members.OptionalWord<ClockKind>("clock"), members.OptionalIds<MilestoneId>("needs"), members.OptionalText("owner"),
            members.OptionalWord<Evidence>("evidence"));
        members.RejectOthers();
        return change;
    }
}
