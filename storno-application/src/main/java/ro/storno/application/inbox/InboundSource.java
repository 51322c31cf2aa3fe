package ro.storno.application.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Channel;

/**
 * An authority that is asked which documents it has for a company. Every method but {@link
 * #channel} may call it, within its limits, and throws {@link
 * ro.storno.application.authority.AuthorityException}. Implementations are thread-safe.
 */
public interface InboundSource {
  Channel channel();

  /**
   * Returns whose documents a company gets, such as its NIP and the system that it uses: with
   * another answer the list is read from its beginning. Calls nobody.
   *
   * @return empty if the company has configured nothing that can be used
   */
  Optional<String> subject(CompanyId company);

  /**
   * Lists documents in the order in which the authority stored them.
   *
   * @param from those stored then or later; not null
   * @param page which part of that list, from 0
   */
  Page list(CompanyId company, Instant from, int page);

  /** Returns a document as the authority has it. */
  byte[] fetch(CompanyId company, String reference);

  /**
   * A part of a list.
   *
   * @param documents not null
   * @param reached everything stored before is in this part or was in one before; not null
   * @param more whether the list goes on
   */
  record Page(List<InboundDocument.Told> documents, Instant reached, boolean more) {
    /** Takes a copy. */
    public Page {
      documents = List.copyOf(documents);
    }
  }
}
