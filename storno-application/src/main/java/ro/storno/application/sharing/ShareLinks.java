package ro.storno.application.sharing;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.sharing.ShareLink;
import ro.storno.domain.sharing.ShareLinkId;

/** The share links of a company. Secrets are kept as hashes only. */
public interface ShareLinks {
  void add(ShareLink link);

  /** Returns the links to an invoice, expired ones too, the newest first. */
  List<ShareLink> of(CompanyId company, InvoiceId invoice);

  /** Finds a link by the hash of its secret; an expired one is found too. */
  Optional<ShareLink> findByHash(CompanyId company, String secretHash);

  /**
   * Removes a link to an invoice.
   *
   * @return false if there is none
   */
  boolean remove(CompanyId company, InvoiceId invoice, ShareLinkId id);
}
