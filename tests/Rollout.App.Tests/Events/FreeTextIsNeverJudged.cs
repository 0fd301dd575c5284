using System.Reflection;
using System.Reflection.Emit;
using Rollout.Domain;
using Rollout.Domain.Tests;

namespace Rollout.App.Tests.Events;

/// <summary>No word that people wrote freely may influence a flag or a number: redacting it must change nothing (domain.md 4a).</summary>
public sealed class FreeTextIsNeverJudged
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Getters of free text, and deconstructors that would read it along.</summary>
    private static readonly HashSet<MethodBase> Readers =
    [
        .. from type in typeof(DomainEvent).Assembly.GetTypes()
           from property in type.GetProperties()
           where property.IsDefined(typeof(FreeTextAttribute))
           from reader in type.GetMethods().Where(method => method.Name == "Deconstruct").Append(property.GetMethod!)
           select (MethodBase)reader,
    ];

    [Fact]
    public void Tracking_reads_none_of_it() =>
        Assert.Empty(
            from type in typeof(DomainEvent).Assembly.GetTypes()
            where Outermost(type).Namespace?.StartsWith("Rollout.Domain.Tracking", StringComparison.Ordinal) is true
            from caller in type.GetMembers(Everything).OfType<MethodBase>()
            from called in CalledBy(caller)
            where Readers.Contains(called)
            select $"{type.FullName}.{caller.Name} reads {called.DeclaringType!.Name}.{called.Name}");

    /// <summary>The walk sees calls, lambdas included: sentences do read free text.</summary>
    [Fact]
    public void Sentences_read_it() =>
        Assert.Contains(
            typeof(DomainEvent).Assembly.GetType("Rollout.Domain.Rollouts.RolloutSentences")!.GetMethods(Everything),
            caller => CalledBy(caller).Any(Readers.Contains));

    [Fact]
    public void Only_texts_can_be_free() =>
        Assert.All(
            Samples.All.SelectMany(sample => sample.Event.GetType().GetProperties()).Where(property => property.IsDefined(typeof(FreeTextAttribute))),
            property => Assert.Equal(typeof(string), property.PropertyType));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MethodBase> CalledBy(MethodBase caller)
    {
        var il = caller.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = OpCodeOf[il[at] == 0xfe ? (short)(0xfe00 | il[at + 1]) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod && Resolve(caller, BitConverter.ToInt32(il, at)) is { } called)
                yield return called;
            at += code.OperandType is OperandType.InlineSwitch ? 4 + 4 * BitConverter.ToInt32(il, at) : SizeOf(code.OperandType);
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token) => caller.Module.ResolveMethod(
        token, caller.DeclaringType!.GetGenericArguments(), caller.IsGenericMethod ? caller.GetGenericArguments() : null);

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
