using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;

namespace Rollout.App.Features.People;

/// <summary><c>/account/calendars</c>: an address of one's own at which a calendar program finds what is due.</summary>
internal sealed class CalendarKeyPages(CalendarKeys keys, AccountPages pages, SignInOptions options)
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost(
        "/account/calendars", (HttpContext context, IFormCollection form, CalendarKeyPages mine, CancellationToken ct) => mine.MakeAsync(context, form, ct)).RequireAuthorization();

    private async Task<IResult> MakeAsync(HttpContext context, IFormCollection form, CancellationToken ct)
    {
        var view = await pages.ViewAsync(context.Person, ct);
        var asked = form["calendar"].ToString();
        if (view.CalendarChoices.Where(choice => $"{choice.Own.District}/{choice.Initiative}/{Roles.Code(choice.Role)}" == asked).ToList() is not [var (own, initiative, role)])
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        var path = await keys.MakeAsync(context.Person, own.District, initiative, role, ct);
        return new Page<AccountPage>(await pages.ViewAsync(context.Person, ct) with { MadeCalendar = options.OriginOf(context.Request) + path });
    }
}
