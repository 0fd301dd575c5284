using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Rollout.App.Features.Imports;

/// <summary>A line of a file without its line end; its bytes are valid until the next line is read.</summary>
internal readonly record struct Utf8Line(int Number, ReadOnlyMemory<byte> Bytes, bool IsTooLong)
{
    internal bool IsBlank => !IsTooLong && Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    internal bool IsUtf8 => Utf8.IsValid(Bytes.Span);
}

/// <summary>Reads a file line by line in one pooled buffer: a mark at its start is dropped, lines end in LF or CR LF.</summary>
internal static class Utf8Lines
{
    /// <summary>Bytes of the longest line that is read, 1 MiB; a longer one is passed over and said to be too long.</summary>
    internal const int Longest = 1 << 20;

    internal static async IAsyncEnumerable<Utf8Line> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Longest + 2);
        try
        {
            var (start, end, number, tooLong) = (0, 0, 0, false);
            while (true)
            {
                var length = buffer.AsSpan(start..end).IndexOf((byte)'\n');
                if (length >= 0)
                {
                    yield return Line(++number, buffer.AsMemory(start, length), tooLong);
                    (start, tooLong) = (start + length + 1, false);
                    continue;
                }

                tooLong |= end - start > Longest;
                (start, end) = (0, tooLong ? 0 : Move(buffer, start, end));
                var read = await file.ReadAsync(buffer.AsMemory(end), ct);
                if (read == 0)
                    break;
                end += read;
            }

            if (end > 0 || tooLong)
                yield return Line(++number, buffer.AsMemory(0, end), tooLong);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Utf8Line Line(int number, ReadOnlyMemory<byte> bytes, bool tooLong)
    {
        if (number == 1 && bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (bytes.Span.EndsWith("\r"u8))
            bytes = bytes[..^1];
        return new(number, tooLong ? default : bytes, tooLong || bytes.Length > Longest);
    }

    private static int Move(byte[] buffer, int start, int end)
    {
        buffer.AsSpan(start..end).CopyTo(buffer);
        return end - start;
    }
}
