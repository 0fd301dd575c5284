namespace Rollout.App.Features.Imports;

/// <summary>Reads the lines of a file on all cores, some hundred at a time; what comes of them comes in their order.</summary>
internal static class LinesInParallel
{
    private const int MostLines = 512;
    private const int MostBytes = 1 << 18;

    /// <param name="read">Pure: lines are read at the same time. Their bytes are valid during the call.</param>
    internal static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream file, Func<Utf8Line, T> read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var underWay = new Queue<Task<T[]>>();
        try
        {
            var batch = new Batch();
            await foreach (var line in Utf8Lines.ReadAsync(file, ct))
            {
                batch.Add(line);
                if (!batch.IsFull)
                    continue;
                underWay.Enqueue(batch.ReadAsync(read));
                batch = new();
                if (underWay.Count <= Environment.ProcessorCount)
                    continue;
                foreach (var one in await underWay.Dequeue())
                    yield return one;
            }

            underWay.Enqueue(batch.ReadAsync(read));
            while (underWay.TryDequeue(out var reading))
            {
                foreach (var one in await reading)
                    yield return one;
            }
        }
        finally
        {
            // Whoever stops early leaves nothing running.
            await Task.WhenAll(underWay);
        }
    }

    private sealed class Batch
    {
        private readonly List<Utf8Line> _lines = new(MostLines);
        private int _bytes;

        internal bool IsFull => _lines.Count == MostLines || _bytes >= MostBytes;

        /// <summary>The reader's buffer holds a line only until the next: it is copied.</summary>
        internal void Add(Utf8Line line)
        {
            _lines.Add(line with { Bytes = line.Bytes.ToArray() });
            _bytes += line.Bytes.Length;
        }

        internal Task<T[]> ReadAsync<T>(Func<Utf8Line, T> read) => Task.Run(() => Array.ConvertAll(_lines.ToArray(), line => read(line)));
    }
}
