package ro.storno.application.anaf;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.SentBuyerMessageId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;

/** The messages to sellers that were sent from here. */
public interface SentBuyerMessages {
  void add(SentBuyerMessage message);

  /** Finds a message and locks it until the transaction ends. */
  Optional<SentBuyerMessage> findForUpdate(CompanyId company, SentBuyerMessageId id);

  void update(SentBuyerMessage message);

  /** Returns the messages about an invoice, newest first. */
  List<SentBuyerMessage> of(CompanyId company, InvoiceId invoice);

  /**
   * Notes that ANAF lists a message: the oldest about the invoice with that text whose outcome is
   * not known becomes sent.
   */
  void confirm(CompanyId company, UploadIndex invoice, String text, UploadIndex index);
}
