using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ServiceDefaults;

/// <summary>A value that is read and written whole, as JSON in one column. It is replaced, never edited in place.</summary>
public static class JsonColumn
{
    /// <summary>As <c>jsonb</c>, in the form of the API.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, Json.Options),
            stored => JsonSerializer.Deserialize<T>(stored, Json.Options)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value));
}
