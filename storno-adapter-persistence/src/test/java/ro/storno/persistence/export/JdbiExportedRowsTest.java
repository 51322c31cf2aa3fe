package ro.storno.persistence.export;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.export.ExportedRows;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.accounting.JdbiAccountingBook;
import ro.storno.persistence.invoice.JdbiInvoices;
import ro.storno.persistence.party.JdbiClients;
import ro.storno.persistence.party.JdbiSuppliers;
import ro.storno.persistence.payment.JdbiPayments;

class JdbiExportedRowsTest extends PostgresPorts {
  private CompanyId company;
  private JdbiExportedRows rows;

  @BeforeEach
  void newCompany() {
    company = Samples.company();
    rows = new JdbiExportedRows(transactions());
  }

  private <T> List<T> all(CompanyId of, BiConsumer<CompanyId, Consumer<T>> read) {
    return in(
        of,
        () -> {
          List<T> found = new ArrayList<>();
          read.accept(company, found::add);
          return found;
        });
  }

  private Client client(String name) {
    return new Client(
        new ClientId(Samples.uuid()),
        company,
        ClientType.COMPANY,
        Samples.party(name, "123"),
        null,
        null,
        null,
        null,
        null,
        null,
        "manual",
        null,
        null,
        null,
        Map.of(),
        NOW,
        null,
        null);
  }

  @Test
  void list_of_several_portions_comes_whole_and_by_name() {
    int many = 1203;
    run(
        company,
        () -> {
          for (int i = 0; i < many; i++) {
            new JdbiClients(transactions()).add(client("Client " + (9999 - i)));
          }
        });
    List<Client> found = all(company, rows::clients);
    assertThat(found)
        .hasSize(many)
        .isSortedAccordingTo(Comparator.comparing(client -> client.party().name()));
    assertThat(all(Samples.company(), rows::clients)).as("through the wall").isEmpty();
  }

  @Test
  void suppliers_come_without_the_deleted_ones() {
    Supplier kept = supplier("Alfa", "111");
    Supplier gone = supplier("Beta", "222").deleted(NOW);
    run(company, () -> new JdbiSuppliers(transactions()).add(company, List.of(kept, gone)));
    assertThat(all(company, rows::suppliers)).containsExactly(kept);
    assertThat(all(company, rows::products)).isEmpty();
  }

  private Supplier supplier(String name, String code) {
    return new Supplier(
        new SupplierId(Samples.uuid()),
        company,
        Samples.party(name, code),
        null,
        "manual",
        null,
        NOW,
        null,
        null);
  }

  private Invoice invoice(String buyer, Currency currency) {
    Invoice invoice =
        Samples.draft(company).to(new ClientId(Samples.uuid()), buyer).in(currency).build();
    run(company, () -> new JdbiInvoices(transactions()).add(invoice, null, List.of()));
    return invoice;
  }

  private InvoiceQueries.Filter filter() {
    return InvoiceQueries.Filter.issued(Direction.OUTGOING, TODAY, TODAY, TODAY);
  }

  @Test
  void invoices_come_as_rows_with_their_texts_and_whole() {
    Invoice one = invoice("Alfa", Currency.RON);
    Invoice two = invoice("Beta", Currency.EUR);
    List<ExportedRows.ListedInvoice> listed =
        all(company, (c, each) -> rows.invoices(c, filter(), InvoiceQueries.Sort.NEWEST, each));
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0).row().id()).isEqualTo(two.id());
    assertThat(listed.get(0).texts()).isEqualTo(two.content().texts());
    assertThat(listed.get(0).references()).isEqualTo(two.content().references());
    assertThat(listed.get(0).series()).isNull();
    assertThat(listed.get(0).submission()).isNull();
    assertThat(this.<Invoice>all(company, (c, each) -> rows.documents(c, filter(), each)))
        .containsExactly(one, two);
    assertThat(this.<Invoice>all(Samples.company(), (c, each) -> rows.documents(c, filter(), each)))
        .isEmpty();
  }

  private Payment paid(Invoice invoice, String amount, int daysAgo) {
    Payment payment =
        new Payment(
            new PaymentId(Samples.uuid()),
            company,
            invoice.id(),
            Money.of(amount, invoice.content().currency()),
            TODAY.minusDays(daysAgo),
            PaymentMethod.CARD,
            "OP 7",
            null,
            false,
            NOW);
    run(company, () -> new JdbiPayments(transactions()).add(payment));
    return payment;
  }

  @Test
  void payments_come_by_date_filtered_by_span_currency_and_direction() {
    Payment young = paid(invoice("Alfa", Currency.RON), "5.00", 0);
    Payment old = paid(invoice("Beta", Currency.EUR), "7.00", 9);
    ExportedRows.Paid any = new ExportedRows.Paid(Direction.OUTGOING, null, null, null);
    List<ExportedRows.PaidInvoice> all = payments(any);
    assertThat(all).extracting(ExportedRows.PaidInvoice::payment).containsExactly(old, young);
    assertThat(all.get(0).partner()).isEqualTo("Beta");
    assertThat(all.get(0).partnerCountry()).isEqualTo("RO");
    assertThat(in(company, () -> rows.currencies(company, any))).containsExactly("EUR", "RON");
    assertThat(payments(any.in(Currency.RON)))
        .extracting(ExportedRows.PaidInvoice::payment)
        .containsExactly(young);
    assertThat(
            payments(
                new ExportedRows.Paid(
                    Direction.OUTGOING, TODAY.minusDays(9), TODAY.minusDays(1), null)))
        .extracting(ExportedRows.PaidInvoice::payment)
        .containsExactly(old);
    assertThat(payments(new ExportedRows.Paid(Direction.INCOMING, null, null, null))).isEmpty();
  }

  private List<ExportedRows.PaidInvoice> payments(ExportedRows.Paid paid) {
    return all(company, (c, each) -> rows.payments(c, paid, each));
  }

  @Test
  void accounting_settings_come_back_as_they_were_saved_to_their_company_alone() {
    JdbiAccountingBook book = new JdbiAccountingBook(transactions());
    assertThat(in(company, () -> book.find(company))).isEmpty();
    AccountingSettings changed =
        new AccountingSettings(
            new AccountingSettings.Saga(
                new AccountingSettings.Accounts("5311", "5121", "5125.2"),
                "4111",
                "4011",
                Map.of("EUR", new AccountingSettings.Accounts("", "5124", ""))),
            new AccountingSettings.WinMentor("Banca", "1", "Cluj"));
    run(company, () -> book.save(company, AccountingSettings.INITIAL));
    run(company, () -> book.save(company, changed));
    assertThat(in(company, () -> book.findForUpdate(company))).isEqualTo(Optional.of(changed));
    assertThat(in(Samples.company(), () -> book.find(company))).isEmpty();
  }
}
