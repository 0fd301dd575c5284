namespace Rollout.Domain.Districts;

public abstract partial record DistrictEvent
{
    /// <summary>The district looked at a tool and lets schools use it (S4: vetting).</summary>
    public sealed record ToolApproved(DateOnly EffectiveOn, string Tool, [property: FreeText] string? Note = null) : DistrictEvent, IDated
    {
        public override object Subject() => Tool;
    }

    /// <summary>The tool is to be used no longer; approved again, it may be.</summary>
    public sealed record ToolRetired(DateOnly EffectiveOn, string Tool, [property: FreeText] string? Note = null) : DistrictEvent, IDated
    {
        public override object Subject() => Tool;
    }

    internal static Refusal? Refuse(ToolApproved wish) => Limits.Name(wish.Tool, "tool") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(ToolRetired wish) => Limits.Name(wish.Tool, "tool") ?? Limits.FreeText(wish.Note, "note");
}
