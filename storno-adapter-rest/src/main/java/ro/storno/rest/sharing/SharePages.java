package ro.storno.rest.sharing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ro.storno.application.invoice.ShowPaymentDetails;
import ro.storno.application.sharing.OpenShareLink;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Party;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Page;
import ro.storno.rest.page.Page.Tone;
import ro.storno.rest.page.Wording;

/** The page that a share link opens. */
final class SharePages {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private final Wording wording = new Wording(SharePages.class);

  Page shown(
      Language language,
      String token,
      OpenShareLink.Shown shown,
      Optional<ShowPaymentDetails.Details> toPay) {
    Invoice invoice = shown.invoice().invoice();
    LocalDate today = shown.invoice().today();
    LocalDate due = invoice.content().dueDate();
    boolean credit = invoice.content().documentType() == DocumentType.CREDIT_NOTE;
    List<String> facts = new ArrayList<>();
    facts.add(text(language, "seller", named(invoice.content().supplier())));
    Party buyer = invoice.content().buyer();
    if (buyer != null) {
      facts.add(text(language, "buyer", named(buyer)));
    }
    facts.add(text(language, "issued", DAY.format(invoice.content().issueDate())));
    if (due != null) {
      facts.add(text(language, "due", DAY.format(due)));
    }
    facts.add(text(language, "total", amount(invoice.totals().total())));
    if (!invoice.amountPaid().isZero()) {
      facts.add(text(language, "paid", amount(invoice.amountPaid())));
    }
    toPay.ifPresent(details -> facts.addAll(howToPay(language, details)));
    String base = ShareRoutes.PUBLIC + token;
    return Page.saying(
            language,
            tone(invoice, today),
            text(language, credit ? "title.credit" : "title", invoice.displayNumber()),
            text(language, "state." + state(invoice, today)))
        .listing(facts)
        .leadingTo(new Page.Link(base + "/pdf", text(language, "pdf")))
        .leadingTo(new Page.Link(base + "/xml", text(language, "xml")));
  }

  private List<String> howToPay(Language language, ShowPaymentDetails.Details details) {
    List<String> facts = new ArrayList<>();
    facts.add(text(language, "left", amount(details.amount())));
    for (CreditTransfer to : details.accounts()) {
      String account = String.valueOf(to.account());
      String bank = to.accountName() == null ? "" : ", " + to.accountName();
      facts.add(text(language, "account", account + bank));
    }
    facts.add(text(language, "reference", details.reference()));
    return facts;
  }

  private static String state(Invoice invoice, LocalDate today) {
    return invoice.status() == DocumentStatus.CANCELLED
        ? "cancelled"
        : invoice.paymentStatus(today).wireName();
  }

  private static Tone tone(Invoice invoice, LocalDate today) {
    if (invoice.status() == DocumentStatus.CANCELLED
        || invoice.paymentStatus(today) == PaymentStatus.OVERDUE) {
      return Tone.PROBLEM;
    }
    return invoice.paymentStatus(today) == PaymentStatus.PAID ? Tone.SUCCESS : Tone.NEUTRAL;
  }

  private static String named(Party party) {
    String code = party.taxCode();
    return code == null ? party.name() : party.name() + " (" + code + ")";
  }

  private static String amount(Money money) {
    return money.amount().toPlainString() + " " + money.currency().code();
  }

  Page closed(Language language, String which) {
    return Page.saying(
        language, Tone.PROBLEM, text(language, which + ".title"), text(language, which));
  }

  private String text(Language language, String key, String... arguments) {
    return wording.get(language, key, arguments);
  }
}
