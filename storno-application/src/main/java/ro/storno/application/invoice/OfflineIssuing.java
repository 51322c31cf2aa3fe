package ro.storno.application.invoice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.submission.Channel;

/** How invoices are issued while an authority that has to have them cannot be reached. */
public interface OfflineIssuing {
  /** Returns the channel of the authority. */
  Channel channel();

  /** Returns where the authority's days begin and end. */
  ZoneId zone();

  /** Returns the last day on which the authority has to get an invoice of a day. */
  LocalDate deadline(LocalDate issued);

  /**
   * Returns what goes with the bytes, to be shown on the document.
   *
   * @param fields of the company's configuration, opened; not null
   * @param sha256 of the bytes, lower-case hex; not null
   * @throws ro.storno.application.ApplicationException.Unacceptable if something is missing; names
   *     it
   */
  Map<String, String> terms(Map<String, String> fields, Invoice invoice, String sha256);
}
