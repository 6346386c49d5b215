package io.tradefold.projection.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.bson.Document;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializerBase;

/**
 * Views to and from what is stored. A stored view is the view's JSON with three rules of its own:
 * decimals are strings, so that no store rounds them; instants and days are ISO strings; what is
 * null is left out. Redis holds the same JSON.
 */
final class ViewCodec {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(new PlainDecimal()))
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /** A decimal as a string of plain digits. */
  private static final class PlainDecimal extends ToStringSerializerBase {

    PlainDecimal() {
      super(BigDecimal.class);
    }

    @Override
    public String valueToString(Object value) {
      return ((BigDecimal) value).toPlainString();
    }
  }

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
