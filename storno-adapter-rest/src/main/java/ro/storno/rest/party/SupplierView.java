package ro.storno.rest.party;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.application.party.ReadSuppliers;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.Supplier;
import ro.storno.rest.openapi.Described;

/** A supplier (api-reference/suppliers/list.md, objects/supplier.md), its code under both names. */
public record SupplierView(
    UUID id,
    UUID uuid,
    String name,
    @Nullable String cui,
    @Nullable String cif,
    @Nullable String vatCode,
    boolean isVatPayer,
    @Nullable String registrationNumber,
    @Nullable String address,
    @Nullable String city,
    @Nullable String county,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String bankName,
    @Nullable String bankAccount,
    @Nullable String notes,
    @Described("anaf, manual or import") String source,
    long invoiceCount,
    @Described("With VAT; null where currencies are mixed") @Nullable BigDecimal totalExpenses,
    @Described("Currency of totalExpenses") @Nullable String currency,
    Map<String, BigDecimal> expensesByCurrency,
    @Nullable Instant lastSyncedAt,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  static SupplierView of(ReadSuppliers.WithExpenses found) {
    Supplier supplier = found.supplier();
    ReceivedInvoices.Expenses expenses = found.expenses();
    Party party = supplier.party();
    UUID id = supplier.id().value();
    Instant updated = supplier.updatedAt();
    return new SupplierView(
        id,
        id,
        party.name(),
        party.taxCode(),
        party.taxCode(),
        party.vatCode(),
        party.vatPayer(),
        party.registrationNumber(),
        party.address().street(),
        party.address().city(),
        party.address().county(),
        party.address().country(),
        party.address().postalCode(),
        party.email(),
        party.phone(),
        party.bankName(),
        party.bankAccount(),
        supplier.notes(),
        supplier.source(),
        expenses.count(),
        total(expenses),
        currency(expenses),
        expenses.totals(),
        supplier.lastSyncedAt(),
        supplier.createdAt(),
        updated == null ? supplier.lastSyncedAt() : updated,
        supplier.deletedAt());
  }

  /** The sum, where there is one currency, or nothing to sum. */
  static @Nullable BigDecimal total(ReceivedInvoices.Expenses expenses) {
    if (expenses.totals().size() > 1) {
      return null;
    }
    return expenses.totals().values().stream().findFirst().orElse(new BigDecimal("0.00"));
  }

  private static @Nullable String currency(ReceivedInvoices.Expenses expenses) {
    return expenses.totals().size() == 1 ? expenses.totals().keySet().iterator().next() : null;
  }
}
