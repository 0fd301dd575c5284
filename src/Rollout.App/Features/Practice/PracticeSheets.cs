using Rollout.App.Web.Tables;
using Rollout.Domain;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Practice;

/// <summary>What schools show for it, do in their rooms and learn from others, as tables to take along: the lists whole.</summary>
internal static class PracticeSheets
{
    internal static PageTables Of(PracticeView view) => new(
        view.Frame, "/practice", view.Keeps,
        Rooms(view), Walkthroughs(view), Gallery(view), WithoutProof(view), Gaps(view), ClosedGaps(view), Reviews(view), Pairs(view), Acknowledged(view), Sessions(view),
        Precedents(view), Places(view), Found(view));

    private static Table Rooms(PracticeView view) => Table.Of(
        "rooms", "Seen in the rooms", view.Walked.Select(school => (school.Row, School: school, Last: school.Walkthroughs is [.., var last] ? last : null)),
        ("School", walked => walked.Row.School.Value), ("Name", walked => walked.Row.Name), ("Walkthroughs", walked => walked.School.Walkthroughs.Count),
        ("Last", walked => walked.Last?.On), ("RoomsSeen", walked => walked.Last?.Seen), ("OfRooms", walked => walked.Last?.Of),
        ("SchoolDaysLeft", walked => PracticeView.IsUnderWay(walked.School) ? walked.School.WalkthroughDaysLeft : (int?)null), ("Next", walked => PracticeView.Next(walked.School)));

    private static Table Walkthroughs(PracticeView view) => Table.Of(
        "walkthroughs", "Walkthroughs", view.Walked.SelectMany(school => school.Walkthroughs.Select(seen => (school.Row, Seen: seen))),
        ("School", walked => walked.Row.School.Value), ("Name", walked => walked.Row.Name), ("Day", walked => walked.Seen.On), ("RoomsSeen", walked => walked.Seen.Seen),
        ("OfRooms", walked => walked.Seen.Of), ("Low", walked => walked.Seen.IsLow), ("Event", walked => $"{walked.Seen.Event}"));

    private static Table Gallery(PracticeView view) => Table.Of(
        "gallery", "Proof points and stories", view.Gallery.Select(shown => (shown.Row, Told: Told.Of(shown.Said))),
        ("School", shown => shown.Row.School.Value), ("Name", shown => shown.Row.Name), ("Kind", shown => shown.Told.Kind), ("Title", shown => shown.Told.Title),
        ("Day", shown => shown.Told.On), ("ToldBy", shown => shown.Told.By), ("Words", shown => shown.Told.Words), ("Link", shown => shown.Told.Link),
        ("Event", shown => $"{shown.Told.Event}"));

