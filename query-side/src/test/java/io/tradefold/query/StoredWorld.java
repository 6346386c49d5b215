package io.tradefold.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts views where the projections put them: documents of MongoDB, fields of hashes of Redis. */
public final class StoredWorld {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final JsonMapper mapper =
      JsonMapper.builder()
          .withConfigOverride(
              BigDecimal.class,
              override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final List<String> PROJECTIONS =
      List.of("ledgers", "trades", "imports", "communities");
  private static final List<String> FILLED =
      PROJECTIONS.stream().map(projection -> projection + "_v1_g1").toList();
  private final MongoTemplate mongo;

  public StoredWorld(MongoTemplate mongo) {
    this.mongo = mongo;
    PROJECTIONS.forEach(projection -> alias(projection, 1, 1));
  }

  public void alias(String projection, int version, int generation) {
    replace(
        Serving.COLLECTION,
        new Document("_id", projection)
            .append("version", version)
            .append("generation", generation));
  }

  /** Redis may be believed as long as it says this. */
  public void redisFilled(String runId) {
    replace(
        Serving.COLLECTION,
        new Document("_id", "redis")
            .append("runId", runId)
            .append("filled", FILLED)
            .append("marks", 0L));
  }

  public void redisDirty(String runId) {
    replace(
        Serving.COLLECTION,
        new Document("_id", "redis")
            .append("runId", runId)
            .append("filled", FILLED)
            .append("marks", 1L)
            .append("redisDirtySince", Instant.EPOCH));
  }

  /** As document of version 1, generation 1. */
  public void put(ViewKey key, long position, Object view) {
    put(key, position, view, null);
  }

  public void put(ViewKey key, long position, Object view, @Nullable Instant blockedAt) {
    put(key, "_v1_g1", position, view, blockedAt);
  }

  public void put(
      ViewKey key, String suffix, long position, Object view, @Nullable Instant blockedAt) {
    Document document =
        new Document("_id", key.id())
            .append("position", position)
            .append("version", 1L)
            .append("view", new Document(mapper.convertValue(view, FIELDS)));
    if (blockedAt != null) {
      document.append("blocked", new Document("at", blockedAt.toString()));
    }
    replace(key.type().name() + suffix, document);
  }

  public void hot(StringRedisTemplate redis, RedisSlot slot, long position, Object view) {
    redis
        .opsForHash()
        .put(slot.key(), slot.field(), position + "\n" + mapper.writeValueAsString(view));
  }

  private void replace(String collection, Document document) {
    mongo
        .getCollection(collection)
        .replaceOne(
            Filters.eq("_id", document.getString("_id")),
            document,
            new ReplaceOptions().upsert(true));
  }
}
