namespace Rollout.Domain.Tests.House;

public sealed class Layout
{
    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(Source.Files, file => Source.Lines(file).Length > 300);

    [Fact]
    public void Half_of_the_files_in_src_have_at_most_60_lines()
    {
        int[] lengths = [.. Source.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(file => Source.Lines(file).Length).Order()];
        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
    }

    [Fact]
    public void A_file_s_folder_is_its_namespace() =>
        Assert.Empty(
            from file in Source.Files
            let said = Source.Lines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where said is not null && said != $"namespace {Path.GetDirectoryName(file[(file.IndexOf('/') + 1)..])!.Replace('\\', '.').Replace('/', '.')};"
            select $"{file}: {said}");
}
