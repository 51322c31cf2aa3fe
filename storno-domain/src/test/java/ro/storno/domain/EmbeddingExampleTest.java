package ro.storno.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.invoice.ElectronicInvoiceMapping;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.tax.VatRate;

/** The domain alone, without server, database or framework. */
class EmbeddingExampleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void totals_take_three_lines() {
    LineId id = new LineId(UUID.randomUUID());
    DocumentLine line =
        DocumentLine.of(id, "Consultanță", "10", "ora", "99.99", VatRate.standard("21"));
    DocumentTotals totals = TotalsCalculator.totals(Currency.RON, List.of(line));
    assertThat(totals.total()).hasToString("1209.88 RON");
  }

  @Test
  void draft_is_issued_and_told_in_the_terms_of_en_16931() {
    Address cluj = new Address("Str. Memorandumului 28", "Cluj-Napoca", "Cluj", "400114", "RO");
    Address bucharest = new Address("Calea Victoriei 1", "Sector 1", "București", null, "RO");
    Party seller = Party.of("Exemplu SRL", "RO18547290", cluj);
    Party buyer = Party.of("Client SA", "14399840", bucharest);
    DocumentLine line =
        DocumentLine.of(
            new LineId(UUID.randomUUID()), "Mere", "2.5", "kg", "4.00", VatRate.standard("11"));
    Invoice invoice =
        Invoice.draft(
                new InvoiceId(UUID.randomUUID()),
                new CompanyId(UUID.randomUUID()),
                "DRAFT-0000002a",
                InvoiceContent.of(
                    DAY, DAY.plusDays(30), Currency.RON, seller, buyer, List.of(line)),
                null,
                NOW)
            .issue(new DocumentNumber("FACT", 42), DAY, NOW);
    ElectronicInvoice told =
        ElectronicInvoiceMapping.map(
            invoice,
            new ElectronicInvoiceMapping.Surroundings(
                Company.Settings.initial(), List.of(), List.of()));
    assertThat(told.number()).isEqualTo("FACT-0042");
    assertThat(told.totals().payableAmount()).isEqualByComparingTo("11.10");
    assertThat(told.buyer().vatId()).isNull();
    assertThat(told.seller().vatId()).isEqualTo("RO18547290");
  }
}
