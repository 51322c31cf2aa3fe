package ro.storno.rest.sharing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.ShowPaymentDetails;
import ro.storno.application.sharing.ManageShareLinks;
import ro.storno.application.sharing.OpenShareLink;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.sharing.ShareLink;
import ro.storno.rest.openapi.Described;

/** The answers of share links. */
final class ShareViews {
  private ShareViews() {}

  /** A link; its token is told once, when it is made. */
  record ShareLinkView(
      UUID id,
      UUID uuid,
      @Described("Told once, in the answer that made the link") @Nullable String token,
      @Described("Likewise") @Nullable String url,
      Instant expiresAt,
      boolean expired,
      Instant createdAt) {
    static ShareLinkView of(ManageShareLinks.Made made) {
      return of(made.link(), made.token(), made.url(), false);
    }

    static ShareLinkView of(ShareLink link, Instant now) {
      return of(link, null, null, link.expired(now));
    }

    private static ShareLinkView of(
        ShareLink link, @Nullable String token, @Nullable String url, boolean expired) {
      UUID id = link.id().value();
      return new ShareLinkView(id, id, token, url, link.expiresAt(), expired, link.createdAt());
    }
  }

  /** Who sold or bought. */
  record SharedParty(String name, @Nullable String cif) {
    static @Nullable SharedParty of(@Nullable Party party) {
      return party == null ? null : new SharedParty(party.name(), party.taxCode());
    }
  }

  /** What whoever has the link may know: what stands on the paper, and whether it is paid. */
  record SharedView(
      String number,
      @Described("invoice or credit_note") String documentType,
      String status,
      String documentStatus,
      String paymentStatus,
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      String currency,
      BigDecimal subtotal,
      BigDecimal vatTotal,
      BigDecimal total,
      BigDecimal amountPaid,
      BigDecimal balance,
      SharedParty supplier,
      @Nullable SharedParty client,
      String pdfUrl,
      String xmlUrl,
      Instant expiresAt) {
    static SharedView of(String token, OpenShareLink.Shown shown) {
      Invoice invoice = shown.invoice().invoice();
      InvoiceContent content = invoice.content();
      DocumentTotals totals = invoice.totals();
      LocalDate today = shown.invoice().today();
      return new SharedView(
          invoice.displayNumber(),
          content.documentType().wireName(),
          invoice.shownStatus(today),
          invoice.status().wireName(),
          invoice.paymentStatus(today).wireName(),
          content.issueDate(),
          content.dueDate(),
          content.currency().code(),
          totals.subtotal().amount(),
          totals.vatTotal().amount(),
          totals.total().amount(),
          invoice.amountPaid().amount(),
          invoice.balance().amount(),
          new SharedParty(content.supplier().name(), content.supplier().taxCode()),
          SharedParty.of(content.buyer()),
          ShareRoutes.PUBLIC + token + "/pdf",
          ShareRoutes.PUBLIC + token + "/xml",
          shown.expiresAt());
    }
  }

  /** An account of the seller. */
  record PayeeAccount(
      String iban,
      @Described("As the invoice names it") @Nullable String bankName,
      @Nullable String bic) {}

  /** How to pay by bank transfer. */
  record PaymentDetails(
      @Described("bank_transfer") String method,
      @Described("Always null: no card is taken here") @Nullable String url,
      String beneficiary,
      BigDecimal amount,
      String currency,
      @Described("What to state, so that the payment is found") String reference,
      List<PayeeAccount> accounts) {
    static PaymentDetails of(ShowPaymentDetails.Details details) {
      return new PaymentDetails(
          PaymentMethod.BANK_TRANSFER.wireName(),
          null,
          details.beneficiary(),
          details.amount().amount(),
          details.amount().currency().code(),
          details.reference(),
          details.accounts().stream().map(PaymentDetails::account).toList());
    }

    private static PayeeAccount account(CreditTransfer to) {
      return new PayeeAccount(
          Objects.requireNonNull(to.account()), to.accountName(), to.serviceProvider());
    }
  }
}
