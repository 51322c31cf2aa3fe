package ro.storno.application.till;

import java.util.List;
import java.util.Optional;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.till.ZReport;
import ro.storno.domain.till.ZReportId;

/** Z reports; they are added and never changed. */
public interface ZReports {
  Optional<ZReport> find(CompanyId company, ZReportId id);

  /** Finds the report with the highest number. */
  Optional<ZReport> last(CompanyId company);

  /** Returns all reports, in no order; there is one a day at most. */
  List<ZReport> all(CompanyId company);

  /**
   * Adds a report.
   *
   * @return false if the company has one of that number or day already; nothing was added then
   */
  boolean add(ZReport report);

  /** Returns the reports, newest first. */
  Page<ZReport> list(CompanyId company, Page.Request page);
}