    private static Table WithoutProof(PracticeView view) => Table.Of(
        "without-proof", "No proof point yet", view.WithoutProof,
        ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name), ("By", school => school.WinDueOn));

    private static Table Gaps(PracticeView view) => Table.Of(
        "gaps", "Open alignment gaps", view.OpenGaps.Select(open => (open.Row, open.Gap, Named: (AlignmentGapIdentified)open.Gap.Identified.Happened)),
        ("School", open => open.Row.School.Value), ("Name", open => open.Row.Name), ("Gap", open => open.Gap.Gap), ("Statement", open => open.Named.Statement),
        ("ItIs", open => PracticeView.WordsOf(open.Gap.Nature)), ("OpenSince", open => open.Gap.Since), ("AgreedFor", open => open.Gap.DueOn),
        ("SchoolDaysLeft", open => open.Gap.DaysLeft), ("Event", open => $"{open.Gap.Identified.Id}"));

    private static Table ClosedGaps(PracticeView view) => Table.Of(
        "closed-gaps", "Closed alignment gaps", view.ClosedGaps.Select(closed => (closed.Row, Said: (AlignmentGapClosed)closed.Gap.Closed!.Happened, closed.Gap.Closed.Id)),
        ("School", closed => closed.Row.School.Value), ("Name", closed => closed.Row.Name), ("Gap", closed => closed.Said.Gap), ("Closed", closed => closed.Said.EffectiveOn),
        ("Note", closed => closed.Said.Note), ("Event", closed => $"{closed.Id}"));

    private static Table Reviews(PracticeView view) => Table.Of(
        "reviews", "Alignment reviews", view.Reviewed.Select(school => (school.Row, Last: school.Reviews[0], Before: school.Reviews.Count - 1)),
        ("School", review => review.Row.School.Value), ("Name", review => review.Row.Name), ("Last", review => review.Last.On), ("With", review => string.Join(", ", review.Last.Roles)),
        ("WithCurriculumLead", review => review.Last.HasLead), ("ReviewsBefore", review => review.Before), ("Event", review => $"{review.Last.Held.Id}"));

    private static Table Pairs(PracticeView view) => Table.Of(
        "pairs", "Less of, more of", view.Pairs?.Pairs ?? [],
        ("LessOf", pair => pair.Less), ("MoreOf", pair => pair.More), ("Published", _ => view.Pairs!.EffectiveOn), ("Event", _ => $"{view.Record.Pairs[0].Id}"));

    private static Table Acknowledged(PracticeView view) => Table.Of(
        "acknowledged", "Pairs acknowledged", view.Pairs is null ? [] : view.Record.Schools,
        ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name),
        ("Acknowledged", school => (school.Acknowledged?.Happened as IDated)?.EffectiveOn), ("Event", school => school.Acknowledged?.Id.ToString()));

    private static Table Sessions(PracticeView view) => Table.Of(
        "sessions", "Professional development", view.Learned.Select(school => (school.Row, School: school, Last: school.Sessions is [var last, ..] ? last : null)),
        ("School", learned => learned.Row.School.Value), ("Name", learned => learned.Row.Name), ("Pedagogy", learned => PracticeView.Of(PdKind.Pedagogy, learned.School)),
        ("Mindset", learned => PracticeView.Of(PdKind.Mindset, learned.School)), ("Logistics", learned => PracticeView.Of(PdKind.Logistics, learned.School)),
        ("Last", learned => learned.Last?.On), ("Came", learned => learned.Last?.Attended), ("Event", learned => learned.Last?.Held.Id.ToString()));

    private static Table Precedents(PracticeView view) => Table.Of(
        "precedents", "Learned from others", view.Record.Precedents.Select(recorded => (Linked: (PrecedentLinked)recorded.Happened, recorded.Id)),
        ("Title", said => said.Linked.Title), ("Lesson", said => said.Linked.Lesson), ("Link", said => said.Linked.Link), ("Linked", said => said.Linked.EffectiveOn),
        ("Event", said => $"{said.Id}"));

    private static Table Places(PracticeView view) => Table.Of(
        "places", "Beginning at different places", view.Elsewhere.Select(school => (school.Row, school.Place, Variant: school.Place.Variant!)),
        ("School", place => place.Row.School.Value), ("Name", place => place.Row.Name), ("Variant", place => place.Variant.Id), ("Title", place => place.Variant.Title),
        ("Version", place => place.Place.Version), ("Since", place => place.Place.Since), ("Reason", place => (place.Place.Said.Happened as PathAssigned)?.Reason),
        ("MilestonesChanged", place => place.Variant.Milestones.Count), ("MilestonesLeftOut", place => place.Variant.Omit.Count),
        ("Event", place => $"{place.Place.Said.Id}"));

    private static Table Found(PracticeView view) => Table.Of(
        "found", "What the checks found", view.Found,
        ("School", found => found.Row.School.Value), ("Name", found => found.Row.Name), ("Rule", found => found.Finding.Rule), ("Since", found => found.Finding.Since),
        ("Reason", found => found.Finding.Reason));

    /// <summary>A proof point or a story.</summary>
    private sealed record Told(string Kind, string Title, DateOnly On, string? By, string? Words, string? Link, Guid Event)
    {
        internal static Told Of(Recorded said) => said.Happened switch
        {
            ProofPointRecorded proof => new("proof point", proof.Title, proof.EffectiveOn, null, proof.Evidence, proof.Link, said.Id),
            StoryPublished story => new("story", story.Title, story.EffectiveOn, story.SpeakerRole, story.Note, story.Link, said.Id),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
