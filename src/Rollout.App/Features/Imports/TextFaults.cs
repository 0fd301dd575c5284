namespace Rollout.App.Features.Imports;

/// <summary>What can be wrong with a file before its meaning is looked at.</summary>
internal static class TextFaults
{
    internal static Rejection Empty(string path) => new(0, "", "empty-file", $"The file '{path}' is empty.");

    internal static Rejection? FaultOfText(this Utf8Line line) => line switch
    {
        { IsTooLong: true } => new(line.Number, "", "line-too-long", "The line is longer than 1 MiB."),
        { IsUtf8: false } => new(line.Number, "", "not-utf8", "The line is not UTF-8; save the file as UTF-8 (it may be Latin-1 or UTF-16)."),
        _ => null,
    };
}
