using Rollout.Domain.Calendar;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C30: a term ends in which no teacher spoke anywhere, in a story or to a group (S2).</summary>
internal sealed class TeacherVoiceRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C30";

    internal override string Title => "A teacher's voice each term";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(district.Launch);
        foreach (var term in district.Calendar.Terms)
        {
            days.Add(term.To.AddDays(1));
            days.Add(district.FirstLived(district.Lived(term.To) - district.Rules.VoiceEnd + 1, days.Last));
            days.Add(FirstVoice(district, term));
        }
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) => SilentTerm(district, day) is null ? null : Tier.Watch;

    internal override Answer Ask(DistrictCase district, DateOnly day) => SilentTerm(district, day) is { } term
        ? new($"The term “{term.Name}” is about to end, and no teacher has spoken in it.", district.LaunchedBy)
        : new("A teacher has spoken this term, or there is time still.", []);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day)
    {
        var term = district.Calendar.TermOf(day);
        return
        [
            new("term", term?.Name),
            new("daysLeft", term is null ? null : district.Passed(day, term.To)),
            new("firstVoice", term is null ? null : FirstVoice(district, term)),
            new("voiceEnd", district.Rules.VoiceEnd),
        ];
    }

    private static Term? SilentTerm(DistrictCase district, DateOnly day) =>
        district.Launch <= day && district.Calendar.TermOf(day) is { } term && district.Passed(day, term.To) < district.Rules.VoiceEnd
        && !(FirstVoice(district, term) <= day)
            ? term
            : null;

    private static DateOnly? FirstVoice(DistrictCase district, Term term)
    {
        var voices = district.TeacherVoices;
        var first = Array.FindIndex(voices, on => on >= term.From);
        return first >= 0 && voices[first] <= term.To ? voices[first] : null;
    }
}
