package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.OpenSpan;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.anaf.SyncWindow;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;

/**
 * Puts into the inbox whatever ANAF lists since the last look. Paginated lists only: the other one
 * refuses more than 500 messages. A long list is read in spans of few pages, oldest first, and each
 * span that was read counts: a list that breaks off goes on from there. Messages that are in the
 * inbox already are not doubled.
 *
 * <p>What ANAF lists but cannot be read, and what it counts but does not list, holds up nothing:
 * the span stays {@linkplain OpenSpan open} and is listed again, beside what is new.
 */
public final class ListMessages {
  /** Pages of 500 messages that are read at a time, at most; what breaks off is read again. */
  private static final int PAGES = 4;

  /** Not halved any more; longer than what spans overlap by, so that each one gets further. */
  private static final Duration SHORTEST = Duration.ofHours(2);

  /** More pages than a taxpayer can have in the shortest span are no answer. */
  private static final int MOST_PAGES = 2000;

  private static final int PASSES = 3;

  /** Asking changes nothing, so a page without an answer is asked for again at once. */
  private static final int TRIES = 3;

  private final Transactions transactions;
  private final EFactura eFactura;
  private final CallPlan plan;
  private final Inbox inbox;
  private final SyncBook book;
  private final Ids ids;
  private final Clock clock;

