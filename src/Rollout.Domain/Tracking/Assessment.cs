using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>The one assessment of one school on one placed path: what every page, answer and replay shows (domain.md 4).</summary>
internal static class Assessment
{
    internal static Standing Of(SchoolCase school, DateOnly day, IReadOnlyList<OtherPath> otherPaths)
    {
        var settled = SettledStatus(school, day);
        var findings = settled is null ? FindingsOf(school, day) : [];
        var status = settled ?? Shown(findings is [var worst, ..] ? worst.Tier : null);
        var total = school.Path.TotalWeight;
        return new(
            school.Facts.Id, school.Facts.Name, school.Path.Version.Number, school.Path.Variant, status,
            findings.Exists(finding => finding.Tier == Tier.NoNews),
            Share(school.Weight(step => school.IsDue(step, day)), total),
            Share(school.Weight(step => school.IsComplete(step, day)), total),
            OverdueShareRule.Share(school, day) is var (open, closed) ? Share(open, closed) : null,
            SilenceRule.Silence(school, day),
            school.CurrentStage(day) is { } stage ? school.Path.Stages[stage].Name : null,
            findings, otherPaths, school.Facts.IsAsserted, school.Facts.IsClosed)
        {
            Wave = school.Enrolment.Wave,
            Level = school.Facts.Level,
            Severity = SeverityOf(school, status, findings),
        };
    }

    /// <summary>Only the status, as shown for the paths a school is not on.</summary>
    internal static Status StatusOf(SchoolCase school, DateOnly day) =>
        SettledStatus(school, day) ?? Shown(WorstTier(school, day));

    private static Status? SettledStatus(SchoolCase school, DateOnly day)
    {
        if (school.Enrolment.IsWithdrawn)
            return Status.Withdrawn;
        if (school.CurrentStage(day) is null)
            return Status.Completed;
        if (day < school.Start)
            return Status.NotStarted;
        return school.Facts.Pauses.Include(day) ? Status.Paused : null;
    }

    /// <summary>Worst first; of one tier in the order of the rules.</summary>
    private static List<Finding> FindingsOf(SchoolCase school, DateOnly day)
    {
        var findings = new List<Finding>();
        foreach (var rule in school.JudgedBy)
        {
            foreach (var finding in rule.Findings(school, day))
            {
                var place = findings.Count;
                while (place > 0 && findings[place - 1].Tier > finding.Tier)
                    place--;
                findings.Insert(place, finding);
            }
        }

        return findings;
    }

    private static Tier? WorstTier(SchoolCase school, DateOnly day)
    {
        Tier? worst = null;
        foreach (var rule in school.JudgedBy)
        {
            if (rule.WorstTier(school, day) is { } tier && !(worst <= tier))
                worst = tier;
            if (worst == Tier.OffTrack)
                break;
        }

        return worst;
    }

    private static Status Shown(Tier? worst) => worst switch
    {
        null => Status.OnTrack,
        Tier.OffTrack => Status.OffTrack,
        Tier.Watch => Status.Watch,
        _ => Status.NoNews,
    };

    private static decimal Share(long part, long whole) => whole == 0 ? 0 : (decimal)part / whole;

    private static (Status Status, int NoGate, int Lateness, long Weight) SeverityOf(SchoolCase school, Status status, List<Finding> findings)
    {
        var (steps, lateness) = (new HashSet<Step>(ReferenceEqualityComparer.Instance), 0);
        foreach (var finding in findings)
        {
            lateness = Math.Max(lateness, finding.Lateness ?? 0);
            if (finding.Milestone is { } milestone)
                steps.Add(school.Path.Steps[school.Path.Index[milestone]]);
        }

        return (status, steps.Any(step => step.Milestone.Gate) ? 0 : 1, -lateness, -steps.Sum(step => step.Weight));
    }
}
