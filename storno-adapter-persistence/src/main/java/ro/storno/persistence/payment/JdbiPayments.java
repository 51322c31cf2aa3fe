package ro.storno.persistence.payment;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ro.storno.application.payment.Payments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Payments of invoices. */
public final class JdbiPayments implements Payments {
  private static final String COLUMNS =
      """
      select company_id, invoice_id, id, amount, currency, payment_date, method, reference, notes,
             reconciled, created_at
      from payment
      where company_id = :company and invoice_id = :invoice
      """;

  private final JdbiTransactions transactions;

  public JdbiPayments(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Payment> of(CompanyId company, InvoiceId invoice) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "order by payment_date desc, created_at desc, id desc")
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .map((row, context) -> payment(new Columns(row)))
        .list();
  }

  @Override
  public Optional<Payment> find(CompanyId company, InvoiceId invoice, PaymentId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "and id = :id")
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .bind("id", id.value())
        .map((row, context) -> payment(new Columns(row)))
        .findOne();
  }

  /** Reads a payment from its columns. */
  public static Payment payment(Columns row) throws SQLException {
    return new Payment(
        new PaymentId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        new InvoiceId(row.uuid("invoice_id")),
        Money.of(row.decimal("amount"), Currency.of(row.text("currency"))),
        row.date("payment_date"),
        row.oneOf(PaymentMethod.class, "method"),
        row.maybeText("reference"),
        row.maybeText("notes"),
        row.flag("reconciled"),
        row.instant("created_at"));
  }

  @Override
  public void add(Payment payment) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into payment
              (company_id, invoice_id, id, amount, currency, payment_date, method, reference,
               notes, reconciled, created_at)
            values
              (:company, :invoice, :id, :amount, :currency, :paymentDate, :method, :reference,
               :notes, :reconciled, :createdAt)
            """)
        .bind("company", payment.company().value())
        .bind("invoice", payment.invoice().value())
        .bind("id", payment.id().value())
        .bind("amount", payment.amount().amount())
        .bind("currency", payment.amount().currency().code())
        .bind("paymentDate", payment.paymentDate())
        .bind("method", payment.method().name())
        .bind("reference", payment.reference())
        .bind("notes", payment.notes())
        .bind("reconciled", payment.reconciled())
        .bind("createdAt", payment.createdAt())
        .execute();
  }

  @Override
  public void remove(CompanyId company, InvoiceId invoice, PaymentId id) {
    transactions
        .handle()
        .execute(
            "delete from payment where company_id = ? and invoice_id = ? and id = ?",
            company.value(),
            invoice.value(),
            id.value());
  }
}
