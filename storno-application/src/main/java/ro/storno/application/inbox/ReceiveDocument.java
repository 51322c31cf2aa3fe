package ro.storno.application.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ro.storno.application.Ids;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundDocumentId;

/**
 * Takes a document whose bytes an authority sends by itself. The bytes are kept before anything is
 * read, and a durable job takes them in: when this returns, nothing can be lost, whatever the
 * document is. The same document counts once, however often it is sent. Opens its own transaction.
 */
public final class ReceiveDocument {
  private final Transactions transactions;
  private final InboundDocuments documents;
  private final FileStore files;
  private final JobQueue jobs;
  private final Ids ids;
  private final Clock clock;

  /** Receives with the given ports; none is null. */
  public ReceiveDocument(
      Transactions transactions,
      InboundDocuments documents,
      FileStore files,
      JobQueue jobs,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.files = files;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a document and has it taken in. Other bytes under a reference that is known already are a
   * document of their own, for nothing that came is thrown away: their reference gets {@code #} and
   * the beginning of their digest.
   *
   * @param told what the authority tells of it; not null
   * @param content as it came; not null
   * @return the document in the inbox: this one, or the one that it repeats
   */
  public InboundDocument receive(CompanyId company, InboundDocument.Told told, byte[] content) {
    String sha256 = Sha256.of(content);
    Optional<InboundDocument> known = find(company, told);
    if (known.isPresent() && !same(known.get(), sha256)) {
      InboundDocument.Told apart =
          new InboundDocument.Told(
              told.channel(),
              told.reference() + "#" + sha256.substring(0, 16),
              told.fileName(),
              told.taxpayer(),
              told.at());
      return find(company, apart).orElseGet(() -> kept(company, apart, content, sha256));
    }
    return known.orElseGet(() -> kept(company, told, content, sha256));
  }

  private Optional<InboundDocument> find(CompanyId company, InboundDocument.Told told) {
    return transactions.inCompany(
        company, () -> documents.find(company, told.channel(), told.reference()));
  }

  private static boolean same(InboundDocument known, String sha256) {
    InboundDocument.Kept kept = known.kept();
    return kept != null && kept.sha256().equals(sha256);
  }

  private InboundDocument kept(
      CompanyId company, InboundDocument.Told told, byte[] content, String sha256) {
    String key = ReceiveInbound.key(told, sha256);
    files.put(company, key, content);
    InboundDocument sent =
        InboundDocument.sent(
            new InboundDocumentId(ids.next()),
            company,
            told,
            new InboundDocument.Kept(key, sha256, content.length),
            clock.instant());
    boolean added =
        transactions.inCompany(
            company,
            () -> {
              boolean first = documents.add(company, List.of(sent)) > 0;
              if (first) {
                jobs.enqueue(ReceiveInbound.job(company, told.channel(), sent.id().toString()));
              }
              return first;
            });
    // Somebody was faster under this reference, with the same bytes or with others.
    return added ? find(company, told).orElseThrow() : receive(company, told, content);
  }
}
