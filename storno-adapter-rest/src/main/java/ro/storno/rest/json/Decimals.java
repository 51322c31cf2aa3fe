package ro.storno.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimal numbers on the wire: strings out, strings or numbers in (design/decisions.md, wire
 * format). The digits pass through unchanged; binary floating point is never involved.
 */
final class Decimals {
  /** Digits of the largest number anybody may send, before and after the point together. */
  static final int MOST_DIGITS = 30;

  /** Digits after the point; also bounds exponents, so that 1e999999999 is refused. */
  static final int MOST_DECIMALS = 12;

  private static final int LONGEST_TEXT = 64;

  private Decimals() {}

  static final class Reader extends StdScalarDeserializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(BigDecimal.class);
    }

    @Override
    public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
        return parse(parser.getText(), context);
      }
      if (token == JsonToken.VALUE_STRING) {
        String text = parser.getText().trim();
        return text.isEmpty() ? null : parse(text, context);
      }
      return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
    }

    private static BigDecimal parse(String text, DeserializationContext context)
        throws IOException {
      if (text.length() <= LONGEST_TEXT) {
        try {
          BigDecimal number = new BigDecimal(text);
          if (number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DECIMALS) {
            return number;
          }
        } catch (NumberFormatException e) {
          return (BigDecimal)
              context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal number");
        }
      }
      return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "too many digits");
    }
  }

  static final class Writer extends StdScalarSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toPlainString());
    }
  }
}
