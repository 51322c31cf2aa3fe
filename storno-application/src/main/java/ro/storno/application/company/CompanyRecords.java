package ro.storno.application.company;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;

/** All that is stored about a company, taken together; used in transactions of the company. */
public interface CompanyRecords {
  /** Returns whether a document is on its way to an authority and its outcome not known yet. */
  boolean filingUnderWay(CompanyId company);

  /**
   * Returns the day of the oldest document, submission or message that the law still holds, empty
   * if there is none.
   *
   * @param heldFrom first day whose documents the law holds; not null
   */
  Optional<LocalDate> oldestHeld(CompanyId company, LocalDate heldFrom);

  /**
   * Returns the storage keys of the files that go with what {@link #release} removes.
   *
   * @param heldFrom not null
   */
  List<String> filesToRelease(CompanyId company, LocalDate heldFrom);

  /**
   * Removes everything but what the law holds: numbered and received documents from a day on, and
   * what proves that they were filed. Only for a company that is beyond recall.
   *
   * @param heldFrom not null
   */
  void release(CompanyId company, LocalDate heldFrom);

  /** Removes the company itself and everything left of it; only when the law holds nothing. */
  void erase(CompanyId company);
}
