using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Rollout.App.Web.Access;

/// <summary>
/// Passwords known from breaches, in a file of the operator's: a line of each, its SHA-1 in hexadecimal, “:” and how often it was
/// seen, in the order of the digests, as the downloader of Have I Been Pwned writes it. It is searched where it lies: a file of
/// 40 GB takes no memory and some 36 reads, and no password leaves the server.
/// </summary>
internal sealed class BreachedPasswords
{
    private const int DigestLength = 40;

    /// <summary>A digest, “:”, a number of 19 digits and what ends a line.</summary>
    private const int LongestLine = 64;

    private readonly string _path;

    private BreachedPasswords(string path) => _path = path;

    /// <summary>Looks whether it is such a file.</summary>
    /// <exception cref="InvalidDataException">It isn't; the message says what is wrong.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static BreachedPasswords Open(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length == 0)
            throw new InvalidDataException("it is empty");
        (long Start, long End, string Digest)[] samples = [.. new[] { 0, length / 3, length / 3 * 2, length - 1 }.Select(at => LineAround(file, at))];
        // A line that is none may be somebody's password: it is not repeated.
        foreach (var (start, _, digest) in samples)
        {
            if (digest.Length != DigestLength || !digest.All(char.IsAsciiHexDigit))
                throw new InvalidDataException($"the line at byte {start} begins with no SHA-1 of 40 hexadecimal digits");
        }

        if (!samples.Select(line => line.Digest).SequenceEqual(samples.Select(line => line.Digest).Order(StringComparer.OrdinalIgnoreCase)))
            throw new InvalidDataException("its lines are not in the order of their digests: take the list that is ordered by hash");
        return new(path);
    }

    internal bool Contains(string password)
    {
        var sought = DigestOf(password);
        using var file = File.OpenHandle(_path);
        var (low, high) = (0L, RandomAccess.GetLength(file));
        while (low < high)
        {
            var line = LineAround(file, low + (high - low) / 2);
            var order = string.Compare(sought, line.Digest, StringComparison.OrdinalIgnoreCase);
            if (order == 0)
                return true;
            (low, high) = order < 0 ? (low, line.Start) : (line.End, high);
        }

        return false;
    }

    [SuppressMessage("Security", "CA5350", Justification = "The digest that such lists are made of; it protects nothing here.")]
    private static string DigestOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>The line that holds the byte at the offset, where it begins and where the next one does.</summary>
    private static (long Start, long End, string Digest) LineAround(SafeFileHandle file, long offset)
    {
        Span<byte> bytes = stackalloc byte[2 * LongestLine];
        var from = Math.Max(0, offset - LongestLine);
        bytes = bytes[..RandomAccess.Read(file, bytes, from)];
        var at = (int)(offset - from);
        var start = bytes[..at].LastIndexOf((byte)'\n') + 1;
        var end = bytes[at..].IndexOf((byte)'\n') is >= 0 and var found ? at + found + 1 : bytes.Length;
        return (from + start, from + end, Encoding.ASCII.GetString(bytes[start..Math.Min(end, start + DigestLength)]).TrimEnd());
    }
}
