package ro.storno.application.invoice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.domain.calendar.PolishWorkingDays;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.ksef.KsefVerificationLink;
import ro.storno.domain.ksef.KsefVerificationLink.Site;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Payload;

/**
 * The mode offline24 of KSeF (VAT act, article 106nda): the invoice is given out with both codes,
 * and KSeF gets the same bytes on the next working day at the latest. The links are made once, for
 * every rendering has to show the same.
 */
public final class KsefOffline implements OfflineIssuing {
  /** The term with the link of code I. */
  static final String INVOICE_LINK = "ksefInvoiceLink";

  /** The term with the link of code II. */
  static final String ISSUER_LINK = "ksefIssuerLink";

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  private final KsefSeal seal;

  /** Issues with the certificates of companies; not null. */
  public KsefOffline(KsefSeal seal) {
    this.seal = seal;
  }

  @Override
  public Channel channel() {
    return Channel.KSEF;
  }

  @Override
  public ZoneId zone() {
    return WARSAW;
  }

  @Override
  public LocalDate deadline(LocalDate issued) {
    return PolishWorkingDays.after(issued);
  }

  @Override
  public Map<String, String> terms(Map<String, String> fields, Invoice invoice, String sha256) {
    KsefSeal.Sealer sealer =
        seal.of(fields)
            .orElseThrow(
                () ->
                    new ApplicationException.Unacceptable(
                        "Validation failed",
                        Map.of(
                            "config.offlineCertificate",
                            "To issue offline, give a KSeF certificate of the kind Offline with its"
                                + " key in the configuration of ksef.")));
    String nip = fields.getOrDefault("nip", "").strip();
    Site site = site(fields);
    return Map.of(
        Payload.OFFLINE,
        "true",
        INVOICE_LINK,
        KsefVerificationLink.ofInvoice(site, nip, invoice.content().issueDate(), sha256).toString(),
        ISSUER_LINK,
        KsefVerificationLink.ofIssuer(site, nip, sealer.serial(), sha256, sealer.signer())
            .toString());
  }

  /** Where links lead by a company's configuration. */
  static Site site(Map<String, String> fields) {
    return switch (fields.getOrDefault("environment", "").strip().toLowerCase(Locale.ROOT)) {
      case "demo" -> Site.DEMO;
      case "test" -> Site.TEST;
      default -> Site.PRODUCTION;
    };
  }
}
