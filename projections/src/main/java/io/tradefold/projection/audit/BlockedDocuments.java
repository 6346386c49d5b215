package io.tradefold.projection.audit;

import com.mongodb.MongoBulkWriteException;
import io.tradefold.api.Conflict;
import io.tradefold.api.NotFound;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.Blocked;
import io.tradefold.projection.engine.BlockedList;
import io.tradefold.projection.engine.Documents;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.GenerationId;
import io.tradefold.projection.engine.Generations;
import io.tradefold.projection.engine.Holds;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The documents whose fold has failed, and the communities that stand still because an event of
 * theirs can't be read, of every generation that is kept up to date.
 */
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
      held(generation)
          .forEach((communityId, held) -> all.add(heldView(generation, communityId, held)));
    }
    return all;
  }

  /** How many there are; of many thousands of a generation, not all are counted. */
  public int count() {
    return live().stream()
        .mapToInt(generation -> list.count(generation) + held(generation).size())
        .sum();
  }

  private Map<CommunityId, Blocked> held(Generation generation) {
    return new Holds(mongo, generation.id()).all();
  }

  private static BlockedView heldView(
      Generation generation, CommunityId communityId, Blocked held) {
    return BlockedView.of(id(generation.id(), communityId.value()), generation, communityId, held);
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
    return Optional.of(BlockedView.of(id(generation.id(), key.name()), generation, key, blocked));
  }

  /**
   * Folds it anew from the log.
   *
   * @return how it is blocked still; nothing when it is mended
   * @throws NotFound when no such document is blocked, or no process folds its generation
   * @throws Conflict when another process is at it, and not done within half a minute: it goes on
   */
  public Optional<BlockedView> retry(String id) {
    for (Generation generation : live()) {
      for (ViewKey key : list.of(generation)) {
        if (id(generation.id(), key.name()).equals(id)) {
          again(() -> generations.retry(generation.id(), key));
          return look(generation, key);
        }
      }
      for (CommunityId communityId : held(generation).keySet()) {
        if (id(generation.id(), communityId.value()).equals(id)) {
          again(() -> generations.release(generation.id(), communityId));
          return Optional.ofNullable(held(generation).get(communityId))
              .map(held -> heldView(generation, communityId, held));
        }
      }
    }
    throw new NotFound("No document of this id is blocked.");
  }

  /** Until no other process writes in between. */
  private static void again(BooleanSupplier mend) {
    for (int attempt = 1; ; attempt++) {
      try {
        if (!mend.getAsBoolean()) {
          throw new NotFound("Its projection runs nowhere just now.");
        }
        return;
      } catch (MongoBulkWriteException lostRace) {
        if (attempt == TRIES) {
          throw lostRace;
        }
      }
    }
  }

  /**
   * @param what of the generation: a document's name, which has a slash in it, or a community
   */
  private static String id(GenerationId generation, String what) {
    String name = generation.processorName() + "/" + what;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }
}
