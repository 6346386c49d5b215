package io.tradefold.projection.engine;

import io.tradefold.api.ViewType;
import java.util.List;
import org.bson.Document;

/**
 * A generation by its name, also one of a version whose folds this code does not have.
 *
 * @param types the names of its views, which are the names of its collections without the suffix
 */
public record GenerationId(String projection, int version, int number, List<String> types) {

  static GenerationId of(Projection projection, int number) {
    return new GenerationId(
        projection.name(),
        projection.version(),
        number,
        projection.types().map(ViewType::name).toList());
  }

  /** The name of its processor, under which its tokens are kept: {@code trades-v2-g3}. */
  public String processorName() {
    return projection + "-" + label();
  }

  /** Which one it is among those of its projection: {@code v2-g3}. */
  public String label() {
    return "v" + version + "-g" + number;
  }

  /** What the names of its collections end in: {@code _v2_g3}. */
  public String suffix() {
    return "_v" + version + "_g" + number;
  }

  /** What its keys in Redis end in: {@code trades_v2_g3}. */
  public String redisSuffix() {
    return projection + suffix();
  }

  public List<String> collections() {
    return types.stream().map(type -> type + suffix()).toList();
  }

  public Document toDocument() {
    return new Document("version", version).append("generation", number).append("types", types);
  }

  public static GenerationId from(String projection, Document document) {
    return new GenerationId(
        projection,
        document.getInteger("version"),
        document.getInteger("generation"),
        document.getList("types", String.class, List.of()));
  }
}
