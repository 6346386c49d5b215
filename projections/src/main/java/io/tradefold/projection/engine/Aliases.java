package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Which generation of each projection serves: the documents {@code {_id: "<projection>", version,
 * generation, types, next, live, last}} of the collection {@code projections}. Readers look there
 * for the names of the collections.
 *
 * <p>Whoever changes one holds the rebuild of its projection, so nobody else does.
 */
public final class Aliases {

  static final String COLLECTION = "projections";

  private final MongoCollection<Document> documents;

  public Aliases(MongoTemplate mongo) {
    this.documents = mongo.getCollection(COLLECTION);
  }

  /** What there is; from now on generation 1, serving, if there was nothing. */
  public Alias of(Projection projection) {
    Document found = documents.find(named(projection.name())).first();
    if (found != null) {
      return alias(found);
    }
    GenerationId first = GenerationId.of(projection, 1);
    Alias alias = new Alias(first, null, List.of(first));
    documents.replaceOne(
        named(projection.name()), document(alias, 1), new ReplaceOptions().upsert(true));
    return alias;
  }

  /** What there is of a projection; empty when no process has ever folded it. */
  Optional<Alias> find(String projection) {
    return Optional.ofNullable(documents.find(named(projection)).first()).map(Aliases::alias);
  }

  /** What there is of a projection that has an alias. */
  public Alias read(String projection) {
    return find(projection).orElseThrow();
  }

  /** A new generation of the projection as this code folds it. Nobody looks at it yet. */
  public Generation begin(Projection projection) {
    of(projection);
    Document found = Objects.requireNonNull(documents.find(named(projection.name())).first());
    int number = last(found) + 1;
    documents.replaceOne(named(projection.name()), document(alias(found), number));
    return new Generation(projection, number);
  }

  /** It is kept up to date from now on. */
  public void keep(Generation generation) {
    change(
        generation.projection().name(),
        alias ->
            new Alias(
                alias.serving(),
                alias.next(),
                Stream.concat(alias.live().stream(), Stream.of(generation.id()))
                    .distinct()
                    .toList()));
  }

  /** Readers may look at it soon: whoever says how far the views have come counts it too. */
  public void announce(GenerationId next) {
    change(next.projection(), alias -> new Alias(alias.serving(), next, alias.live()));
  }

  /** Readers look at it from now on. */
  public void serve(GenerationId generation) {
    change(generation.projection(), alias -> new Alias(generation, null, alias.live()));
  }

  /** It is not kept up to date any more, and readers will not look at it. */
  public void leave(GenerationId generation) {
    change(
        generation.projection(),
        alias ->
            new Alias(
                alias.serving(),
                generation.equals(alias.next()) ? null : alias.next(),
                alias.live().stream().filter(each -> !each.equals(generation)).toList()));
  }

  private void change(String projection, UnaryOperator<Alias> change) {
    Document found =
        Objects.requireNonNull(
            documents.find(named(projection)).first(), "the projection has an alias");
    documents.replaceOne(named(projection), document(change.apply(alias(found)), last(found)));
  }

  /** The highest number that has been given. */
  private static int last(Document alias) {
    return alias.getInteger("last", alias.getInteger("generation"));
  }

  private static Bson named(String projection) {
    return eq("_id", projection);
  }

  private static Alias alias(Document document) {
    String projection = document.getString("_id");
    GenerationId serving = GenerationId.from(projection, document);
    Document next = document.get("next", Document.class);
    List<GenerationId> live =
        document.getList("live", Document.class, List.of(serving.toDocument())).stream()
            .map(each -> GenerationId.from(projection, each))
            .toList();
    return new Alias(serving, next == null ? null : GenerationId.from(projection, next), live);
  }

  private static Document document(Alias alias, int last) {
    Document document = new Document("_id", alias.serving().projection());
    document.putAll(alias.serving().toDocument());
    GenerationId next = alias.next();
    if (next != null) {
      document.append("next", next.toDocument());
    }
    return document
        .append("live", alias.live().stream().map(GenerationId::toDocument).toList())
        .append("last", last);
  }
}
