using System.Diagnostics.CodeAnalysis;

namespace DanVan.ServiceDefaults;

/// <summary>What an entity decided: the event that happened, or the refusal. Never an exception for an expected outcome.</summary>
public readonly record struct Decision<T>
    where T : class
{
    private readonly T? decided;
    private readonly Refusal? refusal;

    private Decision(T? decided, Refusal? refusal) => (this.decided, this.refusal) = (decided, refusal);

    public bool Refused([NotNullWhen(true)] out Refusal? why, [NotNullWhen(false)] out T? what)
    {
        (why, what) = (refusal, decided);
        return refusal is not null;
    }

    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the only way in.")]
    public static implicit operator Decision<T>(T decided) => new(decided, null);

    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the only way in.")]
    public static implicit operator Decision<T>(Refusal refusal) => new(null, refusal);

    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the only way in.")]
    public static implicit operator Decision<T>(Problem problem) => new(null, problem);
}
