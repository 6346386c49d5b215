package io.tradefold.projection.audit;

import com.mongodb.MongoBulkWriteException;
import io.tradefold.api.NotFound;
import io.tradefold.api.ViewKey;
import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.Blocked;
import io.tradefold.projection.engine.BlockedList;
import io.tradefold.projection.engine.Documents;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.GenerationId;
import io.tradefold.projection.engine.Generations;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The documents whose fold has failed, of every generation that is kept up to date. */
public final class BlockedDocuments {

  private static final int TRIES = 20;

  private final List<Projection> projections;
  private final Aliases aliases;
  private final Generations generations;
  private final MongoTemplate mongo;
  private final BlockedList list;

  BlockedDocuments(
      List<Projection> projections, Aliases aliases, Generations generations, MongoTemplate mongo) {
    this.projections = projections;
    this.aliases = aliases;
    this.generations = generations;
    this.mongo = mongo;
    this.list = new BlockedList(mongo);
  }

  /** All of them. */
  public List<BlockedView> all() {
    List<BlockedView> all = new ArrayList<>();
    for (Generation generation : live()) {
      for (ViewKey key : list.of(generation)) {
        look(generation, key).ifPresent(all::add);
      }
    }
    return all;
  }

  /** How many there are; cheap enough for a gauge. */
  public int count() {
    return live().stream().mapToInt(generation -> list.of(generation).size()).sum();
  }

  private List<Generation> live() {
    return projections.stream()
        .flatMap(
            projection ->
                aliases.of(projection).live().stream()
                    .filter(id -> id.version() == projection.version())
                    .map(id -> new Generation(projection, id.number())))
        .toList();
  }

  /** Nothing when it is not blocked: then it is not listed any more either. */
  private Optional<BlockedView> look(Generation generation, ViewKey key) {
    Stored stored =
        new Documents(mongo, generation, true).read(key.type(), List.of(key.id())).get(key.id());
    Blocked blocked = stored == null ? null : stored.blocked();
    if (blocked == null) {
      list.remove(generation.id(), key);
      return Optional.empty();
    }
    return Optional.of(BlockedView.of(id(generation.id(), key), generation, key, blocked));
  }

  /**
   * Folds it anew from the log.
   *
   * @return how it is blocked still; nothing when it is mended
   * @throws NotFound when no such document is blocked
   */
  public Optional<BlockedView> retry(String id) {
    for (Generation generation : live()) {
      for (ViewKey key : list.of(generation)) {
        if (id(generation.id(), key).equals(id)) {
          retry(generation, key);
          return look(generation, key);
        }
      }
    }
    throw new NotFound("No document of this id is blocked.");
  }

  private void retry(Generation generation, ViewKey key) {
    for (int attempt = 1; ; attempt++) {
      try {
        if (!generations.retry(generation.id(), key)) {
          throw new NotFound("Its projection does not run in this process.");
        }
        return;
      } catch (MongoBulkWriteException lostRace) {
        if (attempt == TRIES) {
          throw lostRace;
        }
      }
    }
  }

  private static String id(GenerationId generation, ViewKey key) {
    String name = generation.processorName() + "/" + key.name();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }
}
