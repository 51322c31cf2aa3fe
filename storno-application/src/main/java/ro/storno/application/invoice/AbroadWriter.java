package ro.storno.application.invoice;

import ro.storno.application.submission.SubmittedDocuments;
import ro.storno.domain.submission.Channel;

/** Writes invoices as the authority of another country takes them. */
public interface AbroadWriter {
  /** Returns the channel to the authority. */
  Channel channel();

  /**
   * Writes an invoice and judges what was written by the rules of the authority. Takes its time, so
   * not for use inside a transaction.
   */
  SubmittedDocuments.Prepared write(XmlWriting.Source source);
}
