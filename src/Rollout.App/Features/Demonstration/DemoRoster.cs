using Rollout.Domain;

namespace Rollout.App.Features.Demonstration;

/// <summary>Forty invented schools, named after birds, in three waves.</summary>
internal static class DemoRoster
{
    internal static DistrictId District { get; } = new("9900100");

    internal static InitiativeId Initiative { get; } = new("personalised-learning");

    internal static IReadOnlyList<DemoSchool> Schools { get; } =
    [
        .. WaveOf(1, 1, "Avocet", "Bittern", "Bunting", "Chiffchaff", "Cormorant", "Crossbill", "Curlew", "Dipper", "Dotterel", "Dunlin",
            "Egret", "Fieldfare", "Firecrest", "Gannet"),
        .. WaveOf(2, 15, "Goldcrest", "Goosander", "Grebe", "Greenfinch", "Harrier", "Heron", "Hoopoe", "Jackdaw", "Kestrel", "Kittiwake",
            "Lapwing", "Linnet", "Merlin", "Nightjar", "Nuthatch", "Oriole", "Osprey", "Pintail"),
        .. WaveOf(3, 33, "Pipit", "Plover", "Redstart", "Sandpiper", "Shearwater", "Siskin", "Wagtail", "Wheatear"),
    ];

    internal static SchoolId School(int wave, int place) => Schools.First(school => school.Wave == wave && school.Place == place).Id;

    private static IEnumerable<DemoSchool> WaveOf(int wave, int first, params string[] names) => names.Select((name, place) => new DemoSchool(
        new($"{District}{first + place:00000}"), $"{name} {Level(place).Word}", Level(place).Code, Level(place).Low, Level(place).High, wave, place));

    private static (string Word, string Code, string Low, string High) Level(int place) => (place % 5) switch
    {
        3 => ("Middle School", "middle", "06", "08"),
        4 => ("High School", "high", "09", "12"),
        _ => ("Elementary", "elementary", "KG", "05"),
    };
}

/// <param name="Place">Its place in the wave, from 0: it decides the school's story.</param>
internal sealed record DemoSchool(SchoolId Id, string Name, string Level, string LowGrade, string HighGrade, int Wave, int Place);
