using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Logging;

/// <summary>Where somebody is on the way to an entry: choosing a school, choosing what, or filling in.</summary>
public abstract record LogView(PageFrame Frame)
{
    /// <param name="Done">What was just recorded of the district; null when nothing was.</param>
    public sealed record ChooseSchool(PageFrame Frame, Person Person, string Search, (StreamId Stream, Recorded Recorded)? Done) : LogView(Frame)
    {
        private const int RecentSchools = 6;

        internal IReadOnlyList<Standing> Found =>
        [
            .. Own.Where(row => row.Name.Contains(Search, StringComparison.OrdinalIgnoreCase) || row.School.Value.Contains(Search, StringComparison.OrdinalIgnoreCase))
                .OrderBy(row => row.Name, StringComparer.Ordinal),
        ];

        /// <summary>The schools the person logged at last, the latest first.</summary>
        internal IReadOnlyList<Standing> Lately =>
        [
            .. (from row in Own
                let last = Frame.History.Rollouts[row.School].Events.LastOrDefault(recorded => recorded.By == Person.Actor)
                where last is not null
                orderby last.Position descending
                select row).Take(RecentSchools),
        ];

        /// <summary>What the person may log of the district as a whole, and where.</summary>
        internal IEnumerable<(LogForm Form, string Address)> OfTheDistrict =>
            from form in LogForm.OfTheDistrict
            where Person.MayRecordEvent(form.Alias, null) && form.Alias != (Vision == 0 ? "vision_statement_revised" : "vision_statement_adopted")
            let version = form.Alias.StartsWith("vision_", StringComparison.Ordinal) ? Words.Count(Vision + 1) : null
            select (form, Frame.Address.To("/log", ("type", form.Alias), ("version", version)));

        private int Vision => Frame.History.Charter.At(Frame.At.Cut).Select(recorded => recorded.Happened).OfType<IVisionStatement>()
            .Select(vision => vision.Version).DefaultIfEmpty().Max();

        private IEnumerable<Standing> Own => Person.SchoolsFor(Right.Record) is { } own ? Frame.Board.Schools.Where(row => own.Contains(row.School)) : Frame.Board.Schools;
    }

    /// <param name="Done">What was just recorded; null when nothing was.</param>
    public sealed record ChooseWhat(PageFrame Frame, Person Person, Standing Row, (StreamId Stream, Recorded Recorded)? Done) : LogView(Frame)
    {
        /// <summary>What is left of the path, for those who may say it was reached.</summary>
        internal IEnumerable<MilestoneProgress> Open => Person.MayRecordEvent("milestone_reached", Row.School)
            ? Explanation.Of(Frame.Board, Row.School)!.Milestones.Where(milestone => milestone.ReachedOn is null)
            : [];

        /// <summary>What can be logged, under headings, what was logged here lately first.</summary>
        internal IEnumerable<(string Heading, IReadOnlyList<LogForm> Forms)> Groups
        {
            get
            {
                var lately = Frame.History.Rollouts[Row.School].Events.Where(recorded => recorded.By == Person.Actor).Reverse()
                    .Select(recorded => EventCodec.Alias(recorded.Happened)).Distinct().ToList();
                return from offered in LogForm.Groups.Append((Heading: "Who leads the school", Forms: LogForm.OfTheRoster))
                       let forms = offered.Forms.Where(Applies).OrderBy(form => lately.IndexOf(form.Alias) is var at and >= 0 ? at : lately.Count).ToList()
                       where forms.Count > 0
                       select (offered.Heading, (IReadOnlyList<LogForm>)forms);
            }
        }

        /// <summary>Whether the person may log it, and it can be true of the school today: who does not pause can't go on.</summary>
        private bool Applies(LogForm form) => Person.MayRecordEvent(form.Alias, Row.School) && form.Alias switch
        {
            "rollout_paused" => Row.Status is not (Status.Paused or Status.Withdrawn),
            "rollout_resumed" => Row.Status is Status.Paused,
            "rollout_enrolled" => Row.Status is Status.Withdrawn,
            "rollout_withdrawn" => Row.Status is not Status.Withdrawn,
            "help_answered" => Support.Help.Any(asked => asked.AnsweredOn is null),
            "help_resolved" => Support.Help.Any(asked => asked.ResolvedOn is null),
            "flag_acknowledged" or "flag_contested" => Support.Flags.Count > 0,
            "support_delivered" => Support.Supports.Any(support => support.Ending is null),
            "readiness_assessed" => Frame.History.Charter.At(Frame.At.Cut).Any(recorded => recorded.Happened is RubricPublished),
            "support_outcome_recorded" => Support.Supports.Count > 0,
            "alignment_gap_closed" => Practice.Schools.Any(school => school.Gaps.Any(gap => gap.Closed is null)),
            "less_more_acknowledged" => Practice.Pairs.Count > 0,
            _ => true,
        };

