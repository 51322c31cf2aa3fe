package ro.storno.application.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailId;

/** The mails of documents in memory. */
public final class InMemoryDocumentMails implements DocumentMails {
  private final InMemoryTransactions transactions;
  private final Map<MailId, DocumentMail> mails;
  private final Map<MailId, SealedSecret> contents;

  public InMemoryDocumentMails(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.mails = transactions.table();
    this.contents = transactions.table();
  }

  private Stream<DocumentMail> of(CompanyId company) {
    return transactions.sees(company)
        ? mails.values().stream().filter(mail -> mail.company().equals(company))
        : Stream.empty();
  }

  @Override
  public void add(DocumentMail mail, SealedSecret content) {
    mails.put(mail.id(), mail);
    contents.put(mail.id(), content);
  }

  @Override
  public Optional<DocumentMail> findForUpdate(CompanyId company, MailId id) {
    return of(company).filter(mail -> mail.id().equals(id)).findFirst();
  }

  @Override
  public Optional<SealedSecret> content(CompanyId company, MailId id) {
    return findForUpdate(company, id).map(mail -> contents.get(mail.id()));
  }

  @Override
  public void update(DocumentMail mail) {
    mails.replace(mail.id(), mail);
  }

  @Override
  public void end(DocumentMail mail) {
    update(mail);
    contents.remove(mail.id());
  }

  @Override
  public List<DocumentMail> about(CompanyId company, UUID document, int most) {
    return of(company)
        .filter(mail -> mail.document().equals(document))
        .sorted(
            Comparator.comparing((DocumentMail mail) -> mail.mail().createdAt())
                .thenComparing(mail -> mail.id().value())
                .reversed())
        .limit(most)
        .toList();
  }

  @Override
  public List<DocumentMail> scheduledForUpdate(CompanyId company, UUID document) {
    return of(company)
        .filter(mail -> mail.document().equals(document) && mail.isScheduled())
        .sorted(Comparator.comparing(mail -> Objects.requireNonNull(mail.scheduledFor())))
        .toList();
  }

  @Override
  public Optional<Instant> nextScheduled(CompanyId company, UUID document) {
    return scheduledForUpdate(company, document).stream()
        .map(DocumentMail::scheduledFor)
        .findFirst();
  }

  @Override
  public Map<UUID, Instant> nextScheduled(CompanyId company, Collection<UUID> documents) {
    Map<UUID, Instant> next = new HashMap<>();
    documents.forEach(
        document -> nextScheduled(company, document).ifPresent(when -> next.put(document, when)));
    return next;
  }

  @Override
  public long countSince(CompanyId company, Instant since) {
    return of(company).filter(mail -> !mail.mail().createdAt().isBefore(since)).count();
  }
}
