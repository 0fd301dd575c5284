using System.Runtime.InteropServices;
using Rollout.Benchmarks;
using Rollout.Benchmarks.Load;

if (args is ["load", .. var options])
    return await LoadProgram.RunAsync(options);

if (args.Contains("--help") || args.Contains("--list"))
{
    Console.WriteLine("Rollout.Benchmarks [--quick] [ROW…]: all rows when none is named.");
    Console.WriteLine($"Rollout.Benchmarks {LoadOptions.Usage}");
    foreach (var row in Table.Rows)
        Console.WriteLine($"  {row.Name,-24} {row.Work}: {row.Target}");
    return 0;
}

var names = args.Where(arg => !arg.StartsWith('-')).ToList();
var rows = Table.Rows.Where(row => names.Count == 0 || names.Contains(row.Name)).ToList();
if (rows.Count == 0 || args.Any(arg => arg.StartsWith('-') && arg != "--quick"))
{
    Console.Error.WriteLine("No such row or option: see --list.");
    return 2;
}

var size = new Size(args.Contains("--quick"));
Console.WriteLine($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.FrameworkDescription}; load {Load()}{(size.IsQuick ? "; quick" : "")}");
Console.WriteLine();
Console.WriteLine("| Row | Work | Rollout | Floor | Ratio | p99 | Memory | Target | |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
var missed = 0;
foreach (var row in rows)
{
    var result = await Result.OfAsync(row, size);
    Console.WriteLine(result.ToMarkdown());
    missed += result.IsReached ? 0 : 1;
}

Console.WriteLine();
Console.WriteLine($"{rows.Count - missed} reached, {missed} missed; load at the end {Load()}");
return missed == 0 ? 0 : 1;

static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";
