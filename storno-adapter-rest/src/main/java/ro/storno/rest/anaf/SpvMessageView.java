package ro.storno.rest.anaf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.Evidence;
import ro.storno.application.anaf.Inbox;
import ro.storno.application.anaf.ReadMessages;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Cif;
import ro.storno.rest.openapi.Described;

/**
 * A message of the SPV (api-reference/efactura-messages/list.md, notes/client-contract.md). What
 * pages and clients name differently stands under both names.
 */
public record SpvMessageView(
    UUID id,
    UUID uuid,
    @Described("Company in whose inbox it is") UUID companyId,
    @Nullable UUID invoiceId,
    @Nullable InvoiceReference invoice,
    @Described(value = "response, notification, error or info", example = "notification")
        String messageType,
    @Described(value = "The type in ANAF's words", example = "FACTURA PRIMITA")
        String anafMessageType,
    @Described("ok, error, warning or pending") String status,
    @Described("pending, fetched, processed, failed or gone") String state,
    String messageId,
    String anafMessageId,
    String cif,
    @Described("ANAF's number of the upload that it is about") String uploadId,
    Details details,
    @Nullable String errorMessage,
    Instant receivedAt,
    Instant createdAt) {

  /** The invoice that a message is about, in short. */
  public record InvoiceReference(
      UUID id,
      UUID uuid,
      String number,
      LocalDate date,
      @Described("The other party") @Nullable String client,
      BigDecimal total,
      String currency) {
    static @Nullable InvoiceReference of(
        @Nullable InvoiceId id, ReceivedInvoices.@Nullable Shown shown) {
      return id == null || shown == null
          ? null
          : new InvoiceReference(
              id.value(),
              id.value(),
              shown.number(),
              shown.issueDate(),
              shown.otherParty(),
              shown.total().amount(),
              shown.total().currency().code());
    }
  }

  /** What the message says. */
  public record Details(
      @Described(example = "200") String code,
      String message,
      String uploadIndex,
      String downloadId,
      @Nullable String sellerCif,
      @Nullable String buyerCif,
      Instant stateDate) {
    static Details of(InboxMessage inboxed) {
      SpvMessage message = inboxed.message();
      return new Details(
          code(inboxed),
          inboxed.error() == null ? message.details() : inboxed.error(),
          message.uploadIndex().value(),
          message.id().value(),
          message.seller().map(Cif::digits).orElse(null),
          message.buyer().map(Cif::digits).orElse(null),
          message.createdAt());
    }

    private static String code(InboxMessage inboxed) {
      return switch (typeName(inboxed.message())) {
        case "response" -> "200";
        case "notification" -> "RECEIVED";
        case "error" -> "ERROR";
        default -> "INFO";
      };
    }
  }

  static SpvMessageView of(ReadMessages.Listed listed) {
    InboxMessage inboxed = listed.message();
    SpvMessage message = inboxed.message();
    UUID id = inboxed.id().value();
    InvoiceId invoice = inboxed.invoice();
    return new SpvMessageView(
        id,
        id,
        inboxed.company().value(),
        invoice == null ? null : invoice.value(),
        InvoiceReference.of(invoice, listed.invoice()),
        typeName(message),
        message.typeText(),
        Inbox.Status.of(inboxed).name().toLowerCase(Locale.ROOT),
        inboxed.state().wireName(),
        message.id().value(),
        message.id().value(),
        message.cif().digits(),
        message.uploadIndex().value(),
        Details.of(inboxed),
        inboxed.error(),
        inboxed.receivedAt(),
        message.createdAt());
  }

  /** The word of the page for a type of ANAF's (notes/company.md, C13). */
  private static String typeName(SpvMessage message) {
    MessageType type = message.type().orElse(null);
    if (type == null) {
      return "info";
    }
    return switch (type) {
      case INVOICE_SENT -> "response";
      case INVOICE_RECEIVED -> "notification";
      case ERRORS -> "error";
      case BUYER_MESSAGE_RECEIVED, BUYER_MESSAGE_SENT -> "info";
    };
  }

  /** A message with all that is known about it (api-reference/efactura-messages/get.md). */
  public record Full(
      UUID id,
      UUID uuid,
      UUID companyId,
      @Nullable UUID invoiceId,
      @Nullable InvoiceReference invoice,
      String messageType,
      String anafMessageType,
      String status,
      String state,
      String messageId,
      String anafMessageId,
      String cif,
      String uploadId,
      Details details,
      @Nullable String errorMessage,
      Instant receivedAt,
      Instant createdAt,
      @Described("Every field as ANAF listed it") Map<String, String> rawData,
      @Nullable Instant processedAt,
      @Described("How often it was tried") int attempts,
      @Nullable ArchiveView archive,
      @Nullable SealView signature,
      @Described("What is wrong with what it brought") List<FindingView> findings) {
    static Full of(ReadMessages.Detail detail) {
      SpvMessageView view = SpvMessageView.of(detail.listed());
      InboxMessage inboxed = detail.listed().message();
      return new Full(
          view.id,
          view.uuid,
          view.companyId,
          view.invoiceId,
          view.invoice,
          view.messageType,
          view.anafMessageType,
          view.status,
          view.state,
          view.messageId,
          view.anafMessageId,
          view.cif,
          view.uploadId,
          view.details,
          view.errorMessage,
          view.receivedAt,
          view.createdAt,
          inboxed.message().raw(),
          inboxed.processedAt(),
          inboxed.attempts(),
          ArchiveView.of(detail.archive()),
          SealView.of(detail.seal()),
          detail.findings().stream().map(FindingView::of).toList());
    }
  }

  /** What was fetched, by its digests. */
  public record ArchiveView(
      String sha256,
      long size,
      @Nullable String documentName,
      @Nullable String documentSha256,
      @Nullable String signatureSha256,
      Instant keptAt) {
    static @Nullable ArchiveView of(Evidence.@Nullable Archive archive) {
      return archive == null
          ? null
          : new ArchiveView(
              archive.sha256(),
              archive.size(),
              archive.documentName(),
              archive.documentSha256(),
              archive.signatureSha256(),
              archive.keptAt());
    }
  }

  /** What the check of the seal found. */
  public record SealView(
      @Described("valid, tampered, untrusted or unsigned") String verdict,
      @Nullable String reason,
      String message,
      @Nullable String signer,
      @Nullable Instant signedAt,
      Instant checkedAt) {
    static @Nullable SealView of(Evidence.@Nullable Seal seal) {
      if (seal == null) {
        return null;
      }
      SealCheck.Result result = seal.result();
      return new SealView(
          result.verdict().name().toLowerCase(Locale.ROOT),
          result.reason(),
          result.explanation(),
          result.signer(),
          result.signedAt(),
          seal.checkedAt());
    }
  }

  /** Something that is wrong. */
  public record FindingView(
      String rule, String severity, String message, @Nullable String location) {
    static FindingView of(Finding finding) {
      return new FindingView(
          finding.rule(), finding.severity().name(), finding.message(), finding.location());
    }
  }
}
