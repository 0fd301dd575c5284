using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.EventStore;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.SetUp;

/// <summary>
/// <c>/districts/new</c>: a district comes to be. Whoever is at this machine may say so while nobody has an account; later whoever the
/// operator invited as administrator of a number that no district has yet.
/// </summary>
internal sealed class RegisterPages(IEventStore log, Members members, EntryRecorder recorder)
{
    internal const string Address = "/districts/new";

    private static readonly Problem NotAsked = new(
        StatusCodes.Status403Forbidden, "not-allowed",
        "A district is registered by whoever was invited as its administrator. Ask whoever runs Rollout for your district.");

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext context, RegisterPages pages, CancellationToken ct) => pages.ShowAsync(context.Person, ct)).RequireAuthorization();
        app.MapPost(Address, (HttpContext context, IFormCollection form, RegisterPages pages, CancellationToken ct) =>
            pages.RegisterAsync(context.Person, form, ct)).RequireAuthorization();
    }

    private async Task<IResult> ShowAsync(Person person, CancellationToken ct) => await WaitingAsync(person, ct) switch
    {
        [] => NotAsked,
        var waiting => new Page<RegisterPage>(new RegisterView(Fields.Of(("district", waiting is [{ } only] ? only.Value : ""), ("zone", "America/Chicago")))),
    };

    private async Task<IResult> RegisterAsync(Person person, IFormCollection form, CancellationToken ct)
    {
        var typed = Fields.Of(form);
        if (!DistrictId.TryParse(typed["district"], null, out var district))
            return Again(typed, "district", $"A district’s federal number has {DistrictId.Form}.");
        if (await WaitingAsync(person, ct) is { } waiting && !waiting.Contains(district))
            return NotAsked;
        var wish = new DistrictRegistered(typed["name"], typed.Has("state") ? typed["state"] : null, typed["zone"]);
        return await recorder.RecordTogetherAsync(person, district, [new Wish(0, new StreamId.District(), wish)], ct) is { } refusal
            ? Again(typed, refusal.Field == "timeZone" ? "zone" : refusal.Field ?? "district", refusal.Message)
            : new SeeOther($"/d/{district}/set-up");
    }

    /// <summary>The numbers they administer that no district has; null: any number.</summary>
    private async Task<IReadOnlyList<DistrictId>?> WaitingAsync(Person person, CancellationToken ct)
    {
        if (person.Account is not { } account)
            return null;
        var known = (await log.TenantsAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from membership in await members.OfAsync(account, ct)
               where membership.Grant.Role is Role.Administrator && !known.Contains(membership.District.Value)
               select membership.District,
        ];
    }

    private static Page<RegisterPage> Again(Fields typed, string field, string message) =>
        new(new RegisterView(typed) { Fault = (field, message) }, StatusCodes.Status422UnprocessableEntity);
}

/// <param name="Typed">What the form holds.</param>
public sealed record RegisterView(Fields Typed)
{
    internal (string Field, string Message)? Fault { get; init; }

    internal string? FaultOf(string field) => Fault is { } fault && fault.Field == field ? fault.Message : null;
}
