package ro.storno.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ro.storno.domain.einvoice.ElectronicInvoice;

class ElectronicInvoiceMappingTest {
  @Provide
  Arbitrary<Invoice> invoices() {
    return InvoiceArbitraries.invoices();
  }

  @Property(seed = "20261127", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void every_invoice_keeps_the_rules_of_en_16931(@ForAll("invoices") Invoice invoice) {
    ElectronicInvoice told =
        ElectronicInvoiceMapping.map(invoice, InvoiceArbitraries.surroundings(invoice));
    assertThat(En16931Rules.broken(told)).isEmpty();
  }

  @Property(seed = "20261127", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void every_invoice_keeps_the_limits_of_cius_ro(@ForAll("invoices") Invoice invoice) {
    assertThat(ElectronicInvoiceMapping.problems(invoice, InvoiceArbitraries.surroundings(invoice)))
        .isEmpty();
  }

  @Property(seed = "20261127", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void lines_alone_come_to_what_is_stored(@ForAll("invoices") Invoice invoice) {
    ElectronicInvoice told =
        ElectronicInvoiceMapping.map(invoice, InvoiceArbitraries.surroundings(invoice));
    BigDecimal stored = invoice.totals().subtotal().amount();
    boolean credit = invoice.content().documentType() == DocumentType.CREDIT_NOTE;
    assertThat(told.totals().lineNetTotal())
        .isEqualByComparingTo(credit ? stored.negate() : stored);
    assertThat(told.isCreditNote()).isEqualTo(credit);
    assertThat(told.precedingInvoices()).hasSize(credit ? 1 : 0);
    assertThat(told.lines()).hasSameSizeAs(invoice.content().lines());
  }
}
