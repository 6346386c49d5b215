package io.tradefold.server.log;

/**
 * An event as it stands in the log, read without understanding it: nothing is deserialised, so that
 * a copy is exact whatever wrote it.
 *
 * @param position where it stands; ascending, not always by one
 * @param sequence its number within its aggregate, from 0
 * @param recordedAt ISO 8601 in UTC
 * @param name the published name of its type, {@code trading.trade-opened}
 * @param payload JSON, unpacked
 * @param metadata JSON
 */
public record LogRow(
    long position,
    String eventId,
    String aggregateId,
    long sequence,
    String aggregateType,
    String recordedAt,
    String communityId,
    String name,
    String revision,
    String payload,
    String metadata) {}
