using System.Buffers.Text;

namespace Rollout.App.Events;

/// <summary>What the digits of a JSON number say, without making them a number that rounds.</summary>
internal static class Utf8JsonNumber
{
    private const long LargestSafe = (1L << 53) - 1;

    /// <summary>Within ±(2⁵³−1), so that every reader of JSON keeps it.</summary>
    internal static bool IsSafeInteger(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long number, out var read) && read == digits.Length && number is >= -LargestSafe and <= LargestSafe;

    /// <summary>Digits from the first that is not 0, trailing zeros counted: they are kept too.</summary>
    internal static int SignificantDigits(ReadOnlySpan<byte> digits)
    {
        var first = digits.IndexOfAnyInRange((byte)'1', (byte)'9');
        return first < 0 ? 0 : digits.Length - first - digits[first..].Count((byte)'.');
    }
}
