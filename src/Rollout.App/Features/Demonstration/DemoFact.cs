using Rollout.Domain;

namespace Rollout.App.Features.Demonstration;

/// <summary>A fact of the story with the day it was recorded on.</summary>
/// <param name="Id">Named when a later fact withdraws it.</param>
internal sealed record DemoFact(StreamId Stream, DomainEvent Happened, DateOnly RecordedOn, string By, Guid? Id = null);
