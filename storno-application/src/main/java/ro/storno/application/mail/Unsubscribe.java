package ro.storno.application.mail;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.AccountLinks;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.application.secret.UnreadableSecretException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;

/**
 * Lets readers of a company's mails say that they want no more of them, or want them again, by the
 * link at the foot of each mail. The link is sealed: it names company and address, nobody can read
 * or make one, and it is good for nothing else. It does not expire, as readers keep mails.
 */
public final class Unsubscribe {
  private static final String PLACE = "mail_refusal/link";
  private static final char DIVIDER = ' ';

  private final Transactions transactions;
  private final Companies companies;
  private final MailRefusals refusals;
  private final SecretBox box;
  private final AccountLinks links;
  private final Clock clock;

  /** Works with the given ports; none is null. */
  public Unsubscribe(
      Transactions transactions,
      Companies companies,
      MailRefusals refusals,
      SecretBox box,
      AccountLinks links,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.refusals = refusals;
    this.box = box;
    this.links = links;
    this.clock = clock;
  }

  /**
   * What a link is about.
   *
   * @param sender name of the company; not null
   * @param address whose link it is; not null
   * @param refused whether no mails are wanted
   */
  public record Shown(String sender, EmailAddress address, boolean refused) {}

  private record Link(CompanyId company, EmailAddress address) {}

  /** Returns the link of a reader. */
  URI link(CompanyId company, EmailAddress address) {
    String named = company.toString() + DIVIDER + address;
    return URI.create(links.unsubscribe(box.seal(named, PLACE).text()));
  }

  /**
   * Shows what a link is about; nothing changes.
   *
   * @throws ApplicationException.NotFound if it is void
   */
  public Shown show(String token) {
    Link link = read(token);
    return transactions.inCompany(link.company, () -> shown(link));
  }

  /**
   * Notes whether mails are wanted.
   *
   * @throws ApplicationException.NotFound if the link is void
   */
  public Shown choose(String token, boolean refused) {
    Link link = read(token);
    return transactions.inCompany(
        link.company,
        () -> {
          if (refused) {
            refusals.add(link.company, link.address, clock.instant());
          } else {
            refusals.remove(link.company, link.address);
          }
          return shown(link);
        });
  }

  private Shown shown(Link link) {
    String sender =
        companies
            .find(link.company)
            .map(company -> company.party().name())
            .orElseThrow(Unsubscribe::isVoid);
    boolean refused = !refusals.among(link.company, List.of(link.address)).isEmpty();
    return new Shown(sender, link.address, refused);
  }

  private Link read(String token) {
    try {
      String named = box.open(new SealedSecret(token), PLACE);
      int divider = named.indexOf(DIVIDER);
      return new Link(
          CompanyId.parse(named.substring(0, divider)),
          EmailAddress.find(named.substring(divider + 1)).orElseThrow(Unsubscribe::isVoid));
    } catch (UnreadableSecretException forged) {
      throw isVoid();
    }
  }

  private static ApplicationException.NotFound isVoid() {
    return new ApplicationException.NotFound("Link");
  }
}
