namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>A vendor works for the district (S0, S2: as a partner). <c>Until</c> is the last day agreed; said again, it is the new one.</summary>
    public sealed record VendorEngaged(DateOnly EffectiveOn, string Vendor, DateOnly? Until = null) : InitiativeEvent, IDated
    {
        public override object Subject() => Vendor;
    }

    /// <summary>Somebody asked others how it went with the vendor, which comes before engaging one.</summary>
    public sealed record ReferenceChecked(DateOnly EffectiveOn, string Vendor, [property: FreeText] string? Note = null) : InitiativeEvent, IDated;

    /// <summary>What the vendor did, the district can do itself (S2, S0): which area, and who has it now.</summary>
    public sealed record CapacityTransferred(DateOnly EffectiveOn, string Vendor, string Area, string To, [property: FreeText] string? Note = null)
        : InitiativeEvent, IDated
    {
        public override object Subject() => (Vendor, Area);
    }

    /// <summary>The vendor works for the district no longer.</summary>
    public sealed record VendorEngagementEnded(DateOnly EffectiveOn, string Vendor) : InitiativeEvent, IDated
    {
        public override object Subject() => Vendor;
    }

    internal static Refusal? Refuse(VendorEngaged wish) => Limits.Name(wish.Vendor, "vendor") ?? RefuseEnd(wish.Until, wish.EffectiveOn);

    internal static Refusal? Refuse(ReferenceChecked wish) => Limits.Name(wish.Vendor, "vendor") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(CapacityTransferred wish) =>
        Limits.Name(wish.Vendor, "vendor") ?? Limits.Name(wish.Area, "area") ?? Limits.Name(wish.To, "to") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(VendorEngagementEnded wish, Initiative state) => Limits.Name(wish.Vendor, "vendor")
        ?? Limits.Must(
            state.Facts.Live.OfType<VendorEngaged>().Any(engaged => engaged.Vendor == wish.Vendor), "unknown-vendor",
            $"No vendor is engaged as “{wish.Vendor}”: record the engagement first, or check the name.", "vendor");

    /// <summary>A last day comes on or after the first: <c>day-out-of-range</c>, <c>ends-before-it-begins</c>.</summary>
    private static Refusal? RefuseEnd(DateOnly? until, DateOnly from) => Limits.Day(until, "until")
        ?? Limits.Must(!(until < from), "ends-before-it-begins", $"It would end before {from:yyyy-MM-dd}, on which it begins: correct one of the days.", "until");
}
