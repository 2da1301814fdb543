using System.ComponentModel.DataAnnotations;

namespace DanVan.Feedback.Opinions;

/// <summary>Who gave an opinion, as far as the person wants it known. Encrypted before it reaches the database; no answer ever shows it.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Contact">A telephone number or an address for the reply.</param>
/// <param name="Residence">Where the person lives, below the commune.</param>
public sealed record Person(
    [property: StringLength(200)] string? Name = null,
    [property: StringLength(200)] string? Contact = null,
    [property: StringLength(300)] string? Residence = null)
{
    // A record prints its members, and a name has no business in a log.
    public override string ToString() => nameof(Person);
}
