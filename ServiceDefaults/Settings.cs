using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DanVan.ServiceDefaults;

/// <summary>
/// Settings with a type. They are read before anything starts, and of all that are mistyped it is said at once, under the names that an operator
/// has typed and without what was typed: it may be a secret in the wrong place.
/// </summary>
public static class Settings
{
    private static readonly Dictionary<Type, (string Name, Func<string, object?> Read)> Kinds = new()
    {
        [typeof(string)] = ("text", text => text),
        [typeof(int)] = ("whole number", text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null),
        // Without a colon .NET takes it for days.
        [typeof(TimeSpan)] = ("time like 00:15:00", text => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null),
        [typeof(Uri)] = ("address like https://host", text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null),
    };

    /// <summary>Reads a section into <typeparamref name="T"/>, whose properties and their attributes say what may stand there.</summary>
    /// <param name="name">Where the same class is read from several sections.</param>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section, string? name = null)
        where T : class =>
        services.AddOptions<T>(name).Configure<IConfiguration>((settings, configuration) => Refuse(section, Read(settings, configuration.GetSection(section)))).ValidateOnStart().Services;

    /// <summary>How often a service looks at something by itself: <c>EverySeconds</c> of the section.</summary>
    public static IServiceCollection AddRhythm(this IServiceCollection services, string section, int everySeconds) =>
        services.Configure<Rhythm>(section, rhythm => rhythm.EverySeconds = everySeconds).AddSettings<Rhythm>(section, section);

    /// <summary>One more thing without which nothing starts.</summary>
    /// <param name="fault">What is wrong with it, as a line for operators; null when nothing is.</param>
    public static IServiceCollection CheckOnStart(this IServiceCollection services, string what, Func<IConfiguration, string?> fault) =>
        services.AddOptions<Checked>(what).Configure<IConfiguration>((_, configuration) => Refuse(what, fault(configuration) is { } line ? [line] : [])).ValidateOnStart().Services;

    /// <summary>The address under this key, where there is one, must be one.</summary>
    internal static IServiceCollection CheckAddress(this IServiceCollection services, string key) =>
        services.CheckOnStart(key, configuration => Fault(key, configuration[key], typeof(Uri), out _));

    private static void Refuse(string what, IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
            throw new OptionsValidationException(what, typeof(Checked), faults);
    }

    private static List<string> Read(object settings, IConfigurationSection section)
    {
        List<string> faults = [];
        foreach (var property in settings.GetType().GetProperties().Where(one => one.CanWrite))
        {
            if (Fault($"{section.Path}:{property.Name}", section[property.Name], property.PropertyType, out var value) is { } fault)
                faults.Add(fault);
            else if (value is not null)
                property.SetValue(settings, value);
        }
        List<ValidationResult> results = [];
        Validator.TryValidateObject(settings, new(settings), results, validateAllProperties: true);
        return [.. faults, .. results.Select(one => $"{section.Path}__{one.MemberNames.First()}: {one.ErrorMessage}")];
    }

    private static string? Fault(string key, string? text, Type type, out object? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var (kind, read) = Kinds[type];
        value = read(text);
        return value is null ? $"{key.Replace(":", "__", StringComparison.Ordinal)} is no {kind}" : null;
    }

    private sealed class Checked;
}

/// <summary>How often a service looks at something by itself. Each section has a default of its own.</summary>
public sealed class Rhythm
{
    [Range(1, 86_400)]
    public int EverySeconds { get; set; }

    public TimeSpan Time => TimeSpan.FromSeconds(EverySeconds);
}
