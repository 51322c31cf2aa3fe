package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.inbox.Arrival;
import ro.storno.application.inbox.Incoming;
import ro.storno.application.inbox.Origin;
import ro.storno.application.inbox.TakeInDocuments;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.inbox.InboxOutcome;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.party.Cif;

/**
 * Does with messages what they ask for, and writes down what became of them: news of our own
 * uploads go to the journal of submissions, documents become invoices, buyers' messages go to the
 * invoices that they are about. One transaction for many messages.
 */
public final class SettleMessages {
  private static final int LONGEST_ERROR = 1000;

  private final Transactions transactions;
  private final Inbox inbox;
  private final Evidence evidence;
  private final SubmissionNews news;
  private final SentBuyerMessages sentMessages;
  private final Invoices invoices;
  private final ReceivedInvoices received;
  private final TakeInDocuments takeIn;
  private final Ids ids;
  private final Clock clock;

  /**
   * What receiving writes to; none is null.
   *
   * @param inbox messages
   * @param evidence archives and seals
   * @param news who keeps the journal of submissions
   * @param sentMessages buyers' messages that were sent from here
   * @param invoices invoices
   * @param received invoices made elsewhere
   * @param suppliers suppliers
   * @param clients clients
   */
  public record Stores(
      Inbox inbox,
      Evidence evidence,
      SubmissionNews news,
      SentBuyerMessages sentMessages,
      Invoices invoices,
      ReceivedInvoices received,
      ro.storno.application.party.Suppliers suppliers,
      ro.storno.application.party.Clients clients) {}

