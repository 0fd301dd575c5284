using System.Security.Cryptography;
using Rollout.App.Cli;

namespace Rollout.App.Features.Imports;

/// <summary>A file to import, that can be read from its start as often as needed: what comes through a pipe is kept in a temporary file.</summary>
internal sealed class InputFile : IDisposable
{
    private const int Chunk = 1 << 16;
    private readonly Stream _stream;

    private InputFile(string path, Stream stream) => (Path, _stream) = (path, stream);

    internal string Path { get; }

    internal long Length => _stream.Length;

    internal static async Task<InputFile> OpenAsync(string path, CancellationToken ct)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Chunk, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return new(path, stream.CanSeek ? stream : await KeepAsync(stream, ct));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailed($"There is no file '{path}'.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandFailed(Directory.Exists(path) ? $"'{path}' is a folder, not a file." : $"The file '{path}' may not be read.", e);
        }
        catch (IOException e)
        {
            throw new CommandFailed($"The file '{path}' can't be read: {e.Message}", e);
        }
    }

    /// <summary>What somebody sent, under the name they gave it.</summary>
    internal static InputFile Of(string name, byte[] content) => new(name, new MemoryStream(content, writable: false));

    /// <summary>The file from its start.</summary>
    internal Stream FromStart()
    {
        _stream.Position = 0;
        return _stream;
    }

    /// <summary>SHA-256 of the whole file, lower-case hexadecimal.</summary>
    internal async Task<string> DigestAsync(CancellationToken ct) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(FromStart(), ct));

    /// <summary>Whether all of it is text in UTF-8 and there is any: what isn't is rejected by line.</summary>
    internal async Task CheckTextAsync(Rejections rejections, CancellationToken ct)
    {
        var isEmpty = true;
        await foreach (var line in Utf8Lines.ReadAsync(FromStart(), ct))
        {
            isEmpty &= line.IsBlank;
            if (line.FaultOfText() is { } fault)
                rejections.Add(fault);
        }

        if (isEmpty)
            rejections.Add(TextFaults.Empty(Path));
    }

    public void Dispose() => _stream.Dispose();

    private static async Task<FileStream> KeepAsync(FileStream pipe, CancellationToken ct)
    {
        await using (pipe)
        {
            var kept = new FileStream(
                System.IO.Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, Chunk,
                FileOptions.Asynchronous | FileOptions.DeleteOnClose);
            await pipe.CopyToAsync(kept, ct);
            return kept;
        }
    }
}
