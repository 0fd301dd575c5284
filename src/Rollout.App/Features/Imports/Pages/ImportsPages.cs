using Microsoft.AspNetCore.Mvc;
using Rollout.App.Cli;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Imports.Pages;

/// <summary>
/// <c>/d/{lea}/imports</c>: a file is sent, and kept for a day; <c>/d/{lea}/imports/{upload}</c> shows line by line what it would change,
/// and records that.
/// </summary>
internal sealed class ImportsPages(Uploads uploads, IEventStore log, TimeProvider clock, Following following)
{
    internal const int LargestUpload = 8_000_000;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/d/{lea}/imports", (string lea, HttpRequest request, ImportsPages pages, CancellationToken ct) =>
            pages.ChooseAsync(lea, request.Query["kind"].ToString(), ct)).Asks(Right.Import);
        app.MapPost("/d/{lea}/imports", (string lea, HttpContext context, IFormCollection form, ImportsPages pages, CancellationToken ct) =>
            pages.TakeAsync(lea, context.Person, form, ct)).WithMetadata(new RequestSizeLimitAttribute(LargestUpload)).Asks(Right.Import);
        app.MapGet("/d/{lea}/imports/{upload}", (string lea, string upload, HttpContext context, ImportsPages pages, CancellationToken ct) =>
            pages.ShowAsync(lea, upload, context.Person, ct)).Asks(Right.Import);
        app.MapPost("/d/{lea}/imports/{upload}", (string lea, string upload, HttpContext context, IFormCollection form, ImportsPages pages, CancellationToken ct) =>
            pages.RecordAsync(lea, upload, context.Person, form, ct)).Asks(Right.Import);
    }

    private async Task<IResult> ChooseAsync(string lea, string kind, CancellationToken ct) =>
        RouteIds.ParseDistrict(lea, out var district) ?? (IResult)new Page<ImportsPage>(await ViewAsync(district, new(kind, null, null, null), ct));

    private async Task<IResult> TakeAsync(string lea, Person person, IFormCollection form, CancellationToken ct)
    {
        if (RouteIds.ParseDistrict(lea, out var district) is { } noId)
            return noId;
        var typed = new TypedUpload(form["kind"].ToString(), form["zone"].ToString().Trim(), form["name"].ToString().Trim(), form.Files)
        {
            AsOf = form["asOf"].ToString(),
            MonthFirst = form["monthFirst"].Count > 0,
            Calendar = form["calendar"].ToString().Trim(),
        };
        if (typed.Fault is { } fault)
            return await AgainAsync(district, typed, fault, ct);
        var (map, faultOfMap) = await typed.ReadMapAsync(ct);
        if (faultOfMap is not null)
            return await AgainAsync(district, typed, ("map", faultOfMap), ct);
        try
        {
            var id = await uploads.KeepAsync(district, person.Actor, await typed.ReadAsync(map, ct), ct);
            return new SeeOther($"/d/{district}/imports/{id}");
        }
        catch (CommandFailed e)
        {
            return await AgainAsync(district, typed, ("file", e.Message), ct);
        }
    }

    private async Task<IResult> AgainAsync(DistrictId district, TypedUpload typed, (string Field, string Detail) fault, CancellationToken ct) =>
        new Page<ImportsPage>(await ViewAsync(district, typed, ct) with { Fault = fault }, StatusCodes.Status422UnprocessableEntity);

    private async Task<IResult> ShowAsync(string lea, string id, Person person, CancellationToken ct)
    {
        var (district, upload, problem) = await FindAsync(lea, id, ct);
        return upload is null ? problem! : new Page<UploadPage>(await ViewAsync(district, id, upload, person, ct));
    }

    /// <summary>What the person saw is recorded, or nothing is: somebody may have recorded something since.</summary>
    private async Task<IResult> RecordAsync(string lea, string id, Person person, IFormCollection form, CancellationToken ct)
    {
        var (district, upload, problem) = await FindAsync(lea, id, ct);
        if (upload is null)
            return problem!;
        if (upload.Recorded is not null)
            return new SeeOther($"/d/{district}/imports/{id}");
        var view = await ViewAsync(district, id, upload, person, ct);
        if (!view.Outcome!.IsAccepted || form["seen"] != view.Seen)
            return new Page<UploadPage>(view with { IsOtherThanSeen = form["seen"] != view.Seen }, StatusCodes.Status409Conflict);
        try
        {
            var outcome = await ImportAsync(district, upload, person, isDry: false, ct);
            if (!outcome.IsAccepted)
                return new Page<UploadPage>(view.With(outcome) with { IsOtherThanSeen = true }, StatusCodes.Status409Conflict);
            await uploads.DoneAsync(district, Guid.Parse(id), view.Changes, ct);
            following.Signal();
            return new SeeOther($"/d/{district}/imports/{id}");
        }
        catch (CommandFailed e)
        {
            return new Problem(StatusCodes.Status409Conflict, "someone-was-first", e.Message);
        }
    }

    private async Task<(DistrictId District, Upload? Upload, Problem? Problem)> FindAsync(string lea, string id, CancellationToken ct)
    {
        if (RouteIds.ParseDistrict(lea, out var district) is { } noId)
            return (district, null, noId);
        var upload = Guid.TryParse(id, out var found) ? await uploads.FindAsync(district, found, ct) : null;
        return (district, upload, upload is null
            ? Problem.NotFound(new("unknown-upload", "This file is not here any more: files are kept for a day. Send it again.", "upload"))
            : null);
    }

    private async Task<ImportsView> ViewAsync(DistrictId district, TypedUpload typed, CancellationToken ct) =>
        new(district, (await Loading.LoadAsync(log, district, [new StreamId.District()], ct)).State.District.Registered?.Name, typed);

    private async Task<UploadView> ViewAsync(DistrictId district, string id, Upload upload, Person person, CancellationToken ct)
    {
        var view = new UploadView(district, id, upload);
        return upload.Recorded is null ? view.With(await ImportAsync(district, upload, person, isDry: true, ct)) : view;
    }

    private async Task<ImportOutcome> ImportAsync(DistrictId district, Upload upload, Person person, bool isDry, CancellationToken ct)
    {
        using var file = InputFile.Of(upload.FileName, upload.Content);
        return await upload.Kind.ImportAsync(
            new(file, log, new(log, clock, person.Actor), clock, isDry, _ => { }), district, upload.Asked, ct);
    }
}
