package ro.storno.application;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.party.ClientEntry;
import ro.storno.domain.party.Client;

/** What people type, for tests. */
public final class Entries {
  private Entries() {}

  /** Starts an invoice of 2 x 100 at the company's rate, dated today, due in 30 days. */
  public static InvoiceForm invoice() {
    return new InvoiceForm();
  }

  /** Starts a Romanian client. */
  public static ClientForm client(String name) {
    return new ClientForm(name);
  }

  /** Returns a line at the default rate. */
  public static InvoiceEntry.Line line(String quantity, String price) {
    return line(quantity, price, null, null);
  }

  /** Returns a line. */
  public static InvoiceEntry.Line line(
      String quantity, String price, @Nullable String rate, @Nullable String category) {
    return new InvoiceEntry.Line(
        null,
        "Servicii",
        new BigDecimal(quantity),
        new BigDecimal(price),
        rate == null ? null : new BigDecimal(rate),
        category,
        null,
        "ora",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Builds entries by the names of the API. */
  public static final class InvoiceForm {
    private final Map<String, @Nullable Object> fields = new HashMap<>();

    private InvoiceForm() {
      fields.put("issueDate", TestApplication.TODAY);
      fields.put("dueDate", TestApplication.TODAY.plusDays(30));
      fields.put("lines", List.of(line("2", "100")));
    }

    /** Sets a field. */
    public InvoiceForm with(String field, @Nullable Object value) {
      fields.put(field, value);
      return this;
    }

    /** Names the buyer. */
    public InvoiceForm to(Client client) {
      return with("clientId", client.id().value());
    }

    /** Sets the lines. */
    public InvoiceForm lines(InvoiceEntry.Line... lines) {
      return with("lines", List.of(lines));
    }

    /** Returns the entry. */
    public InvoiceEntry build() {
      return Entries.record(InvoiceEntry.class, fields);
    }
  }

  /** Builds entries by the names of the API. */
  public static final class ClientForm {
    private final Map<String, @Nullable Object> fields = new HashMap<>();

    private ClientForm(String name) {
      fields.put("name", name);
      fields.put("registrationNumber", "J12/1/2020");
      fields.put("address", "Str. Scurta 2");
      fields.put("city", "Cluj-Napoca");
      fields.put("county", "RO-CJ");
    }

    /** Sets a field. */
    public ClientForm with(String field, @Nullable Object value) {
      fields.put(field, value);
      return this;
    }

    /** Returns the entry. */
    public ClientEntry build() {
      return Entries.record(ClientEntry.class, fields);
    }
  }

  /** Makes a record from values by name; what is not named is null. */
  public static <T extends Record> T record(Class<T> type, Map<String, @Nullable Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    Set<String> names =
        Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
    if (!names.containsAll(values.keySet())) {
      throw new IllegalArgumentException("unknown among " + values.keySet());
    }
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(Arrays.stream(components).map(each -> values.get(each.getName())).toArray());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
