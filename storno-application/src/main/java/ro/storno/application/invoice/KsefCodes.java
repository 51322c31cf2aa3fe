package ro.storno.application.invoice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.ksef.KsefNumber;
import ro.storno.domain.ksef.KsefVerificationLink;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

/**
 * Code I of invoices that went to the Polish KSeF, or whose file is ready to go there: below it
 * stands the number that KSeF gave, or OFFLINE as long as there is none. One that was issued
 * offline has code II beside it until KSeF has it (CIRFMF/ksef-docs, kody-qr.md).
 */
public final class KsefCodes implements VerificationCodes {
  private static final Set<SubmissionState> NOT_THERE =
      EnumSet.of(SubmissionState.REJECTED, SubmissionState.WITHDRAWN);
  private static final String NO_NUMBER = "OFFLINE";
  private static final String CERTIFICATE = "CERTYFIKAT";
  private static final int NIP_LENGTH = 10;

  private final Submissions submissions;
  private final ProviderAccess access;

  /** Codes by the given ports; none is null. */
  public KsefCodes(Submissions submissions, ProviderAccess access) {
    this.submissions = submissions;
    this.access = access;
  }

  @Override
  public Supplier<List<PrintableInvoice.Code>> of(Invoice invoice) {
    Optional<Submission> submission =
        submissions
            .latest(
                invoice.company(), DocumentReference.invoice(invoice.id().value()), Channel.KSEF)
            .filter(latest -> !NOT_THERE.contains(latest.state()));
    Payload payload = submission.map(Submission::payload).orElse(null);
    if (invoice.madeElsewhere() || payload == null) {
      return List::of;
    }
    Optional<KsefNumber> number =
        submission.map(each -> each.answer().receipt()).flatMap(KsefNumber::parse);
    return number.isEmpty() && payload.offline()
        ? () -> offline(payload.terms())
        : () -> code(invoice, payload.sha256(), number).map(List::of).orElseGet(List::of);
  }

  /** Both codes as they were made when the invoice was issued. */
  private static List<PrintableInvoice.Code> offline(Map<String, String> terms) {
    List<PrintableInvoice.Code> codes = new ArrayList<>();
    Optional.ofNullable(terms.get(KsefOffline.INVOICE_LINK))
        .ifPresent(link -> codes.add(new PrintableInvoice.Code(link, NO_NUMBER)));
    Optional.ofNullable(terms.get(KsefOffline.ISSUER_LINK))
        .ifPresent(link -> codes.add(new PrintableInvoice.Code(link, CERTIFICATE)));
    return codes;
  }

  private Optional<PrintableInvoice.Code> code(
      Invoice invoice, String sha256, Optional<KsefNumber> number) {
    Map<String, String> fields = fields(invoice.company());
    String nip =
        number
            .map(each -> each.value().substring(0, NIP_LENGTH))
            .orElseGet(() -> fields.getOrDefault("nip", "").strip());
    if (!nip.matches("\\d{10}")) {
      return Optional.empty();
    }
    KsefVerificationLink link =
        KsefVerificationLink.ofInvoice(
            KsefOffline.site(fields), nip, invoice.content().issueDate(), sha256);
    return Optional.of(
        new PrintableInvoice.Code(
            link.toString(), number.map(KsefNumber::value).orElse(NO_NUMBER)));
  }

  private Map<String, String> fields(CompanyId company) {
    return access.fields(company, Channel.KSEF).orElse(Map.of());
  }
}
