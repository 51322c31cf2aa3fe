package ro.storno.application.sharing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.sharing.ShareLink;
import ro.storno.domain.sharing.ShareLinkId;

/** Makes, lists and revokes links to invoices. */
public final class ManageShareLinks {
  private static final int DEFAULT_DAYS = 30;
  private static final int MOST_DAYS = 365;

  /** More open links to one invoice than anybody needs. */
  private static final int MOST_LINKS = 100;

  private final Transactions transactions;
  private final Invoices invoices;
  private final ShareLinks links;
  private final SecretTokens secrets;
  private final Supplier<URI> address;
  private final Ids ids;
  private final Clock clock;

  /**
   * Manages with the given ports; none is null.
   *
   * @param address where this server is reached
   */
  public ManageShareLinks(
      Transactions transactions,
      Invoices invoices,
      ShareLinks links,
      SecretTokens secrets,
      Supplier<URI> address,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.links = links;
    this.secrets = secrets;
    this.address = address;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A link that was just made: the only time that its token is known.
   *
   * @param link not null
   * @param token not null
   * @param url of the page that it opens; not null
   */
  public record Made(ShareLink link, String token, String url) {}

  /**
   * Makes a link to an issued invoice.
   *
   * @param expiryDays 1 to 365, or null for 30
   * @throws ApplicationException.Invalid if that is out of range
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it is a draft or a supplier's, or has a hundred links
   */
  public Made create(CompanyScope scope, InvoiceId invoice, @Nullable Integer expiryDays) {
    scope.requireToChange(Permission.INVOICE_SEND);
    int days = expiryDays == null ? DEFAULT_DAYS : expiryDays;
    if (days < 1 || days > MOST_DAYS) {
      throw new ApplicationException.Invalid(
          Map.of("expiryDays", "Give 1 to " + MOST_DAYS + " days."));
    }
    Instant now = clock.instant();
    String secret = secrets.generate();
    ShareLink link =
        new ShareLink(
            new ShareLinkId(ids.next()),
            scope.company(),
            invoice,
            secrets.hash(secret),
            now.plus(Duration.ofDays(days)),
            now,
            scope.actor().user());
    transactions.inCompany(
        scope.company(),
        () -> {
          requireShareable(present(scope, invoice), now);
          links.add(link);
          return link;
        });
    String token = new ShareToken(scope.company(), secret).text();
    return new Made(link, token, root() + "/share/" + token);
  }

  private String root() {
    String text = address.get().toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private void requireShareable(Invoice invoice, Instant now) {
    if (invoice.direction() != Direction.OUTGOING) {
      throw new DomainException.IllegalState("Cannot share an invoice of a supplier.");
    }
    if (invoice.number() == null && !invoice.madeElsewhere()) {
      throw new DomainException.IllegalState("Cannot share a draft; issue it first.");
    }
    long open =
        links.of(invoice.company(), invoice.id()).stream().filter(l -> !l.expired(now)).count();
    if (open >= MOST_LINKS) {
      throw new DomainException.IllegalState(
          "The invoice has " + MOST_LINKS + " links; revoke some first.");
    }
  }

  private Invoice present(CompanyScope scope, InvoiceId invoice) {
    return invoices
        .findForUpdate(scope.company(), invoice)
        .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
  }

  /**
   * Returns the links to an invoice, expired ones too, the newest first.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public List<ShareLink> list(CompanyScope scope, InvoiceId invoice) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          if (invoices.find(scope.company(), invoice).isEmpty()) {
            throw new ApplicationException.NotFound("Invoice");
          }
          return links.of(scope.company(), invoice);
        });
  }

  /**
   * Revokes a link: from now on it is as if it had never been.
   *
   * @throws ApplicationException.NotFound if the invoice has no such link
   */
  public void revoke(CompanyScope scope, InvoiceId invoice, ShareLinkId id) {
    scope.requireToChange(Permission.INVOICE_SEND);
    boolean gone =
        transactions.inCompany(scope.company(), () -> links.remove(scope.company(), invoice, id));
    if (!gone) {
      throw new ApplicationException.NotFound("Share link");
    }
  }
}
