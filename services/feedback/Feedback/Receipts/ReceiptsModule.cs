using DanVan.Feedback.Opinions;

namespace DanVan.Feedback.Receipts;

internal static class ReceiptsModule
{
    internal static void AddReceipts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReceiptOptions>().BindConfiguration("Receipts").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ReceiptKeys>();
        builder.Services.AddScoped<Reception>();
    }

    internal static void MapReceipts(this RouteGroupBuilder v1)
    {
        GetReceipt.Map(v1);
        GetReceiptKeys.Map(v1);
    }
}
