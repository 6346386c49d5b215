package io.tradefold.projection.engine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.bson.Document;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Views to and from what is stored. A stored view is the view's JSON with three rules of its own:
 * decimals are strings, so that no store rounds them; instants and days are ISO strings; what is null is
 * left out. Redis holds the same JSON.
 */
final class ViewCodec {

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

  Document toDocument(Object view) {
    return new Document(mapper.convertValue(view, FIELDS));
  }

  <V> V toView(Document document, Class<V> shape) {
    return mapper.convertValue(document, shape);
  }

  String toJson(Document view) {
    return mapper.writeValueAsString(view);
  }
}