        private SupportRecord Support => field ??= SupportRecord.Of(Frame.Board, new HashSet<SchoolId> { Row.School });

        private PracticeRecord Practice => field ??= PracticeRecord.Of(Frame.Board, new HashSet<SchoolId> { Row.School });
    }

    /// <param name="Row">The school; null where the entry is about all.</param>
    /// <param name="Stream">Where the entry will stand.</param>
    /// <param name="Key">The entry's own: sent twice, it is recorded once.</param>
    /// <param name="Rests">The version of the stream the person has seen.</param>
    /// <param name="Fault">What is wrong, and with which field; null at first.</param>
    /// <param name="Since">What others recorded here in between; empty unless that is why the form is shown again.</param>
    public sealed record FillIn(
        PageFrame Frame, Standing? Row, StreamId Stream, LogForm Form, Typed Typed, Guid Key, long Rests, Problem? Fault, IReadOnlyList<Recorded> Since) : LogView(Frame)
    {
        /// <summary>What may be picked; null for a field that is typed.</summary>
        internal IReadOnlyList<(string Value, string Label)>? ChoicesOf(LogField field) => field.Input switch
        {
            LogInput.Choice => field.Choices,
            LogInput.Names => field.Choices,
            LogInput.Milestone => [.. Milestones.Select(milestone => (milestone.Id.Value, milestone.ReachedOn is null ? milestone.Title : $"{milestone.Title} (reached)"))],
            LogInput.Commitment => [.. Record.Commitments.OrderBy(promise => promise.SettledOn is not null).Select(promise => (promise.Name, promise.Statement))],
            LogInput.Group => [.. Record.Groups.Select(group => group.Group).Append(Typed[field.Name]).Where(group => group.Length > 0).Distinct().Select(group => (group, group))],
            LogInput.Indicator => [.. Indicators.Select(indicator => (indicator.Indicator, indicator.Title ?? indicator.Indicator))],
            LogInput.Vision => [.. Charter<IVisionStatement>().Select(vision => ($"{vision.Version}", $"version {vision.Version}")).Distinct()],
            LogInput.Decision => [.. Charter<DecisionRecorded>().Select(decided => (decided.Decision, decided.Decision)).Distinct()],
            LogInput.School => [.. RosterSchool.Of(Frame.History, Frame.At.Cut).Select(school => (school.School.Value, school.Name))],
            LogInput.Quartile => [("1", "1: served most"), ("2", "2"), ("3", "3"), ("4", "4: served least")],
            LogInput.Vendor => Named(Charter<VendorEngaged>().Select(engaged => engaged.Vendor), field),
            LogInput.Fund => Named(Charter<FundingCommitted>().Select(committed => committed.Stream), field),
            LogInput.Tool => Named(Frame.History.District.At(Frame.At.Cut).Select(said => said.Happened).OfType<ToolApproved>().Select(approved => approved.Tool), field),
            LogInput.Pilot => [.. Charter<PilotStarted>().Select(started => (started.Pilot, started.Pilot)).Distinct()],
            LogInput.Evaluation => [.. Charter<EvaluationCommissioned>().Select(asked => (asked.Evaluation, asked.Evaluation)).Distinct()],
            LogInput.Cycle => [.. Charter<CycleStarted>().Select(started => (started.Cycle, started.Cycle)).Distinct()],
            LogInput.Rule => [.. Rules.Select(rule => (rule.Id, $"{rule.Id}: {rule.Title}"))],
            LogInput.Support => [.. Support.Supports.Select(support => (support.Name, $"{support.Name}{(support.Ending is null ? "" : " (ended)")}"))],
            LogInput.SupportKind =>
            [
                .. Support.Menu.Where(offered => Typed["rule"] is "" || offered.Rule == Typed["rule"])
                    .Select(offered => (offered.Kind, offered.Title)).DistinctBy(offered => offered.Kind),
            ],
            LogInput.Help =>
            [
                .. Support.Help.Where(asked => asked.ResolvedOn is null || asked.Help == Typed["help"]).Select(asked => (asked.Help, AskedIn(asked))),
            ],
            LogInput.Gap =>
            [
                .. PracticeRecord.Of(Frame.Board, new HashSet<SchoolId> { Row!.School }).Schools.SelectMany(school => school.Gaps)
                    .Where(gap => gap.Closed is null || gap.Gap == Typed["gap"]).Select(gap => (gap.Gap, gap.Gap)),
            ],
            LogInput.Path => [.. Frame.Board.Paths.Select(version => ($"{version.Number}", $"version {version.Number}: {version.Path.Title}"))],
            _ => null,
        };

        /// <summary>What is wrong with the field.</summary>
        internal string? FaultOf(LogField field) => Fault?.Field is { } at && (at == $"data.{field.Name}" || at.StartsWith($"data.{field.Name}[", StringComparison.Ordinal)) ? Fault.Detail : null;

        internal bool HasFaultElsewhere => Fault is not null && Form.Fields.All(asked => FaultOf(asked) is null);

        /// <summary>What readiness is scored by, as published last; empty without a rubric.</summary>
        internal IReadOnlyList<RubricItem> Rubric =>
            field ??= [.. Charter<RubricPublished>().OrderBy(rubric => rubric.EffectiveOn).LastOrDefault()?.Items ?? []];

        internal bool IsScored(RubricItem item, int score) => Typed["scores"].Split(',').Contains($"{item.Item} {score}");

        /// <summary>The school that is scored before it takes part; null where it is on the board, or where the entry is about all.</summary>
        internal RosterSchool? Candidate { get; init; }

        internal string SentenceOf(Recorded recorded) =>
            Sentences.Of(Stream, recorded.Happened, Frame.Names);

        /// <summary>Each name once, and the one that came with the form.</summary>
        private IReadOnlyList<(string Value, string Label)> Named(IEnumerable<string> names, LogField field) =>
            [.. names.Append(Typed[field.Name]).Where(name => name.Length > 0).Distinct().Select(name => (name, name))];

        private static string AskedIn(HelpStanding asked) =>
            $"asked on {Words.Day(asked.AskedOn)}{(asked.Topic is { } topic ? $" about {topic}" : "")}{(asked.AnsweredOn is null ? "" : ", answered")}";

        // What found something here; without any, or for a support that rests on none, every rule of schools.
        private IEnumerable<RuleName> Rules
        {
            get
            {
                var found = Support.Flags.Select(flag => flag.Finding.Rule).Append(Typed["rule"]).ToHashSet();
                var own = RuleName.All.Where(rule => found.Contains(rule.Id)).ToList();
                return own.Count > 0 ? own : RuleName.All.Where(rule => !rule.IsOfDistrict);
            }
        }

        private IEnumerable<TFact> Charter<TFact>() => Frame.History.Charter.At(Frame.At.Cut).Select(recorded => recorded.Happened).OfType<TFact>();

        private SupportRecord Support => field ??= SupportRecord.Of(Frame.Board, new HashSet<SchoolId> { Row!.School });

        /// <summary>Where one comes from, and goes back to without recording anything.</summary>
        internal string Back => Candidate is not null ? Frame.Address.Waves : Row is null ? Frame.Address.Log : Frame.Address.LogAt(Row.School);

        internal string Place => Candidate?.Name ?? Row?.Name ?? "the district";

        private SchoolRecord Record => field ??= SchoolRecord.Of(Frame.Board, Row!.School)!;

        // What is reached already is offered only where nothing else is, or where it was asked for.
        private IEnumerable<MilestoneProgress> Milestones
        {
            get
            {
                var all = Explanation.Of(Frame.Board, Row!.School)!.Milestones;
                return Form.Alias == "milestone_reached" && all.Any(milestone => milestone.ReachedOn is null)
                    ? all.Where(milestone => milestone.ReachedOn is null || milestone.Id.Value == Typed["milestone"])
                    : all;
            }
        }

        private IEnumerable<IndicatorDefined> Indicators => Charter<IndicatorDefined>().DistinctBy(defined => defined.Indicator);
    }

    /// <param name="Target">The event to withdraw.</param>
    public sealed record Undo(PageFrame Frame, StreamId Stream, Recorded Target, string Reason, Guid Key, Problem? Fault) : LogView(Frame)
    {
        internal string Sentence => Sentences.Of(Stream, Target.Happened, Frame.Names);

        /// <summary>Why it can't be withdrawn; null when it can.</summary>
        internal string? Stays => Target.Happened is IPermanent ? "An entry of this kind stays."
            : IsWithdrawn ? "It is withdrawn already."
            : null;

        private bool IsWithdrawn => Frame.History.Streams.Any(log => log.WithdrawalOf(Target.Id, Frame.At) is not null);
    }
}
