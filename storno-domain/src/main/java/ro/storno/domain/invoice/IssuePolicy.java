package ro.storno.domain.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Party;
import ro.storno.domain.tax.VatCategory;

/**
 * What a document must satisfy to be issued (api-reference/invoices/issue.md): whatever would make
 * the authority refuse it, as far as a user can be told while typing.
 */
final class IssuePolicy {
  /**
   * Problems of a receiver who is no client of record do not hinder: such a sale has no address.
   */
  private static final String RECEIVER = "receiver.";

  private final InvoiceContent content;
  private final List<DomainException> found = new ArrayList<>();

  private IssuePolicy(InvoiceContent content) {
    this.content = content;
  }

  /**
   * What was found.
   *
   * @param obstacles what forbids to issue; not null
   * @param ofReceiver what stands in the way of e-Factura only; not null
   */
  record Judgement(List<DomainException> obstacles, List<Problem> ofReceiver) {}

  static Judgement judge(Invoice invoice, LocalDate today) {
    InvoiceContent content = invoice.content();
    IssuePolicy policy = new IssuePolicy(content);
    policy.found.addAll(DraftPolicy.violations(content));
    List<Problem> ofReceiver = new ArrayList<>();
    if (policy.found.isEmpty()) {
      policy.parties();
      policy.dates(today);
      policy.vat();
      for (Problem problem : ciusRo(invoice)) {
        if (!problem.field().startsWith(RECEIVER)) {
          policy.rule(problem.field(), problem.message());
        } else if (content.buyer() != null) {
          ofReceiver.add(problem);
        }
      }
    }
    return new Judgement(List.copyOf(policy.found), ofReceiver);
  }

  private static List<Problem> ciusRo(Invoice invoice) {
    return ElectronicInvoiceMapping.problems(
        invoice,
        new ElectronicInvoiceMapping.Surroundings(
            Company.Settings.initial(), List.of(), List.of()));
  }

  private void parties() {
    Party buyer = content.buyer();
    if (buyer == null || buyer.name().isBlank()) {
      rule("clientId", "Choose a client, or give receiverName.");
    }
  }

  private void dates(LocalDate today) {
    if (content.issueDate().isAfter(today)) {
      rule("issueDate", "Issue date cannot be in the future.");
    }
    // Only Romania wants every document converted; whoever else does says so when it is filed.
    if (!content.currency().equals(Currency.RON)
        && content.exchangeRate() == null
        && !content.supplier().address().abroad()) {
      rule("exchangeRate", "An invoice in " + content.currency() + " needs its exchange rate.");
    }
  }

  private void vat() {
    Taxation taxation = Taxation.of(content);
    Set<VatCategory> categories = EnumSet.noneOf(VatCategory.class);
    for (int i = 0; i < content.lines().size(); i++) {
      DocumentLine line = content.lines().get(i);
      categories.add(taxation.told(line.vatRate()).category());
      if (!content.supplier().vatPayer() && !line.vatRate().percentage().isZero()) {
        rule(
            "lines[" + i + "].vatRate",
            "The company is not registered for VAT, so it cannot charge any; use 0 %.");
      }
    }
    if (categories.contains(VatCategory.O) && categories.size() > 1) {
      rule(
          "lines",
          "Lines outside the scope of VAT (category O) cannot stand beside others (BR-O-11).");
    }
    if (categories.contains(VatCategory.K) && !identified(content.buyer())) {
      rule("client.vatCode", "An intra-Community supply needs the buyer's VAT identifier.");
    }
    if (categories.contains(VatCategory.AE)
        && !identified(content.buyer())
        && !registered(content.buyer())) {
      rule("client.cif", "Reverse charge needs the buyer's VAT or registration number.");
    }
  }

  private static boolean identified(@Nullable Party buyer) {
    return buyer != null && PartyMapping.vatId(buyer) != null;
  }

  private static boolean registered(@Nullable Party buyer) {
    return buyer != null && (buyer.taxCode() != null || buyer.registrationNumber() != null);
  }

  private void rule(String field, String message) {
    found.add(new DomainException.RuleViolated(field, message));
  }
}
