package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.simulator.anaf.efactura.SupplierInvoices;
import ro.storno.simulator.anaf.taxpayer.CheckDigits;

class SupplierInvoicesTest {
  private final AnafSimulator anaf = simulator(5);

  private static AnafSimulator simulator(long seed) {
    return AnafSimulator.start(
        AnafSimulatorSettings.defaults()
            .withSeed(seed)
            .withClock(InstantSource.fixed(Instant.parse("2026-11-27T12:00:00Z"))));
  }

  @AfterEach
  void stop() {
    anaf.close();
  }

  @Test
  void the_same_seed_makes_the_same_invoices_in_any_order() {
    SupplierInvoices invoices = anaf.supplierInvoices(Documents.BUYER);
    byte[] twelfth = invoices.invoice(12).xml();
    invoices.invoice(3);
    try (AnafSimulator again = simulator(5);
        AnafSimulator other = simulator(6)) {
      assertThat(again.supplierInvoices(Documents.BUYER).invoice(12).xml()).isEqualTo(twelfth);
      assertThat(other.supplierInvoices(Documents.BUYER).invoice(12).xml()).isNotEqualTo(twelfth);
    }
  }

  @Test
  void invoices_are_varied() {
    Set<String> sellers = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    StringBuilder all = new StringBuilder();
    anaf.supplierInvoices(Documents.BUYER).stream(200)
        .forEach(
            invoice -> {
              sellers.add(invoice.seller());
              numbers.add(invoice.seller() + invoice.number());
              all.append(new String(invoice.xml(), StandardCharsets.UTF_8));
            });
    assertThat(sellers).hasSizeGreaterThan(20).allMatch(CheckDigits::cif);
    assertThat(numbers).hasSize(200);
    assertThat(all)
        .contains("<CreditNote ")
        .contains(">EUR<")
        .contains(">21.00<")
        .contains(">11.00<")
        .contains("TaxExemptionReason")
        .contains("AllowanceCharge");
  }

  @Test
  void they_are_made_one_by_one() {
    AtomicInteger made = new AtomicInteger();
    anaf.supplierInvoices(Documents.BUYER).stream(1_000_000)
        .peek(invoice -> made.incrementAndGet())
        .limit(3)
        .forEach(invoice -> assertThat(invoice.xml()).isNotEmpty());
    assertThat(made).hasValue(3);
  }

  @Test
  void they_pass_the_simulators_own_judgement() throws Exception {
    AnafClient client = AnafClient.of(anaf);
    for (int i = 0; i < 20; i++) {
      var invoice = anaf.supplierInvoices(Documents.BUYER).invoice(i);
      String index =
          client.taken(invoice.creditNote() ? "CN" : "UBL", invoice.seller(), invoice.xml());
      assertThat(client.state(index)).contains("stare=\"ok\"");
    }
  }
}
