package ro.storno.application.provider;

import java.util.List;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** What the systems of countries have told of the documents of a company. Only ever added to. */
public interface ProviderNotices {
  /**
   * Keeps a notice.
   *
   * @return false if the same file about the same document is here already
   */
  boolean add(CompanyId company, ProviderNotice notice);

  /** Returns what was told of a document by its reference at the authority, oldest first. */
  List<ProviderNotice> about(CompanyId company, Channel channel, String reference);

  /** Returns what was told of a document by the name under which it was sent, oldest first. */
  List<ProviderNotice> named(CompanyId company, Channel channel, String documentName);
}
