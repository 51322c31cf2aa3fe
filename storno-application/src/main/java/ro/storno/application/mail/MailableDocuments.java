package ro.storno.application.mail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ro.storno.application.ApplicationException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.MailedKind;

/** All documents that can be mailed, by their kinds. Immutable. */
public final class MailableDocuments {
  private final Map<MailedKind, MailedDocuments> byKind = new EnumMap<>(MailedKind.class);

  /**
   * @param all one for each kind; not null
   */
  public MailableDocuments(List<MailedDocuments> all) {
    all.forEach(each -> each.kinds().forEach(kind -> byKind.put(kind, each)));
  }

  /**
   * Returns the documents of a kind.
   *
   * @throws IllegalArgumentException if such documents are not mailed here
   */
  MailedDocuments of(MailedKind kind) {
    MailedDocuments found = byKind.get(kind);
    if (found == null) {
      throw new IllegalArgumentException("not mailed: " + kind);
    }
    return found;
  }

  /**
   * Returns a document, in a transaction of the company.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   */
  MailedDocument require(CompanyId company, MailedKind kind, UUID id) {
    MailedDocuments documents = of(kind);
    return documents
        .find(company, id)
        .orElseThrow(() -> new ApplicationException.NotFound(documents.title()));
  }
}
