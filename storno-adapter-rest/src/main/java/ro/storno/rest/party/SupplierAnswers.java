package ro.storno.rest.party;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.application.party.ReadSuppliers;
import ro.storno.rest.openapi.Described;

/** The answers of the supplier routes, beyond the supplier itself. */
final class SupplierAnswers {
  private SupplierAnswers() {}

  /** A page of suppliers, grouped by the first letter of their names. */
  record Grouped(
      @Described("Suppliers by letter; # for digits and signs")
          Map<String, List<SupplierView>> data,
      long total,
      int page,
      int limit,
      long pages) {
    static Grouped of(Page<ReadSuppliers.WithExpenses> page) {
      return new Grouped(
          Letters.grouped(page.data().stream().map(SupplierView::of).toList(), SupplierView::name),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /** A supplier that was added, or was there before. */
  record Added(SupplierView supplier, boolean existing) {}

  /**
   * A supplier as changed: at the top level as the page shows it, and under {@code supplier} as
   * clients read it.
   */
  record Changed(
      UUID id,
      UUID uuid,
      String name,
      @Nullable String cui,
      @Nullable String cif,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String city,
      @Nullable String county,
      @Nullable String country,
      @Nullable String postalCode,
      @Nullable String bankName,
      @Nullable String bankAccount,
      @Nullable String notes,
      long invoiceCount,
      @Nullable BigDecimal totalExpenses,
      Instant createdAt,
      @Nullable Instant updatedAt,
      SupplierView supplier) {
    static Changed of(SupplierView view) {
      return new Changed(
          view.id(),
          view.uuid(),
          view.name(),
          view.cui(),
          view.cif(),
          view.email(),
          view.phone(),
          view.address(),
          view.city(),
          view.county(),
          view.country(),
          view.postalCode(),
          view.bankName(),
          view.bankAccount(),
          view.notes(),
          view.invoiceCount(),
          view.totalExpenses(),
          view.createdAt(),
          view.updatedAt(),
          view);
    }
  }

  /** What a supplier's documents come to. */
  record Summary(
      long totalCount,
      @Nullable BigDecimal totalExpenses,
      @Described("Null where currencies are mixed") @Nullable BigDecimal averageInvoiceAmount,
      @Nullable LocalDate lastInvoiceDate) {
    private static final int DECIMALS = 2;

    static Summary of(ReceivedInvoices.Expenses expenses) {
      BigDecimal total = SupplierView.total(expenses);
      BigDecimal average =
          total == null
              ? null
              : total.divide(
                  BigDecimal.valueOf(Math.max(1, expenses.count())),
                  DECIMALS,
                  RoundingMode.HALF_UP);
      return new Summary(expenses.count(), total, average, expenses.lastIssueDate());
    }
  }

  /** A document of a supplier. */
  record InvoiceRow(
      UUID id,
      UUID uuid,
      String number,
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      BigDecimal totalAmount,
      BigDecimal total,
      String currency,
      String status,
      String direction) {
    static InvoiceRow of(InvoiceQueries.Row row) {
      UUID id = row.id().value();
      return new InvoiceRow(
          id,
          id,
          row.number(),
          row.issueDate(),
          row.dueDate(),
          row.total().amount(),
          row.total().amount(),
          row.total().currency().code(),
          row.shownStatus(),
          row.direction().wireName());
    }
  }

  /** A supplier with its summary and documents, flat and under the names that clients read. */
  record WithInvoices(
      UUID id,
      UUID uuid,
      String name,
      @Nullable String cui,
      @Nullable String cif,
      @Nullable String vatCode,
      boolean isVatPayer,
      @Nullable String registrationNumber,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String city,
      @Nullable String county,
      @Nullable String country,
      @Nullable String postalCode,
      @Nullable String bankName,
      @Nullable String bankAccount,
      @Nullable String notes,
      String source,
      Summary invoiceSummary,
      @Described("The last ten") List<InvoiceRow> recentInvoices,
      @Nullable Instant lastSyncedAt,
      Instant createdAt,
      @Nullable Instant updatedAt,
      SupplierView supplier,
      @Described("One page of its documents, newest first") List<InvoiceRow> invoiceHistory,
      long invoiceTotal,
      long invoiceCount) {
    private static final int RECENT = 10;

    static WithInvoices of(ReadSuppliers.WithInvoices found) {
      SupplierView view = SupplierView.of(found.supplier());
      List<InvoiceRow> rows = found.invoices().page().data().stream().map(InvoiceRow::of).toList();
      long count = found.invoices().page().total();
      return new WithInvoices(
          view.id(),
          view.uuid(),
          view.name(),
          view.cui(),
          view.cif(),
          view.vatCode(),
          view.isVatPayer(),
          view.registrationNumber(),
          view.email(),
          view.phone(),
          view.address(),
          view.city(),
          view.county(),
          view.country(),
          view.postalCode(),
          view.bankName(),
          view.bankAccount(),
          view.notes(),
          view.source(),
          Summary.of(found.supplier().expenses()),
          rows.stream().limit(RECENT).toList(),
          view.lastSyncedAt(),
          view.createdAt(),
          view.updatedAt(),
          view,
          rows,
          count,
          count);
    }
  }
}
