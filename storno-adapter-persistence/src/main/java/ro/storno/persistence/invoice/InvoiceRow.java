package ro.storno.persistence.invoice;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.invoice.SourceDocument;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.SupplierId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.SearchText;
import ro.storno.persistence.database.StoredJson;

/** An invoice as a row of the table. */
final class InvoiceRow {
  private InvoiceRow() {}

  /** Binds what changes as the document lives. */
  static <S extends SqlStatement<S>> S bindState(S statement, Invoice invoice) {
    Invoice.Cancellation cancelled = invoice.cancellation();
    Invoice.Restoration restored = invoice.restoration();
    DocumentNumber number = invoice.number();
    return statement
        .bind("company", invoice.company().value())
        .bind("id", invoice.id().value())
        .bind("version", invoice.version())
        .bind("status", invoice.status().name())
        .bind("numberPrefix", number == null ? null : number.prefix())
        .bind("numberSequence", number == null ? null : number.sequence())
        .bind("number", invoice.displayNumber())
        .bind("total", invoice.totals().total().amount())
        .bind("amountPaid", invoice.amountPaid().amount())
        .bind("cancellationReason", cancelled == null ? null : cancelled.reason())
        .bind("cancelledAt", cancelled == null ? null : cancelled.at())
        .bind("cancelledBy", cancelled == null ? null : uuid(cancelled.by()))
        .bind("restoredAt", restored == null ? null : restored.at())
        .bind("restoredBy", restored == null ? null : uuid(restored.by()))
        .bind("issuedAt", invoice.issuedAt())
        .bind("updatedAt", invoice.updatedAt())
        .bind("search", search(invoice));
  }

  private static @Nullable UUID uuid(@Nullable UserId user) {
    return user == null ? null : user.value();
  }

  static String search(Invoice invoice) {
    Party buyer = invoice.content().buyer();
    Party supplier = invoice.content().supplier();
    Party other = invoice.direction() == Direction.INCOMING ? supplier : buyer;
    return SearchText.of(
        invoice.displayNumber(),
        other == null ? null : other.name(),
        other == null ? null : other.taxCode());
  }

  /** Binds what the author entered and what it comes to. */
  static <S extends SqlStatement<S>> S bindContent(S statement, Invoice invoice) {
    InvoiceContent content = invoice.content();
    Party buyer = content.buyer();
    return statement
        .bind("documentType", content.documentType().name())
        .bind("typeCode", content.typeCode())
        .bind("series", content.seriesId() == null ? null : content.seriesId().value())
        .bind("parent", content.parent() == null ? null : content.parent().value())
        .bind("client", content.clientId() == null ? null : content.clientId().value())
        .bind("issueDate", content.issueDate())
        .bind("dueDate", content.dueDate())
        .bind("currency", content.currency().code())
        .bind("supplierName", content.supplier().name())
        .bind("supplierTaxCode", content.supplier().taxCode())
        .bind("buyerName", buyer == null ? null : buyer.name())
        .bind("buyerTaxCode", buyer == null ? null : buyer.taxCode())
        .bind("paymentMethod", content.paymentMethod().name())
        .bind("subtotal", invoice.totals().subtotal().amount())
        .bind("vatTotal", invoice.totals().vatTotal().amount())
        .bind("content", StoredJson.write(content))
        .bind("totals", StoredJson.write(StoredTotals.of(invoice.totals())));
  }

  static Invoice read(Columns row) throws SQLException {
    Currency currency = Currency.of(row.text("currency"));
    BigDecimal total = row.decimal("total");
    return new Invoice(
        new InvoiceId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.number("version"),
        row.oneOf(Direction.class, "direction"),
        row.oneOf(DocumentStatus.class, "status"),
        number(row),
        row.text("draft_number"),
        StoredJson.read(row.text("content"), InvoiceContent.class),
        StoredJson.read(row.text("totals"), StoredTotals.class)
            .toTotals(currency, row.decimal("subtotal"), row.decimal("vat_total"), total),
        Money.of(row.decimal("amount_paid"), currency),
        cancellation(row),
        restoration(row),
        row.maybeText("idempotency_key"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"),
        row.maybeInstant("issued_at"),
        reception(row),
        sources(row));
  }

  private static List<SourceDocument> sources(Columns row) throws SQLException {
    String json = row.maybeText("sources");
    return json == null ? List.of() : List.of(StoredJson.read(json, SourceDocument[].class));
  }

  private static @Nullable Reception reception(Columns row) throws SQLException {
    String from = row.maybeText("received_from");
    return from == null
        ? null
        : new Reception(
            from,
            row.text("received_reference"),
            row.text("received_message"),
            row.maybeId("supplier_id", SupplierId::new));
  }

  private static @Nullable DocumentNumber number(Columns row) throws SQLException {
    String prefix = row.maybeText("number_prefix");
    return prefix == null ? null : new DocumentNumber(prefix, row.number("number_sequence"));
  }

  private static Invoice.@Nullable Cancellation cancellation(Columns row) throws SQLException {
    String reason = row.maybeText("cancellation_reason");
    return reason == null
        ? null
        : new Invoice.Cancellation(
            reason, row.instant("cancelled_at"), row.maybeId("cancelled_by", UserId::new));
  }

  private static Invoice.@Nullable Restoration restoration(Columns row) throws SQLException {
    return row.maybeInstant("restored_at") == null
        ? null
        : new Invoice.Restoration(
            row.instant("restored_at"), row.maybeId("restored_by", UserId::new));
  }
}
