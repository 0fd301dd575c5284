using System.Text.Json;
using Rollout.Domain.Districts;

namespace Rollout.App.Features.Imports.Events;

/// <summary>What a whole log begins with, so that it can be taken where nothing is known of its district yet.</summary>
internal static class FirstLine
{
    extension(ImportRun run)
    {
        /// <summary>The registration that the file’s first line is; null when it is anything else. What is wrong with it is said when it is read in its turn.</summary>
        internal async Task<DistrictEvent.DistrictRegistered?> RegistrationAsync(string? source, CancellationToken ct)
        {
            await foreach (var line in Utf8Lines.ReadAsync(run.File.FromStart(), ct))
            {
                if (line.IsBlank)
                    continue;
                if (line.FaultOfText() is not null || new EventLineReader(source).Read(line).Line is not { } first)
                    return null;
                using var data = JsonDocument.Parse(first.Data);
                return EventCodec.Bind(first.Type, data.RootElement, DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime)).Event is DistrictEvent.DistrictRegistered registered
                    && TimeZoneInfo.TryFindSystemTimeZoneById(registered.TimeZone, out _) ? registered : null;
            }

            return null;
        }
    }
}
