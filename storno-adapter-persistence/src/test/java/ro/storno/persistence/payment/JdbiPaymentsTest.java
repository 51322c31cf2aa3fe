package ro.storno.persistence.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;
import static ro.storno.application.Samples.uuid;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiPaymentsTest extends PostgresPorts {
  private final CompanyId company = Samples.company();

  private JdbiPayments payments() {
    return new JdbiPayments(transactions());
  }

  private InvoiceId invoice() {
    Invoice draft = Samples.draft(company).build();
    run(company, () -> new JdbiInvoices(transactions()).add(draft, null, List.of()));
    return draft.id();
  }

  private Payment payment(InvoiceId invoice, LocalDate date) {
    return new Payment(
        new PaymentId(uuid()),
        company,
        invoice,
        Money.of("12.34", Currency.EUR),
        date,
        PaymentMethod.CARD,
        "OP 12",
        "avans",
        true,
        NOW);
  }

  @Test
  void payments_of_an_invoice_are_listed_latest_date_first_and_removed() {
    InvoiceId invoice = invoice();
    InvoiceId other = invoice();
    Payment early = payment(invoice, TODAY.minusDays(2));
    Payment late = payment(invoice, TODAY);
    Payment elsewhere = payment(other, TODAY);
    run(company, () -> List.of(early, late, elsewhere).forEach(payments()::add));
    assertThat(in(company, () -> payments().of(company, invoice))).containsExactly(late, early);
    assertThat(in(company, () -> payments().find(company, invoice, early.id()))).contains(early);
    assertThat(in(company, () -> payments().find(company, other, early.id()))).isEmpty();
    run(company, () -> payments().remove(company, invoice, early.id()));
    assertThat(in(company, () -> payments().of(company, invoice))).containsExactly(late);
  }

  @Test
  void another_company_finds_and_removes_nothing() {
    InvoiceId invoice = invoice();
    Payment mine = payment(invoice, TODAY);
    run(company, () -> payments().add(mine));
    run(
        Samples.company(),
        () -> {
          assertThat(payments().of(company, invoice)).isEmpty();
          assertThat(payments().find(company, invoice, mine.id())).isEmpty();
          payments().remove(company, invoice, mine.id());
        });
    assertThat(in(company, () -> payments().of(company, invoice))).containsExactly(mine);
  }
}
