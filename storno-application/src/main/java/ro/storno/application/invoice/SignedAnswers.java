package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;

/** Hands out ANAF's signed answer to an invoice, and checks its seal. */
public final class SignedAnswers {
  private final Transactions transactions;
  private final Invoices invoices;
  private final Submissions submissions;
  private final FileStore files;
  private final SealCheck seals;
  private final Clock clock;

  /** Works on the given ports; none is null. */
  public SignedAnswers(
      Transactions transactions,
      Invoices invoices,
      Submissions submissions,
      FileStore files,
      SealCheck seals,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.submissions = submissions;
    this.files = files;
    this.seals = seals;
    this.clock = clock;
  }

  /**
   * Returns the newest answer as it was received: a ZIP with document and signature, or with the
   * reasons of a rejection.
   *
   * @throws ApplicationException.NotFound if there is no such invoice, or no answer is kept
   */
  public InvoiceFile answer(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    Kept kept = kept(scope, id);
    Submissions.Evidence evidence = kept.evidence;
    if (evidence == null) {
      throw new ApplicationException.NotFound("ANAF response");
    }
    return new InvoiceFile(
        evidence.receipt() + ".zip",
        "application/zip",
        content(scope.company(), evidence),
        evidence.receivedAt());
  }

  /**
   * Returns the Ministry's detached signature.
   *
   * @throws ApplicationException.NotFound if there is no such invoice, or no signature is kept
   */
  public InvoiceFile signature(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    Kept kept = kept(scope, id);
    Submissions.Evidence evidence = kept.evidence;
    if (evidence == null) {
      throw new ApplicationException.NotFound("Signature");
    }
    byte[] signature = seals.open(content(scope.company(), evidence)).signature();
    if (signature == null) {
      throw new ApplicationException.NotFound("Signature");
    }
    return new InvoiceFile(
        "semnatura_" + evidence.receipt() + ".xml",
        "application/xml",
        signature,
        evidence.receivedAt());
  }

  /**
   * Checks the seal on the validated invoice, as it is kept.
   *
   * @throws ApplicationException.NotFound if there is no such invoice, or ANAF has not validated it
   * @throws ApplicationException.Unacceptable if there is no signature
   */
  public Verification verify(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    Kept kept = kept(scope, id);
    if (kept.invoice.status() != DocumentStatus.VALIDATED) {
      throw new ApplicationException.NotFound("Invoice validated by ANAF");
    }
    Submissions.Evidence evidence = kept.evidence;
    SealCheck.Archive archive =
        evidence == null ? null : seals.open(content(scope.company(), evidence));
    byte[] document = archive == null ? null : archive.document();
    byte[] signature = archive == null ? null : archive.signature();
    if (document == null || signature == null) {
      throw new ApplicationException.Unacceptable(
          "No digital signature present on invoice", Map.of("signature", "no_signature"));
    }
    return new Verification(seals.check(document, signature), clock.instant());
  }

  /**
   * What a check found.
   *
   * @param result not null
   * @param at when it was made; not null
   */
  public record Verification(SealCheck.Result result, Instant at) {}

  private record Kept(Invoice invoice, Submissions.@Nullable Evidence evidence) {}

  private Kept kept(CompanyScope scope, InvoiceId id) {
    CompanyId company = scope.company();
    return transactions.inCompany(
        company,
        () -> {
          Invoice invoice =
              invoices
                  .find(company, id)
                  .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
          return new Kept(invoice, newest(company, id).orElse(null));
        });
  }

  private Optional<Submissions.Evidence> newest(CompanyId company, InvoiceId id) {
    for (Submission submission : submissions.of(company, DocumentReference.invoice(id.value()))) {
      if (submission.filing().channel() != Channel.ANAF) {
        continue;
      }
      List<Submissions.Evidence> evidence = submissions.evidence(company, submission.id());
      if (!evidence.isEmpty()) {
        return Optional.of(evidence.get(evidence.size() - 1));
      }
    }
    return Optional.empty();
  }

  private byte[] content(CompanyId company, Submissions.Evidence evidence) {
    return files
        .get(company, evidence.storageKey())
        .orElseThrow(() -> new IllegalStateException("lost: " + evidence.storageKey()));
  }
}
