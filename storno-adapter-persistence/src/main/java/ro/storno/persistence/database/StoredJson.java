package ro.storno.persistence.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.ZoneId;
import java.util.function.Function;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.LineId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.SupplierId;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.tax.VatRateId;

/**
 * Records of the domain as JSON in the database.
 *
 * <p>A key is the name of a record component, so renaming one needs a migration ({@code
 * StoredJsonTest} keeps an example of what older releases wrote). Unknown keys are ignored and
 * missing ones are null. Decimals keep their scale, here and in PostgreSQL.
 */
public final class StoredJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(values())
          .addMixIn(Discount.class, TaggedDiscount.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private StoredJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Discount.Absolute.class, name = "absolute"),
    @JsonSubTypes.Type(value = Discount.Percent.class, name = "percent")
  })
  private interface TaggedDiscount {}

  public static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass(), e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      // The exception would quote the text, which is personal data.
      throw new IllegalStateException(
          "cannot read "
              + type.getSimpleName()
              + ": "
              + e.getClass().getSimpleName()
              + " at "
              + e.getLocation().getColumnNr());
    }
  }

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule("storno");
    text(module, CompanyId.class, CompanyId::parse);
    text(module, OrganizationId.class, OrganizationId::parse);
    text(module, UserId.class, UserId::parse);
    text(module, ClientId.class, ClientId::parse);
    text(module, SupplierId.class, SupplierId::parse);
    text(module, SeriesId.class, SeriesId::parse);
    text(module, ProductId.class, ProductId::parse);
    text(module, CategoryId.class, CategoryId::parse);
    text(module, Colour.class, Colour::new);
    text(module, InvoiceId.class, InvoiceId::parse);
    text(module, RecurringId.class, RecurringId::parse);
    text(module, VatRateId.class, VatRateId::parse);
    text(module, LineId.class, LineId::parse);
    text(module, Currency.class, Currency::of);
    text(module, ZoneId.class, ZoneId::of);
    text(module, Percentage.class, Percentage::of);
    text(module, Quantity.class, value -> value.value().toPlainString(), Quantity::of);
    text(module, UnitPrice.class, value -> value.value().toPlainString(), UnitPrice::of);
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    text(module, type, Object::toString, parse);
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> print, Function<String, T> parse) {
    module.addSerializer(
        new StdScalarSerializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(print.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdScalarDeserializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return parse.apply(in.getText());
          }
        });
  }
}
