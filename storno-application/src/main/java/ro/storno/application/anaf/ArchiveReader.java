package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.Sha256;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.invoice.ReceivedInvoice;
import ro.storno.domain.invoice.ReceivedInvoiceMapping;

/**
 * Reads what ANAF hands out, whatever it is: opens the archive, checks the seal, takes the document
 * over. Needs neither database nor network. Thread-safe.
 */
public final class ArchiveReader {
  private static final int LONGEST_REASON = 500;

  private final SealCheck seals;
  private final ElectronicInvoiceReader invoices;
  private final BuyerMessages buyerMessages;
  private final Ids ids;
  private final Clock clock;

  /** Reads with the given ports; none is null. */
  public ArchiveReader(
      SealCheck seals,
      ElectronicInvoiceReader invoices,
      BuyerMessages buyerMessages,
      Ids ids,
      Clock clock) {
    this.seals = seals;
    this.invoices = invoices;
    this.buyerMessages = buyerMessages;
    this.ids = ids;
    this.clock = clock;
  }

  /** Reads an archive that is kept under a key. */
  Reading read(InboxMessage message, byte[] zip, String storageKey, ZoneId zone) {
    SealCheck.Archive opened = seals.open(zip);
    byte[] document = opened.document();
    byte[] signature = opened.signature();
    Instant now = clock.instant();
    String digest = document == null ? null : Sha256.of(document);
    Evidence.Archive kept =
        new Evidence.Archive(
            message.id(),
            storageKey,
            Sha256.of(zip),
            zip.length,
            opened.documentName(),
            digest,
            opened.signatureName(),
            signature == null ? null : Sha256.of(signature),
            now);
    List<Finding> findings = new ArrayList<>();
    opened.problems().forEach(problem -> findings.add(ofArchive(problem)));
    Evidence.Seal seal =
        document == null || digest == null
            ? null
            : new Evidence.Seal(message.id(), digest, seals.check(document, signature), now);
    if (seal != null) {
      ofSeal(seal.result()).ifPresent(findings::add);
    }
    Reading.Content content = content(message, opened, document, zone, findings);
    return new Reading(message, kept, seal, content, findings);
  }

  private Reading.Content content(
      InboxMessage message,
      SealCheck.Archive opened,
      byte @Nullable [] document,
      ZoneId zone,
      List<Finding> findings) {
    if (document == null) {
      return unreadable(findings, "The archive holds no document.");
    }
    if (!opened.errors().isEmpty()) {
      return new Reading.Errors(opened.errors());
    }
    if (mayBeNote(message)) {
      Optional<BuyerMessages.BuyerMessage> note = buyerMessages.read(document);
      if (note.isPresent()) {
        return new Reading.Note(note.get());
      }
    }
    ReadResult read = invoices.read(document);
    findings.addAll(read.findings());
    if (read.invoice().isEmpty()) {
      return unreadable(findings, "The document is no invoice that can be read.");
    }
    LocalDate day = LocalDate.ofInstant(message.message().createdAt(), zone);
    ReceivedInvoice received =
        ReceivedInvoiceMapping.map(
            read.invoice().get(),
            new ReceivedInvoiceMapping.Basis(
                day, message.message().uploadIndex().value(), ids::next));
    findings.addAll(received.findings());
    return new Reading.Document(received);
  }

  private static boolean mayBeNote(InboxMessage message) {
    return message
        .message()
        .type()
        .map(
            type ->
                type == MessageType.BUYER_MESSAGE_RECEIVED
                    || type == MessageType.BUYER_MESSAGE_SENT)
        .orElse(true);
  }

  private static Reading.Unreadable unreadable(List<Finding> findings, String otherwise) {
    String why =
        findings.stream()
            .filter(finding -> finding.severity().invalidates())
            .map(Finding::message)
            .findFirst()
            .orElse(otherwise);
    if (findings.isEmpty()) {
      findings.add(ofArchive(otherwise));
    }
    return new Reading.Unreadable(
        why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON));
  }

  private static Finding ofArchive(String problem) {
    return Finding.of("RECEIVED-ARCHIVE", Severity.ERROR, FindingSource.INPUT, problem);
  }

  private static Optional<Finding> ofSeal(SealCheck.Result result) {
    return switch (result.verdict()) {
      case VALID -> Optional.empty();
      case TAMPERED ->
          Optional.of(
              Finding.of(
                  "RECEIVED-SEAL", Severity.ERROR, FindingSource.INPUT, result.explanation()));
      case UNTRUSTED, UNSIGNED ->
          Optional.of(
              Finding.of(
                  "RECEIVED-SEAL", Severity.WARNING, FindingSource.INPUT, result.explanation()));
    };
  }
}
