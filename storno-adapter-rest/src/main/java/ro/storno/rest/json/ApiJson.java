package ro.storno.rest.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;

/**
 * The JSON of the API, as design/decisions.md settles it.
 *
 * <p>Decimals are strings out and strings or numbers in; dates are {@code YYYY-MM-DD}, timestamps
 * RFC 3339 in UTC; nulls are written; unknown keys are ignored; {@code []} stands for an empty
 * object. A null inside an array or a map is refused. A key that appears twice is refused: two
 * readers of one request must never see two different amounts. Depth, text and number lengths are
 * bounded, so that a small request cannot make a large amount of work.
 */
public final class ApiJson {
  /** Deepest nesting of a request. The deepest documented one has six levels. */
  static final int DEEPEST_NESTING = 32;

  /** Longest text in a request, in characters. Files travel as multipart, not as JSON. */
  static final int LONGEST_TEXT = 1_000_000;

  /** How a text that cannot be stored is called in the exception that refuses it. */
  public static final String UNSTORABLE = "characters that cannot be stored";

  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_KEY = 256;

  private ApiJson() {}

  /**
   * Makes a mapper; it is thread-safe and meant to be shared.
   *
   * @return a configured mapper, not null
   */
  public static ObjectMapper mapper() {
    return mapper(new Aliases());
  }

  /**
   * Makes a mapper that accepts second names; it is thread-safe and meant to be shared.
   *
   * @param aliases not null
   * @param more how some types are read and written, not null
   * @return a configured mapper, not null
   */
  public static ObjectMapper mapper(Aliases aliases, Module... more) {
    JsonMapper mapper =
        JsonMapper.builder(factory())
            .addModule(new JavaTimeModule())
            .addModule(wireTypes())
            .addModules(more)
            .annotationIntrospector(aliases.introspector())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    return mapper;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST_NESTING)
                .maxStringLength(LONGEST_TEXT)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_KEY)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .build();
  }

  private static SimpleModule wireTypes() {
    SimpleModule module = new SimpleModule("storno-wire");
    module.addSerializer(BigDecimal.class, new Decimals.Writer());
    module.addDeserializer(BigDecimal.class, new Decimals.Reader());
    module.addSerializer(Enum.class, new EnumNames.Writer());
    module.setDeserializerModifier(new EmptyArrayAsObject());
    module.addDeserializer(String.class, new TextReader());
    return new SimpleModule("storno-wire-types") {
      private static final long serialVersionUID = 1L;

      @Override
      public void setupModule(SetupContext context) {
        module.setupModule(context);
        context.addDeserializers(new EnumNames.Readers());
      }
    };
  }
}
