using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Features.Imports.Calendars;
using Rollout.App.Features.Imports.Events;
using Rollout.App.Features.Imports.Paths;
using Rollout.App.Features.Imports.Schools;
using Rollout.App.Features.Imports.Sources;

namespace Rollout.App.Features.Imports;

/// <summary><c>rollout import …</c>: files in, facts out, a file wholly or not at all.</summary>
internal static class ImportCommands
{
    internal static Command For(Door door)
    {
        var import = OwnFiles(door);
        foreach (var source in ImportSources.Commands(door))
            import.Add(source);
        return import;
    }

    private static Command OwnFiles(Door door) => new("import", "Take a file: all of it, or nothing.")
    {
        ImportSchools.Command(door),
        ImportCalendar.Command(door),
        ImportPath.Command(door),
        ImportEvents.Command(door),
    };
}
