package ro.storno.benchmarks.server;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import ro.storno.application.export.ExportCsv;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseAddress;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.export.JdbiExportedRows;
import ro.storno.persistence.invoice.JdbiInvoiceQueries;
import ro.storno.persistence.invoice.catalogue.Catalogues;

/** Writes the CSV of a company to nowhere; prints how many lines there were, and milliseconds. */
public final class ExportProcess {
  private ExportProcess() {}

  /** Takes address, user and password of the database, and the company. */
  public static void main(String[] arguments) {
    DatabaseAddress address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
    CompanyId company = new CompanyId(UUID.fromString(arguments[3]));
    try (Database database =
        Database.open(new DatabaseLocation.Server(address), Database.Pool.STANDARD, text -> {})) {
      JdbiTransactions transactions = database.transactions();
      JdbiCompanies companies = new JdbiCompanies(transactions);
      Company profile =
          transactions.inCompany(company, () -> companies.find(company)).orElseThrow();
      ExportCsv csv =
          new ExportCsv(
              transactions,
              new JdbiExportedRows(transactions),
              new ListInvoices(
                  transactions,
                  new JdbiInvoiceQueries(transactions, new Catalogues(transactions, 0)),
                  (owner, documents) -> Map.of(),
                  Clock.systemUTC()));
      long start = System.nanoTime();
      AtomicLong characters = new AtomicLong();
      long lines =
          csv.invoices(
              new CompanyScope(Actor.SYSTEM, profile),
              ALL,
              line -> characters.addAndGet(line.length()));
      System.out.println(lines + " " + (System.nanoTime() - start) / 1_000_000);
    }
  }

  private static final ListInvoices.Criteria ALL =
      new ListInvoices.Criteria(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null);
}