  /** Settles with the given ports; none is null. */
  public SettleMessages(Transactions transactions, Stores stores, Ids ids, Clock clock) {
    this.transactions = transactions;
    this.inbox = stores.inbox();
    this.evidence = stores.evidence();
    this.news = stores.news();
    this.sentMessages = stores.sentMessages();
    this.invoices = stores.invoices();
    this.received = stores.received();
    this.takeIn =
        new TakeInDocuments(
            Origin.ANAF,
            stores.received(),
            stores.invoices(),
            stores.suppliers(),
            stores.clients(),
            ids,
            clock);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Settles messages that were read, all or none of them.
   *
   * @param herald hears in the same transaction which documents were not known before
   */
  List<Arrival> settle(Company company, List<Reading> readings, Consumer<List<Arrival>> herald) {
    return transactions.inCompany(
        company.id(),
        () -> {
          List<Arrival> arrivals = settleIn(company, readings);
          herald.accept(arrivals);
          return arrivals;
        });
  }

  private List<Arrival> settleIn(Company company, List<Reading> read) {
    CompanyId id = company.id();
    // Whoever took too long may find that another node has settled some of them.
    Set<InboxMessageId> waiting =
        inbox.lockWaiting(id, read.stream().map(each -> each.message().id()).toList());
    List<Reading> readings =
        read.stream().filter(each -> waiting.contains(each.message().id())).toList();
    evidence.keep(id, readings.stream().map(Reading::archive).toList());
    evidence.judge(id, readings.stream().map(Reading::seal).filter(Objects::nonNull).toList());
    List<Inbox.Settlement> settlements = new ArrayList<>();
    List<Reading> documents = new ArrayList<>();
    for (Reading reading : readings) {
      settleOne(id, reading).ifPresentOrElse(settlements::add, () -> documents.add(reading));
    }
    List<TakeInDocuments.Taken> taken =
        takeIn.take(company, documents.stream().map(SettleMessages::incoming).toList());
    for (int i = 0; i < taken.size(); i++) {
      settlements.add(settlement(documents.get(i).message(), taken.get(i)));
    }
    inbox.settle(id, settlements);
    List<Arrival> arrivals =
        taken.stream().map(TakeInDocuments.Taken::arrival).flatMap(Optional::stream).toList();
    takeIn.markDuplicates(id, arrivals.stream().map(Arrival::invoice).toList());
    return arrivals;
  }

  /** A document as ANAF's message tells of it. */
  private static Incoming incoming(Reading reading) {
    SpvMessage message = reading.message().message();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("anafMessageId", message.id().value());
    details.put("anafUploadId", message.uploadIndex().value());
    Evidence.Seal seal = reading.seal();
    if (seal != null) {
      details.put("signature", seal.result().verdict().name().toLowerCase(Locale.ROOT));
    }
    return new Incoming(
        message.uploadIndex().value(),
        message.id().value(),
        ((Reading.Document) reading.content()).received(),
        reading.findings(),
        new Incoming.Addressed(
            Set.of(),
            message.seller().map(Cif::digits).orElse(null),
            message.buyer().map(Cif::digits).orElse(null),
            is(reading, MessageType.INVOICE_SENT) ? Direction.OUTGOING : Direction.INCOMING),
        Objects.requireNonNull(reading.archive().documentSha256()),
        details);
  }

  /** Settles whatever is no document to take in; empty for those that are. */
  private Optional<Inbox.Settlement> settleOne(CompanyId company, Reading reading) {
    Reading.Content content = reading.content();
    if (content instanceof Reading.Errors errors) {
      return Optional.of(refused(company, reading, errors.reasons()));
    }
    if (is(reading, MessageType.ERRORS)) {
      // Whatever the answer looks like: the upload was refused.
      String why =
          content instanceof Reading.Unreadable unreadable
              ? unreadable.why()
              : "ANAF refused it without a list of errors.";
      return Optional.of(refused(company, reading, List.of(why)));
    }
    if (content instanceof Reading.Note note) {
      return Optional.of(noted(company, reading, note.note()));
    }
    Optional<Own> own = ownUpload(company, reading);
    if (own.isPresent()) {
      return Optional.of(accepted(reading, own.get()));
    }
    if (content instanceof Reading.Unreadable unreadable) {
      return Optional.of(unreadable(reading, unreadable.why()));
    }
    return Optional.empty();
  }

  private static boolean is(Reading reading, MessageType type) {
    return reading.message().message().type().filter(type::equals).isPresent();
  }

  /**
   * An invoice of ours that ANAF accepted.
   *
   * @param invoice not null
   * @param contradiction why that cannot stay as it is here, and what to do; or null
   */
  private record Own(InvoiceId invoice, @Nullable String contradiction) {}

  /** An accepted upload of ours: one that the journal knows, or whose bytes we wrote. */
  private Optional<Own> ownUpload(CompanyId company, Reading reading) {
    SpvMessage message = reading.message().message();
    if (!is(reading, MessageType.INVOICE_SENT)) {
      return Optional.empty();
    }
    Optional<InvoiceId> heard =
        news.hear(company, news(reading, SubmissionNews.Outcome.ACCEPTED, List.of()));
    if (heard.isPresent()) {
      return heard.map(invoice -> new Own(invoice, null));
    }
    String digest = reading.archive().documentSha256();
    return digest == null
        ? Optional.empty()
        : received
            .written(company, digest)
            .flatMap(invoice -> invoices.findForUpdate(company, invoice))
            .map(invoice -> acceptedElsewhere(invoice, message));
  }

  private static SubmissionNews.News news(
      Reading reading, SubmissionNews.Outcome outcome, List<String> errors) {
    SpvMessage message = reading.message().message();
    return new SubmissionNews.News(
        message.uploadIndex(),
        outcome,
        message.id(),
        reading.archive().documentSha256(),
        errors,
        reading.archive().storageKey(),
        message.createdAt());
  }

  /**
   * Somebody handed our XML in by other means. The invoice is accepted, so that it is never handed
   * in again. Where it is cancelled or a draft here that would be wrong, but nobody may believe
   * that ANAF does not have it.
   */
  private Own acceptedElsewhere(Invoice invoice, SpvMessage message) {
    Instant now = clock.instant();
    Invoice sent =
        invoice.status() == DocumentStatus.ISSUED || invoice.status() == DocumentStatus.REJECTED
            ? invoice.submit(now)
            : invoice;
    if (sent.status() == DocumentStatus.VALIDATED) {
      return new Own(invoice.id(), null);
    }
    if (sent.status() != DocumentStatus.SENT_TO_PROVIDER) {
      return contradicted(invoice, message);
    }
    Invoice accepted = sent.accept(now);
    invoices.update(
        accepted,
        List.of(
            new InvoiceEvent(
                ids.next(),
                InvoiceEvent.Type.ANAF_VALIDATED,
                invoice.status(),
                accepted.status(),
                now,
                null,
                "ANAF accepted it; it was handed in by other means than this program",
                Map.of("anafUploadId", message.uploadIndex().value()))));
    return new Own(invoice.id(), null);
  }

  private Own contradicted(Invoice invoice, SpvMessage message) {
    boolean draft = invoice.status() == DocumentStatus.DRAFT;
    String text =
        "ANAF accepted this invoice as upload "
            + message.uploadIndex()
            + ", handed in by other means than this program, although it is "
            + (draft ? "a draft" : invoice.status().wireName())
            + " here. It counts at ANAF. If it is not to stand, issue a storno for it; for that, "
            + (draft ? "" : "restore it and ")
            + "issue it unchanged first.";
    invoices.append(
        invoice.company(),
        invoice.id(),
        List.of(
            new InvoiceEvent(
                ids.next(),
                InvoiceEvent.Type.ANAF_VALIDATED,
                null,
                null,
                clock.instant(),
                null,
                text,
                Map.of("anafUploadId", message.uploadIndex().value()))));
    return new Own(invoice.id(), text);
  }

  private Inbox.Settlement accepted(Reading reading, Own own) {
    String contradiction = own.contradiction();
    return processed(
        reading,
        InboxOutcome.OURS,
        contradiction,
        reading.findings(),
        reading.warned() || contradiction != null,
        own.invoice());
  }

  private Inbox.Settlement refused(CompanyId company, Reading reading, List<String> reasons) {
    Optional<InvoiceId> own =
        news.hear(company, news(reading, SubmissionNews.Outcome.REJECTED, reasons));
    InboxOutcome outcome = own.isPresent() ? InboxOutcome.OURS : InboxOutcome.FOREIGN_ERRORS;
    return done(reading, outcome, String.join("; ", reasons), reading.findings(), own.orElse(null));
  }

  private Inbox.Settlement noted(
      CompanyId company, Reading reading, BuyerMessages.BuyerMessage note) {
    Optional<InvoiceId> about = invoiceOf(company, note);
    boolean sent = is(reading, MessageType.BUYER_MESSAGE_SENT);
    if (sent) {
      sentMessages.confirm(
          company, note.invoice(), note.text(), reading.message().message().uploadIndex());
    }
    about.ifPresent(
        invoice -> invoices.append(company, invoice, List.of(noteEvent(reading, note, sent))));
    return done(reading, InboxOutcome.BUYER_MESSAGE, null, reading.findings(), about.orElse(null));
  }

  private Optional<InvoiceId> invoiceOf(CompanyId company, BuyerMessages.BuyerMessage note) {
    String reference = note.invoice().value();
    InvoiceId foreign = received.known(company, Reception.ANAF, List.of(reference)).get(reference);
    return foreign == null ? news.invoiceOf(company, note.invoice()) : Optional.of(foreign);
  }

  private InvoiceEvent noteEvent(Reading reading, BuyerMessages.BuyerMessage note, boolean sent) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("message", note.text());
    metadata.put("anafMessageId", reading.message().message().id().value());
    return new InvoiceEvent(
        ids.next(),
        sent ? InvoiceEvent.Type.BUYER_MESSAGE_SENT : InvoiceEvent.Type.BUYER_MESSAGE_RECEIVED,
        null,
        null,
        clock.instant(),
        null,
        sent ? "ANAF passed our message to the seller" : "The buyer sent a message",
        metadata);
  }

