using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Petitions;

internal static class PetitionsModule
{
    internal static void AddPetitions(this IHostApplicationBuilder builder) => builder.Services.AddScoped<PetitionDesk>().AddRhythm("Petitions", 600).AddHostedService<CountOverdue>();

    internal static void MapPetitions(this RouteGroupBuilder v1)
    {
        var petitions = v1.MapGroup("/petitions").WithTags("petitions");
        SendPetition.Map(petitions);
        TransferPetition.Map(petitions);
        AnswerPetition.Map(petitions);
        GetPetitions.Map(petitions);
        var receipts = v1.MapGroup("/petition-receipts").WithTags("petitions");
        GetPetitionReceipt.Map(receipts);
        RatePetition.Map(receipts);
        ReopenPetition.Map(receipts);
    }
}