  /** Lists with the given ports; none is null. */
  public ListMessages(
      Transactions transactions,
      EFactura eFactura,
      CallPlan plan,
      Inbox inbox,
      SyncBook book,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.eFactura = eFactura;
    this.plan = plan;
    this.inbox = inbox;
    this.book = book;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Lists what is new, and again what was not complete.
   *
   * @throws AuthorityException if ANAF does not let us
   */
  void list(Company company, Cif cif, AnafSession session) {
    Run run = new Run(company, cif, session);
    run.latest();
    run.again();
  }

  /**
   * What a span came to.
   *
   * @param added messages that were not in the inbox before
   * @param missing how many more ANAF counts than it lists
   * @param unreadable as they came
   */
  private record Seen(int added, long missing, List<String> unreadable) {
    boolean complete() {
      return missing <= 0 && unreadable.isEmpty();
    }

    /**
     * Returns this with the entries that an earlier look met and that ANAF does not list any more,
     * unless new messages have come in their place.
     */
    Seen remembering(OpenSpan earlier) {
      List<String> vanished = new ArrayList<>(earlier.unreadable());
      vanished.removeAll(unreadable);
      if (vanished.size() <= added) {
        return this;
      }
      vanished.addAll(unreadable);
      return new Seen(added, missing, List.copyOf(vanished));
    }
  }

  /** One run over the list of one company. */
  private final class Run {
    private final Company company;
    private final CompanyId id;
    private final Cif cif;
    private final AnafSession session;
    private final Instant begun = clock.instant();
    private @Nullable String gap;

    Run(Company company, Cif cif, AnafSession session) {
      this.company = company;
      this.id = company.id();
      this.cif = cif;
      this.session = session;
    }

    void latest() {
      SyncWindow.Margin margin = SyncWindow.Margin.USUAL;
      Duration length = SyncWindow.REACH;
      boolean last = false;
      while (!last) {
        SyncWindow whole =
            SyncWindow.next(
                state().listedTo(), company.settings().syncDaysBack(), clock.instant(), margin);
        SyncWindow window = whole.atMost(length);
        EFactura.MessagePage first;
        try {
          first = page(window.from(), window.to(), 1);
        } catch (AuthorityException.Declined declined) {
          // It may be that our clock is not ANAF's: then a narrower span goes through.
          margin = margin.wider().orElseThrow(() -> declined);
          continue;
        }
        if (first.pages() > PAGES && window.length().compareTo(SHORTEST) > 0) {
          length = window.length().dividedBy(2);
          continue;
        }
        listed(window, read(window.from(), window.to(), first));
        last = window.equals(whole);
        length = length.multipliedBy(2);
      }
    }

    /** Lists a span again of which something is missing; it is narrowed as time passes over it. */
    void again() {
      OpenSpan open = state().open();
      if (open == null || !open.due(begun) || !open.lookedAt().isBefore(begun)) {
        return;
      }
      Instant reach = SyncWindow.reach(begun);
      Instant from = open.from().isBefore(reach) ? reach : open.from();
      Seen seen;
      try {
        Seen now = read(from, open.to(), page(from, open.to(), 1));
        seen = from.equals(open.from()) ? now : now.remembering(open);
      } catch (AuthorityException.Declined declined) {
        seen = new Seen(0, open.missing(), open.unreadable()); // tomorrow is another day
      }
      OpenSpan left = left(from, open.to(), seen);
      // Another run may have come upon something meanwhile: that is its own to tell, and is open.
      finish(
          state ->
              open.equals(state.open()) ? state.listed(state.listedTo(), note(left), left) : state);
    }

    private @Nullable OpenSpan left(Instant from, Instant to, Seen seen) {
      return seen.complete()
          ? null
          : new OpenSpan(from, to, begun, Math.max(0, seen.missing()), seen.unreadable());
    }

    private SyncState state() {
      return transactions.inCompany(id, () -> book.findForUpdate(id));
    }

    private EFactura.MessagePage page(Instant from, Instant to, int page) {
      EFactura.MessageQuery query =
          new EFactura.MessageQuery(cif, from, to, page, EFactura.Filter.ALL);
      for (int attempt = 1; ; attempt++) {
        plan.take(new CallPlan.Call(CallPlan.Operation.LIST, cif, ""));
        try {
          return session.call(token -> eFactura.messages(token, query));
        } catch (AuthorityException.OutcomeUnknown silence) {
          if (attempt == TRIES) {
            throw silence;
          }
        }
      }
    }

    /**
     * Reads all pages. While we read, messages may come in and shift the pages: if fewer were seen
     * than there are, all is read again.
     */
    private Seen read(Instant from, Instant to, EFactura.MessagePage first) {
      Set<String> seen = new HashSet<>();
      Set<String> unreadable = new LinkedHashSet<>();
      int added = 0;
      EFactura.MessagePage page = first;
      for (int pass = 1; ; pass++) {
        added += keep(page, seen, unreadable);
        for (int number = 2; number <= Math.min(page.pages(), MOST_PAGES); number++) {
          page = page(from, to, number);
          added += keep(page, seen, unreadable);
        }
        long missing = page.total() - seen.size() - unreadable.size();
        if (missing <= 0 || pass == PASSES) {
          return new Seen(added, missing, List.copyOf(unreadable));
        }
        page = page(from, to, 1);
      }
    }

    private int keep(EFactura.MessagePage page, Set<String> seen, Set<String> unreadable) {
      Instant now = clock.instant();
      List<InboxMessage> listed = new ArrayList<>();
      for (SpvMessage message : page.messages()) {
        if (seen.add(message.id().value())) {
          listed.add(InboxMessage.listed(new InboxMessageId(ids.next()), id, message, now));
        }
      }
      unreadable.addAll(page.unreadable());
      return listed.isEmpty() ? 0 : transactions.inCompany(id, () -> inbox.add(id, listed));
    }

    private void listed(SyncWindow window, Seen seen) {
      if (window.gap() != null) {
        gap =
            "What came between "
                + window.from().minus(window.gap())
                + " and "
                + window.from()
                + " can no longer be fetched: ANAF lists 60 days.";
      }
      OpenSpan left = left(window.from(), window.to(), seen);
      finish(
          state -> {
            OpenSpan before = state.open();
            OpenSpan earlier = before == null || before.bygone(begun) ? null : before;
            OpenSpan open = left == null ? earlier : left.with(earlier);
            return state.listed(window.to(), note(open), open);
          });
    }

    private @Nullable String note(@Nullable OpenSpan open) {
      String left = open == null ? null : open.note(begun);
      return gap == null ? left : left == null ? gap : gap + " " + left;
    }

    private void finish(UnaryOperator<SyncState> change) {
      transactions.inCompany(
          id,
          () -> {
            book.save(change.apply(book.findForUpdate(id)));
            return 0;
          });
    }
  }
}
