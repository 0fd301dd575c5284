using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Rollout.Domain;

/// <summary>
/// Where a fact stands: the district's own stream, a school's, an initiative's, or that of one initiative at one school. As text
/// <c>district</c>, <c>school/{id}</c>, <c>initiative/{slug}</c>, <c>rollout/{slug}/{id}</c>.
/// </summary>
public abstract record StreamId : IParsable<StreamId>
{
    private StreamId() { }

    /// <summary>The form in words, for messages.</summary>
    public static string Form => "district, school/{id}, initiative/{slug} or rollout/{slug}/{id}";

    /// <summary>The stream's type: <c>district</c>, <c>school</c>, <c>initiative</c> or <c>rollout</c>.</summary>
    public string Type => this switch
    {
        District => "district",
        School => "school",
        Initiative => "initiative",
        Rollout => "rollout",
        _ => throw new UnreachableException(),
    };

    /// <summary>The school it is about; null for the district and the initiative.</summary>
    public SchoolId? AtSchool => this switch
    {
        School school => school.Id,
        Rollout rollout => rollout.SchoolId,
        _ => null,
    };

    /// <summary>Who the district is, and its calendar.</summary>
    public sealed record District : StreamId
    {
        public override string ToString() => Type;
    }

    /// <summary>A school's entry in the roster, and who leads it.</summary>
    public sealed record School(SchoolId Id) : StreamId
    {
        public override string ToString() => $"{Type}/{Id}";
    }

    /// <summary>What the district agreed on for all schools of an initiative.</summary>
    public sealed record Initiative(InitiativeId Id) : StreamId
    {
        public override string ToString() => $"{Type}/{Id}";
    }

    /// <summary>One initiative at one school.</summary>
    public sealed record Rollout(InitiativeId InitiativeId, SchoolId SchoolId) : StreamId
    {
        public override string ToString() => $"{Type}/{InitiativeId}/{SchoolId}";
    }

    public static StreamId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not {Form}.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out StreamId result)
    {
        result = s?.Split('/') switch
        {
            ["district"] => new District(),
            ["school", var id] when SchoolId.TryParse(id, provider, out var school) => new School(school),
            ["initiative", var slug] when InitiativeId.TryParse(slug, provider, out var initiative) => new Initiative(initiative),
            ["rollout", var slug, var id] when InitiativeId.TryParse(slug, provider, out var initiative)
                && SchoolId.TryParse(id, provider, out var school) => new Rollout(initiative, school),
            _ => null,
        };
        return result is not null;
    }
}
