package ro.storno.application.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FlatJson;
import ro.storno.application.Ids;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.company.Companies;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.file.FileStore;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notice;
import ro.storno.application.notification.Notifications;
import ro.storno.application.party.Clients;
import ro.storno.application.party.Suppliers;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.inbox.InboundDocumentId;
import ro.storno.domain.inbox.InboundLook;
import ro.storno.domain.inbox.InboxState;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.submission.Channel;

/**
 * Brings the inbox of a company up to date for one channel: lists what is new where the authority
 * is asked, fetches what has no bytes yet, and takes in what has. Everything it has done is written
 * down as it goes, so that a run that breaks off is simply run again; one document that cannot be
 * fetched or read never holds up the others. A failure of the authority's is no failure of the job:
 * it is noted, and the next run comes by itself.
 */
public final class ReceiveInbound implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "inbox.receive";

  /** How often a document is tried before somebody has to look. */
  public static final int ATTEMPTS = 5;

  /** A first look goes back so far. */
  public static final Duration HISTORY = Duration.ofDays(90);

  /** What is listed again, for the case that something appears in a list afterwards. */
  public static final Duration OVERLAP = Duration.ofMinutes(30);

  private static final int BATCH = 16;

  /** New invoices that are told one by one in a run; after a long pause there may be thousands. */
  private static final int TOLD = 20;

  /** A list with more parts has to wait for the next run. */
  private static final int MOST_PAGES = 200;

  /** After so many calls in a row without an answer the authority is left in peace. */
  private static final int PATIENCE = 5;

  private static final Duration CLAIM = Duration.ofMinutes(20);
  private static final Duration FIRST_DELAY = Duration.ofMinutes(5);
  private static final Duration LIMIT_DELAY = Duration.ofMinutes(10);
  private static final Duration SOONEST = Duration.ofMinutes(1);

  /** So long nobody is asked who refused, or could not be reached. */
  private static final Duration REST = Duration.ofMinutes(15);

  private final Ports ports;
  private final SettleDocuments settle;

  /**
   * What receiving stands on; none is null.
   *
   * @param transactions not null
   * @param companies not null
   * @param documents the inbox; not null
   * @param looks how far lists are known; not null
   * @param invoices not null
   * @param received invoices made elsewhere; not null
   * @param suppliers not null
   * @param clients not null
   * @param submissions not null
   * @param numbers of companies at authorities; not null
   * @param reader of every syntax; not null
   * @param files not null
   * @param notifications not null
   * @param jobs not null
   * @param sources the authorities that are asked; not null
   * @param ids not null
   * @param clock not null
   */
  public record Ports(
      Transactions transactions,
      Companies companies,
      InboundDocuments documents,
      InboundLooks looks,
      Invoices invoices,
      ReceivedInvoices received,
      Suppliers suppliers,
      Clients clients,
      Submissions submissions,
      ConfiguredNumbers numbers,
      ElectronicInvoiceReader reader,
      FileStore files,
      Notifications notifications,
      JobQueue jobs,
      List<InboundSource> sources,
      Ids ids,
      Clock clock) {
    /** Takes a copy. */
    public Ports {
      sources = List.copyOf(sources);
    }
  }

  /** Receives with the given ports; not null. */
  public ReceiveInbound(Ports ports) {
    this.ports = ports;
    this.settle =
        new SettleDocuments(
            ports.transactions,
            new SettleDocuments.Stores(
                ports.documents,
                ports.invoices,
                ports.received,
                ports.suppliers,
                ports.clients,
                ports.submissions),
            ports.numbers,
            ports.reader,
            ports.notifications,
            ports.ids,
            ports.clock);
  }

  /** Returns the job that brings a company's inbox up to date; there is one for each key. */
  static Job job(CompanyId company, Channel channel, String key) {
    return new Job(
        KIND,
        company,
        company + ":" + channel.wireName() + ":" + key,
        FlatJson.write(Map.of("channel", channel.wireName())));
  }

  /** Where the bytes of a document are kept: by month and content, so nothing is replaced. */
  static String key(InboundDocument.Told told, String sha256) {
    LocalDate day = LocalDate.ofInstant(told.at(), ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "inbox/%s/%04d/%02d/%s",
        told.channel().wireName(),
        day.getYear(),
        day.getMonthValue(),
        sha256);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean callsOutside() {
    return true;
  }

  @Override
  public void run(Job job) {
    CompanyId id = Objects.requireNonNull(job.company(), "an inbox has a company");
    Channel channel =
        Channel.ofWireName(
                Objects.requireNonNull(FlatJson.read(job.payload()).get("channel"), "channel"))
            .orElseThrow();
    ports
        .transactions
        .inPlatform(() -> ports.companies.find(id))
        .filter(company -> company.deletedAt() == null && !company.readOnly())
        .ifPresent(company -> new Run(company, channel).run());
  }

  /** One run over the inbox of one company. */
  private final class Run {
    private final Company company;
    private final CompanyId id;
    private final Channel channel;
    private final @Nullable InboundSource source;
    private @Nullable AuthorityException listBroke;
    private @Nullable AuthorityException stopped;
    private int silent;
    private int arrivals;

    Run(Company company, Channel channel) {
      this.company = company;
      this.id = company.id();
      this.channel = channel;
      this.source =
          ports.sources.stream().filter(each -> each.channel() == channel).findFirst().orElse(null);
    }

    void run() {
      boolean looked = source != null && listed(source);
      received();
      later();
      if (looked) {
        AuthorityException why = failure();
        save(
            look ->
                why == null
                    ? look.succeeded(ports.clock.instant())
                    : look.failed(String.valueOf(why.getMessage())));
        tell();
      }
    }

    /** Why the look failed; that documents have to wait for a limit is no failure. */
    private @Nullable AuthorityException failure() {
      boolean waits = stopped instanceof AuthorityException.LimitReached;
      return listBroke != null || waits ? listBroke : stopped;
    }

    /** Lists what is new; returns whether there is a list at all. */
    private boolean listed(InboundSource asked) {
      Optional<String> subject = asked.subject(id);
      if (subject.isEmpty()) {
        return false;
      }
      Instant begin = ports.clock.instant();
      save(look -> look.started(subject.get(), begin));
      Instant reached = look().reached();
      // However long the pause was: what is not listed now never would be.
      Instant from = reached == null ? begin.minus(HISTORY) : reached.minus(OVERLAP);
      try {
        pages(asked, from);
      } catch (AuthorityException.NotReached | AuthorityException.AccessRefused noCalls) {
        stopped = noCalls;
      } catch (AuthorityException noList) {
        listBroke = noList; // what was listed until then is fetched all the same
      }
      return true;
    }

    private void pages(InboundSource asked, Instant begin) {
      Instant from = begin;
      int page = 0;
      for (int i = 0; i < MOST_PAGES; i++) {
        InboundSource.Page found = asked.list(id, from, page);
        add(found);
        if (!found.more()) {
          return;
        }
        boolean onward = found.reached().isAfter(from);
        page = onward ? 0 : page + 1;
        from = onward ? found.reached() : from;
      }
      throw new AuthorityException.OutcomeUnknown(
          "There is more than one look can list; the next one goes on.", null);
    }

    /** The documents of a page, and how far they reach, are written together. */
    private void add(InboundSource.Page found) {
      Instant now = ports.clock.instant();
      List<InboundDocument> documents = new ArrayList<>();
      found
          .documents()
          .forEach(
              told ->
                  documents.add(
                      InboundDocument.listed(
                          new InboundDocumentId(ports.ids.next()), id, told, now)));
      ports.transactions.inCompany(
          id,
          () -> {
            ports.documents.add(id, documents);
            InboundLook look = ports.looks.findForUpdate(id, channel);
            ports.looks.save(look.reached(found.reached()));
            return 0;
          });
    }

    private InboundLook look() {
      return ports.transactions.inCompany(
          id, () -> ports.looks.find(id, channel).orElseGet(() -> InboundLook.none(id, channel)));
    }

    private void save(UnaryOperator<InboundLook> change) {
      ports.transactions.inCompany(
          id,
          () -> {
            ports.looks.save(change.apply(ports.looks.findForUpdate(id, channel)));
            return 0;
          });
    }

    /** Works until nothing waits that is due. */
    private void received() {
      List<InboundDocument> batch;
      do {
        Instant now = ports.clock.instant();
        batch =
            ports.transactions.inCompany(
                id,
                () -> ports.documents.claim(id, channel, now, now.plus(CLAIM), BATCH, ATTEMPTS));
        batch.forEach(this::receive);
      } while (!batch.isEmpty() && stopped == null);
    }

    private void receive(InboundDocument document) {
      try {
        InboundDocument.Kept kept = document.kept();
        Optional<byte[]> held =
            kept == null ? Optional.empty() : InboundOriginals.bytes(ports.files, id, kept);
        if (kept != null && held.isPresent()) {
          taken(document, kept, held.get());
        } else {
          fetch(document);
        }
      } catch (AuthorityException.Gone gone) {
        settled(document, InboxState.GONE, String.valueOf(gone.getMessage()));
      } catch (AuthorityException.Declined words) {
        silent = 0;
        again(document, String.valueOf(words.getMessage()));
      } catch (AuthorityException.OutcomeUnknown silence) {
        // Without an answer several times in a row, the authority is left in peace for a while.
        if (++silent >= PATIENCE) {
          stopped = silence;
        }
        again(document, String.valueOf(silence.getMessage()));
      } catch (AuthorityException whole) {
        // Nothing to do with this document: it is given back, and no others are fetched.
        stopped = whole;
        giveBack(document);
      } catch (RuntimeException unexpected) {
        again(
            document,
            "It could not be taken in ("
                + unexpected.getClass().getSimpleName()
                + "); what was fetched is kept.");
      }
    }

    private void fetch(InboundDocument document) {
      InboundSource asked = source;
      if (asked == null) {
        throw new IllegalStateException("nobody can be asked for a lost file");
      }
      if (stopped != null) {
        giveBack(document);
        return;
      }
      byte[] bytes = asked.fetch(id, document.told().reference());
      silent = 0;
      String sha256 = Sha256.of(bytes);
      InboundDocument.Kept fetched =
          new InboundDocument.Kept(
              ReceiveInbound.key(document.told(), sha256), sha256, bytes.length);
      ports.files.put(id, fetched.storageKey(), bytes);
      ports.transactions.inCompany(
          id,
          () -> {
            ports.documents.keep(id, document.id(), fetched);
            return 0;
          });
      taken(document, fetched, bytes);
    }

    private void taken(InboundDocument document, InboundDocument.Kept kept, byte[] bytes) {
      arrivals += settle.settle(company, document, kept, bytes, arrivals < TOLD).size();
    }

    private void giveBack(InboundDocument document) {
      Instant notBefore = ports.clock.instant().plus(pause());
      ports.transactions.inCompany(
          id,
          () -> {
            ports.documents.release(id, document.id(), notBefore);
            return 0;
          });
    }

    private void again(InboundDocument document, String error) {
      boolean given = document.attempts() >= ATTEMPTS;
      settled(
          document,
          given
              ? InboxState.FAILED
              : document.kept() == null ? InboxState.PENDING : InboxState.FETCHED,
          error);
    }

    private void settled(InboundDocument document, InboxState state, String error) {
      Instant now = ports.clock.instant();
      Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(document.attempts(), 10));
      ports.transactions.inCompany(
          id,
          () -> {
            ports.documents.settle(
                id,
                new InboundDocuments.Settlement(
                    document.id(),
                    state,
                    now.plus(delay),
                    null,
                    error,
                    List.of(),
                    !state.waiting(),
                    List.of(),
                    now));
            return 0;
          });
    }

    /** How long the authority is left in peace. */
    private Duration pause() {
      if ((stopped != null ? stopped : listBroke)
          instanceof AuthorityException.LimitReached limit) {
        return limit.retryAfter().orElse(LIMIT_DELAY);
      }
      return stopped == null ? Duration.ZERO : REST;
    }

    /** What is to be tried again does not wait for the next look, unless nobody can be asked. */
    private void later() {
      ports.transactions.inCompany(
          id,
          () -> {
            Instant soonest = ports.clock.instant().plus(pause()).plus(SOONEST);
            boolean limited =
                (stopped != null ? stopped : listBroke) instanceof AuthorityException.LimitReached;
            Optional.of(soonest)
                .filter(at -> limited)
                .or(() -> ports.documents.nextAttempt(id, channel))
                .map(at -> at.isBefore(soonest) ? soonest : at)
                .ifPresent(
                    at ->
                        ports.jobs.enqueueAt(job(id, channel, "@" + at.getEpochSecond() / 60), at));
            return 0;
          });
    }

    private void tell() {
      if (arrivals == 0) {
        return;
      }
      ports.transactions.inCompany(
          id,
          () -> {
            ports.notifications.tell(
                Notice.toCompany(
                    id,
                    NotificationType.SYNC_COMPLETED,
                    id + "@" + channel.wireName() + "@" + ports.clock.instant(),
                    Map.of("syncedCount", Integer.toString(arrivals))));
            return 0;
          });
    }
  }
}
