package ro.storno.rest.invoice;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.rest.json.Aliases;

/** How invoices are spelled in requests, where pages and clients differ. */
public final class InvoiceJson {
  private InvoiceJson() {}

  /**
   * Adds the second names of an invoice's fields.
   *
   * @param aliases the table to add to, not null
   */
  public static void aliases(Aliases aliases) {
    aliases
        .accept(InvoiceEntry.class, "documentSeriesId", "seriesId")
        .accept(InvoiceEntry.Line.class, "id", "uuid")
        .accept(InvoiceEntry.Line.class, "vatCategoryCode", "categoryCode");
  }

  /**
   * Reads {@code isCreditNote: true} as {@code documentType: credit_note}
   * (api-reference/invoices/refund.md).
   *
   * @return a module for the mapper, not null
   */
  public static Module module() {
    SimpleModule module = new SimpleModule("storno-invoice");
    module.setDeserializerModifier(new Modifier());
    return module;
  }

  private static final class Modifier extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
      return bean.getBeanClass() == InvoiceEntry.class ? new Reader(deserializer) : deserializer;
    }
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
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return super.deserialize(parser, context);
      }
      ObjectNode entry = context.readTree(parser) instanceof ObjectNode object ? object : null;
      if (entry == null) {
        return context.handleUnexpectedToken(getValueType(context), parser);
      }
      JsonNode flag = entry.get("isCreditNote");
      if (flag != null && flag.isBoolean() && !entry.hasNonNull("documentType")) {
        entry.put("documentType", flag.booleanValue() ? "credit_note" : "invoice");
      }
      try (JsonParser tree = entry.traverse(parser.getCodec())) {
        tree.nextToken();
        return super.deserialize(tree, context);
      }
    }
  }
}
