package ro.storno.domain.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.invoice.InvoiceOptions;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.preceding.PrecedingId;

/** Receipts for tests. */
final class Receipts {
  static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-11-28");

  private static final AtomicLong SEQUENCE = new AtomicLong();

  private Receipts() {}

  static UUID uuid() {
    return new UUID(7, SEQUENCE.incrementAndGet());
  }

  static Supplier<LineId> lineIds() {
    return () -> new LineId(uuid());
  }

  static InvoiceContent content(Currency currency, List<DocumentLine> lines) {
    return new InvoiceContent(
        DocumentType.INVOICE,
        "380",
        null,
        null,
        null,
        TODAY,
        null,
        currency,
        null,
        null,
        Party.of(
            "Vânzător SA", "RO12345674", new Address("Str. Lungă 1", "SECTOR1", "RO-B", "", "RO")),
        null,
        PaymentMethod.OTHER,
        "ro",
        lines,
        InvoiceReferences.NONE,
        InvoiceTexts.NONE,
        InvoiceOptions.NONE,
        InvoiceExtensions.NONE);
  }

  static Money total(Currency currency, List<DocumentLine> lines) {
    return TotalsCalculator.totals(currency, lines).total();
  }

  static Sale sale(TenderMethod method, Tenders tenders, Map<LineId, LineId> deposits) {
    return new Sale(
        method, tenders, "Casa 1", "AAAA123456", "Acme SRL", null, deposits, Map.of(), null);
  }

  static Receipt draft(Currency currency, List<DocumentLine> lines, Sale sale) {
    return Receipt.draft(
        new PrecedingId(uuid()),
        new CompanyId(new UUID(7, 8)),
        "BON-0a1b2c3d",
        content(currency, lines),
        sale,
        NOW);
  }

  static Receipt issued(Receipt draft) {
    return draft.with(
        draft.document().issue(new DocumentNumber("BON", SEQUENCE.incrementAndGet()), NOW));
  }

  static Tenders tenders(String cash, String card, String other) {
    return new Tenders(
        Money.of(cash, Currency.RON), Money.of(card, Currency.RON), Money.of(other, Currency.RON));
  }
}
