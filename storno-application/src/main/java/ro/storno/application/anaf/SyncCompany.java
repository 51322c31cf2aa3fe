package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.company.Companies;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notice;
import ro.storno.application.notification.Notifications;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.party.Cif;

/**
 * Synchronises a company with ANAF: lists what is new, fetches and takes it in. Everything it has
 * done is written down as it goes, so that a run that breaks off is simply run again. A failure of
 * ANAF's is no failure of the job: it is noted with the company, and the next run comes by the
 * calendar.
 */
public final class SyncCompany implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "anaf.sync";

  private static final int THREADS = 8;
  private static final Duration SOONEST = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Companies companies;
  private final AnafAccess access;
  private final SyncBook book;
  private final Inbox inbox;
  private final ListMessages listing;
  private final ReceiveMessages receiving;
  private final Notifications notifications;
  private final JobQueue jobs;
  private final Clock clock;

  /** Synchronises with the given ports; none is null. */
  public SyncCompany(
      Transactions transactions,
      Companies companies,
      AnafAccess access,
      SyncBook book,
      Inbox inbox,
      ListMessages listing,
      ReceiveMessages receiving,
      Notifications notifications,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.access = access;
    this.book = book;
    this.inbox = inbox;
    this.listing = listing;
    this.receiving = receiving;
    this.notifications = notifications;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Returns the job that synchronises a company: there is one at a time. */
  static Job job(CompanyId company) {
    return new Job(KIND, company, company.toString(), "{}");
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
    CompanyId id = Objects.requireNonNull(job.company(), "a synchronisation has a company");
    Optional<Company> company =
        transactions
            .inPlatform(() -> companies.find(id))
            .filter(each -> each.deletedAt() == null && !each.readOnly());
    if (company.isPresent()) {
      synchronise(company.get());
    }
  }

  private void synchronise(Company company) {
    Instant begin = clock.instant();
    save(company.id(), state -> state.started(begin));
    Optional<Cif> cif = Optional.ofNullable(company.party().taxCode()).flatMap(Cif::parse);
    if (cif.isEmpty()) {
      failed(company, "The company has no Romanian CIF, so ANAF has nothing for it.");
      return;
    }
    Optional<AnafSession> session = AnafSession.of(access, company.id());
    if (session.isEmpty()) {
      failed(
          company, "Nobody has authorized this company at ANAF, or all authorizations have ended.");
      return;
    }
    AuthorityException listBroke = null;
    try {
      listing.list(company, cif.get(), session.get());
    } catch (AuthorityException.OutcomeUnknown | AuthorityException.Declined noList) {
      // What was listed until then is fetched all the same.
      listBroke = noList;
    } catch (AuthorityException noCalls) {
      later(company.id(), ReceiveMessages.pause(noCalls));
      failed(company, String.valueOf(noCalls.getMessage()));
      return;
    }
    ended(company, received(company, cif.get(), session.get()), listBroke);
  }

  private ReceiveMessages.Run received(Company company, Cif cif, AnafSession session) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "anaf-receive");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return receiving.receive(
          company,
          cif,
          session,
          threads,
          arrival -> notifications.tell(arrival.notice(company.id())));
    } finally {
      threads.shutdownNow();
    }
  }

  private void ended(
      Company company, ReceiveMessages.Run run, @Nullable AuthorityException listBroke) {
    Throwable stopped = run.stopped() == null ? listBroke : run.stopped();
    tell(company, run);
    later(company.id(), ReceiveMessages.pause(stopped));
    if (stopped != null) {
      failed(
          company,
          stopped instanceof AuthorityException
                  || stopped instanceof ApplicationException.Unavailable
              ? String.valueOf(stopped.getMessage())
              : "The run was broken off; it goes on later.");
      return;
    }
    Instant end = clock.instant();
    save(company.id(), state -> state.succeeded(end));
    transactions.inPlatform(
        () -> {
          companies.synced(company.id(), end);
          return 0;
        });
  }

  /** A message that is to be tried again does not wait for the next run by the plan. */
  private void later(CompanyId company, Optional<Duration> pause) {
    transactions.inCompany(
        company,
        () -> {
          Instant soonest = clock.instant().plus(SOONEST);
          Optional<Instant> next = pause.map(soonest::plus).or(() -> inbox.nextAttempt(company));
          next.map(at -> at.isBefore(soonest) ? soonest : at)
              .ifPresent(
                  at -> {
                    String key = company + "@" + at.getEpochSecond() / 60;
                    jobs.enqueueAt(new Job(KIND, company, key, "{}"), at);
                  });
          return 0;
        });
  }

  private void tell(Company company, ReceiveMessages.Run run) {
    if (run.arrivals() == 0) {
      return;
    }
    transactions.inCompany(
        company.id(),
        () -> {
          notifications.tell(
              Notice.toCompany(
                  company.id(),
                  NotificationType.SYNC_COMPLETED,
                  company.id() + "@" + clock.instant(),
                  Map.of("syncedCount", Integer.toString(run.arrivals()))));
          return 0;
        });
  }

  private void failed(Company company, String why) {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, company.settings().timeZone());
    transactions.inCompany(
        company.id(),
        () -> {
          book.save(book.findForUpdate(company.id()).failed(why));
          notifications.tell(
              Notice.toCompany(
                  company.id(),
                  NotificationType.SYNC_FAILED,
                  company.id() + "@" + day,
                  Map.of("cif", String.valueOf(company.party().taxCode()), "error", why)));
          return 0;
        });
  }

  private void save(CompanyId company, UnaryOperator<SyncState> change) {
    transactions.inCompany(
        company,
        () -> {
          book.save(change.apply(book.findForUpdate(company)));
          return 0;
        });
  }
}
