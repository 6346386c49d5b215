package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.tradefold.api.community.CommunityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Up to where the documents of a generation contain the log, as the tokens beside them say. Only
 * looks: to fetch a token the ordinary way takes the segment from its owner.
 */
public final class Watermarks {

  private static final String TOKENS = "trackingtokens";

  private final MongoTemplate mongo;
  private final Serializer serializer;

  public Watermarks(MongoTemplate mongo, Serializer serializer) {
    this.mongo = mongo;
    this.serializer = serializer;
  }

  /** How far each segment of a generation has come at one moment. */
  public record Marks(List<Mark> segments) {

    /** Every event of the community up to here is contained; 0 when nothing is. */
    public long of(CommunityId communityId) {
      int hash = CommunitySequence.of(communityId).hashCode();
      return least(segment -> segment.matches(hash));
    }

    /** The segment that owns the community; -1 when nobody does yet. */
    int segmentOf(CommunityId communityId) {
      int hash = CommunitySequence.of(communityId).hashCode();
      return segments.stream()
          .map(Mark::segment)
          .filter(segment -> segment.matches(hash))
          .mapToInt(Segment::getSegmentId)
          .findFirst()
          .orElse(-1);
    }

    /** Every event up to here is contained. */
    public long least() {
      return least(segment -> true);
    }

    long least(Predicate<Segment> which) {
      return segments.stream()
          .filter(mark -> which.test(mark.segment()))
          .mapToLong(Mark::position)
          .min()
          .orElse(0);
    }

    /** Nothing is contained beyond this, but for what an interrupted flush has left. */
    public long most() {
      return segments.stream().mapToLong(Mark::position).max().orElse(0);
    }

    /** Whether there is a token of every segment. */
    boolean areWhole() {
      return segments.stream().mapToDouble(mark -> 1.0 / (mark.segment().getMask() + 1)).sum() >= 1;
    }

    /** Whether every sequence of events has come at least as far here as there. */
    public boolean reaches(Marks other) {
      return !segments.isEmpty()
          && other.segments().stream()
              .allMatch(
                  there ->
                      segments.stream()
                          .filter(here -> overlap(here.segment(), there.segment()))
                          .allMatch(here -> here.position() >= there.position()));
    }

    private static boolean overlap(Segment one, Segment other) {
      int mask = one.getMask() & other.getMask();
      return (one.getSegmentId() & mask) == (other.getSegmentId() & mask);
    }
  }

  /** How far one segment has come. */
  public record Mark(Segment segment, long position) {}

  /** Empty as long as its processor has never been started. */
  public Marks of(GenerationId generation) {
    MongoCollection<Document> tokens = mongo.getCollection(TOKENS);
    List<Document> found =
        tokens.find(eq("processorName", generation.processorName())).into(new ArrayList<>());
    int[] ids = found.stream().mapToInt(token -> token.getInteger("segment")).sorted().toArray();
    return new Marks(
        found.stream()
            .map(
                token ->
                    new Mark(
                        Segment.computeSegment(token.getInteger("segment"), ids), position(token)))
            .toList());
  }

  /** Which communities of a generation stand still before that, and from which event on. */
  Map<CommunityId, Blocked> held(GenerationId generation) {
    return new Holds(mongo, generation).all();
  }

  /** No document of any generation, read or not, contains anything beyond this. */
  public long most() {
    long most = 0;
    for (Document token : mongo.getCollection(TOKENS).find()) {
      most = Math.max(most, position(token));
    }
    return most;
  }

  private long position(Document stored) {
    Binary data = stored.get("token", Binary.class);
    if (data == null) {
      return 0;
    }
    TrackingToken token =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                data.getData(), byte[].class, stored.getString("tokenType"), null));
    return token.position().orElse(0);
  }

  /** Forgets how far a generation has come; its processor must not be running anywhere. */
  public void forget(GenerationId generation) {
    mongo.getCollection(TOKENS).deleteMany(eq("processorName", generation.processorName()));
    new Aheads(mongo).forget(generation);
  }
}
