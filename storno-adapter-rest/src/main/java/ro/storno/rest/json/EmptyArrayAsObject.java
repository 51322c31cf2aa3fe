package ro.storno.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/**
 * Reads {@code []} as {@code {}} where an object is expected, because PHP clients write an empty
 * map that way (design/decisions.md, wire format). An array with members is still refused.
 */
final class EmptyArrayAsObject extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
    return bean.getBeanClass().isRecord() ? new Reader(deserializer) : deserializer;
  }

  @Override
  public JsonDeserializer<?> modifyMapDeserializer(
      DeserializationConfig config,
      MapType type,
      BeanDescription bean,
      JsonDeserializer<?> deserializer) {
    return new Reader(deserializer);
  }

  private static final class Reader extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    Reader(JsonDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
      return new Reader(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        return super.deserialize(parser, context);
      }
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        return context.handleUnexpectedToken(
            getValueType(context), JsonToken.START_ARRAY, parser, "an object was expected");
      }
      try (TokenBuffer empty = new TokenBuffer(parser, context)) {
        empty.writeStartObject();
        empty.writeEndObject();
        JsonParser object = empty.asParserOnFirstToken();
        return super.deserialize(object, context);
      }
    }
  }
}
