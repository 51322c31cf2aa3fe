package ro.storno.cli.einvoice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Party;

/**
 * What a file is: its syntax and format, and of each invoice in it number, parties and totals.
 *
 * @param file as named by the caller; not null
 * @param read what was understood; null if the file could not be read
 * @param format the format it is in; null for one nobody knows
 * @param problem why the file could not be read; null if it could
 */
record Inspection(
    String file, @Nullable ReadResult read, @Nullable Format format, @Nullable String problem) {

  boolean isInvoice() {
    return read != null && !read.documents().isEmpty();
  }

  /** Why it is no invoice, in lines. */
  List<String> problems() {
    if (problem != null) {
      return List.of(problem);
    }
    return read == null
        ? List.of()
        : read.findings().stream().map(finding -> finding.message().strip()).toList();
  }

  /** All that each invoice in it says, for people. */
  List<Reading> readings() {
    return read == null
        ? List.of()
        : read.documents().stream().map(NationalInvoice::invoice).map(InvoiceReading::of).toList();
  }

  /** Names and values for a program. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("file", file);
    fields.put("syntax", read == null ? null : read.syntax().map(Enum::name).orElse(null));
    fields.put("format", format == null ? null : format.name());
    fields.put("formatTitle", format == null ? null : format.title());
    fields.put("problems", isInvoice() ? List.of() : problems());
    fields.put("notTakenOver", read == null || !isInvoice() ? 0 : read.findings().size());
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    if (read != null) {
      read.documents().stream().map(NationalInvoice::invoice).forEach(i -> documents.add(of(i)));
    }
    fields.put("documents", documents);
    return fields;
  }

  /** Names and values of one invoice, all of them texts or null. */
  static Map<String, @Nullable Object> of(ElectronicInvoice invoice) {
    DocumentTotals totals = invoice.totals();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("specification", invoice.processControl().customizationId());
    fields.put("number", invoice.number());
    fields.put("type", invoice.typeCode());
    fields.put("issueDate", text(invoice.issueDate()));
    fields.put("dueDate", text(invoice.dueDate()));
    fields.put("seller", party(invoice.seller()));
    fields.put("buyer", party(invoice.buyer()));
    fields.put("lines", String.valueOf(invoice.lines().size()));
    fields.put("currency", invoice.currency());
    fields.put("net", text(totals.taxExclusiveAmount()));
    fields.put("vat", text(totals.vatTotal()));
    fields.put("total", text(totals.taxInclusiveAmount()));
    fields.put("due", text(totals.payableAmount()));
    return fields;
  }

  private static @Nullable String party(Party party) {
    String id =
        Optional.ofNullable(party.vatId())
            .or(() -> Optional.ofNullable(party.taxRegistrationId()).map(Identifier::value))
            .map(number -> " (" + number + ")")
            .orElse("");
    String text = (party.name() == null ? "" : party.name()) + id;
    return text.isBlank() ? null : text.strip();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