  private Inbox.Settlement unreadable(Reading reading, String why) {
    boolean expected =
        is(reading, MessageType.INVOICE_RECEIVED) || is(reading, MessageType.INVOICE_SENT);
    Instant now = clock.instant();
    return expected
        ? new Inbox.Settlement(
            reading.message().id(),
            InboxState.FAILED,
            now,
            InboxOutcome.UNREADABLE,
            shortened(why),
            reading.findings(),
            true,
            null,
            now)
        : done(reading, InboxOutcome.KEPT, why, reading.findings(), null);
  }

  private Inbox.Settlement done(
      Reading reading,
      InboxOutcome outcome,
      @Nullable String error,
      List<Finding> findings,
      @Nullable InvoiceId invoice) {
    boolean warned = reading.warned() || outcome == InboxOutcome.FOREIGN_ERRORS;
    return processed(reading, outcome, error, findings, warned, invoice);
  }

  private Inbox.Settlement processed(
      Reading reading,
      InboxOutcome outcome,
      @Nullable String error,
      List<Finding> findings,
      boolean warned,
      @Nullable InvoiceId invoice) {
    Instant now = clock.instant();
    return new Inbox.Settlement(
        reading.message().id(),
        InboxState.PROCESSED,
        now,
        outcome,
        shortened(error),
        findings,
        warned,
        invoice,
        now);
  }

  private Inbox.Settlement settlement(InboxMessage message, TakeInDocuments.Taken taken) {
    Instant now = clock.instant();
    boolean ours = taken.invoice() != null;
    return new Inbox.Settlement(
        message.id(),
        InboxState.PROCESSED,
        now,
        !ours ? InboxOutcome.KEPT : taken.added() ? InboxOutcome.DOCUMENT : InboxOutcome.KNOWN,
        ours ? null : taken.foreign(),
        ours ? List.of() : taken.findings(),
        !ours || taken.worthALook(),
        taken.invoice(),
        now);
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }
}
