package ro.storno.application.till;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.till.ZReport;
import ro.storno.domain.till.ZReportId;

/** Z reports in memory. */
public final class InMemoryZReports implements ZReports {
  private final InMemoryTransactions transactions;
  private final Map<ZReportId, ZReport> reports;

  public InMemoryZReports(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.reports = transactions.table();
  }

  private List<ZReport> of(CompanyId company) {
    return transactions.sees(company)
        ? reports.values().stream()
            .filter(each -> each.company().equals(company))
            .sorted(Comparator.comparing(ZReport::number).reversed())
            .toList()
        : List.of();
  }

  @Override
  public Optional<ZReport> find(CompanyId company, ZReportId id) {
    return of(company).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<ZReport> all(CompanyId company) {
    return of(company);
  }

  @Override
  public Optional<ZReport> last(CompanyId company) {
    return of(company).stream().findFirst();
  }

  @Override
  public boolean add(ZReport report) {
    boolean taken =
        of(report.company()).stream()
            .anyMatch(
                each ->
                    each.number() == report.number() || each.lastDay().equals(report.lastDay()));
    if (!taken) {
      reports.put(report.id(), report);
    }
    return !taken;
  }

  @Override
  public Page<ZReport> list(CompanyId company, Page.Request page) {
    List<ZReport> all = of(company);
    return new Page<>(
        all.stream().skip(page.offset()).limit(page.limit()).toList(),
        all.size(),
        page.page(),
        page.limit());
  }
}
