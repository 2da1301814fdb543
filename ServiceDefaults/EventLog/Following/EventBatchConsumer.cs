using MassTransit;

namespace DanVan.ServiceDefaults;

/// <summary>Takes chunks from this service's queue for one source. Retries and redelivery are configured once, on the endpoint.</summary>
internal sealed class EventBatchConsumer(EventFollower follower) : IConsumer<EventBatch>
{
    public Task Consume(ConsumeContext<EventBatch> context) =>
        follower.Apply(context.Message.Source, context.Message.Events, context.Message.Head, context.CancellationToken);
}
