namespace Rollout.App.Web.Pages;

/// <summary>A page that leads elsewhere.</summary>
/// <param name="To">Whose page comes next.</param>
public sealed record Onward(string To, string Address);
