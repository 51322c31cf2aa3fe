package ro.storno.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;

/** Reads a {@link Given}, keeping apart what Jackson otherwise merges: no key and a null. */
final class GivenReader extends JsonDeserializer<Given<?>> implements ContextualDeserializer {
  private final JavaType valueType;

  GivenReader() {
    this(TypeFactory.unknownType());
  }

  private GivenReader(JavaType valueType) {
    this.valueType = valueType;
  }

  @Override
  public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field) {
    return new GivenReader(context.getContextualType().containedType(0));
  }

  @Override
  public Given<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return Given.of(context.readValue(parser, valueType));
  }

  @Override
  public Given<?> getNullValue(DeserializationContext context) {
    return Given.of(null);
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return Given.absent();
  }
}
