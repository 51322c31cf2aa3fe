package ro.storno.application.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.OutgoingMail;

/** The outbox in memory. */
public final class InMemoryOutbox implements Outbox {
  private final InMemoryTransactions transactions;
  private final Map<MailId, OutgoingMail> mails;
  private final Map<MailId, SealedSecret> contents;

  public InMemoryOutbox(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.mails = transactions.table();
    this.contents = transactions.table();
  }

  @Override
  public void add(OutgoingMail mail, SealedSecret content) {
    mails.put(mail.id(), mail);
    contents.put(mail.id(), content);
  }

  @Override
  public Optional<OutgoingMail> find(MailId id) {
    return transactions.seesPlatform() ? Optional.ofNullable(mails.get(id)) : Optional.empty();
  }

  @Override
  public Optional<OutgoingMail> findForUpdate(MailId id) {
    return find(id);
  }

  @Override
  public Optional<SealedSecret> content(MailId id) {
    return transactions.seesPlatform() ? Optional.ofNullable(contents.get(id)) : Optional.empty();
  }

  @Override
  public void update(OutgoingMail mail) {
    mails.replace(mail.id(), mail);
  }

  @Override
  public void remove(MailId id) {
    mails.remove(id);
    contents.remove(id);
  }

  @Override
  public void forgetContent(MailId id) {
    contents.remove(id);
  }

  @Override
  public Page<OutgoingMail> list(Filter filter, Page.Request page) {
    List<OutgoingMail> found =
        transactions.seesPlatform()
            ? mails.values().stream()
                .filter(mail -> fits(mail, filter))
                .sorted(
                    Comparator.comparing(OutgoingMail::createdAt)
                        .thenComparing(mail -> mail.id().value())
                        .reversed())
                .toList()
            : List.of();
    return new Page<>(
        found.stream().skip(page.offset()).limit(page.limit()).toList(),
        found.size(),
        page.page(),
        page.limit());
  }

  private static boolean fits(OutgoingMail mail, Filter filter) {
    return (filter.category() == null || filter.category().equals(mail.category()))
        && (filter.recipient() == null
            || mail.recipient().value().contains(filter.recipient().toLowerCase(Locale.ROOT)))
        && (filter.user() == null || filter.user().equals(mail.sentBy()))
        && (filter.status() == null || filter.status() == mail.status())
        && (filter.from() == null || !mail.createdAt().isBefore(filter.from()))
        && (filter.before() == null || mail.createdAt().isBefore(filter.before()));
  }
}
