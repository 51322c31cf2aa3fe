package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.anaf.SyncWindow;
import ro.storno.domain.company.Company;
import ro.storno.domain.party.Cif;

/**
 * Puts into the inbox whatever ANAF lists since the last complete look. Paginated lists only: the
 * other one refuses more than 500 messages. A look that breaks off is repeated from the same point,
 * and messages that are in the inbox already are not doubled.
 */
public final class ListMessages {
  /** Pages of 500 messages in a span: more than a year of a big company. */
  private static final int MOST_PAGES = 2000;

  private static final int PASSES = 3;

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
   * Lists what is new.
   *
   * @throws AuthorityException if ANAF does not let us
   */
  void list(Company company, Cif cif, AnafSession session) {
    SyncState state = transactions.inCompany(company.id(), () -> book.findForUpdate(company.id()));
    SyncWindow.Margin margin = SyncWindow.Margin.USUAL;
    while (true) {
      SyncWindow window =
          SyncWindow.next(
              state.listedTo(), company.settings().syncDaysBack(), clock.instant(), margin);
      EFactura.MessagePage first;
      try {
        first = page(cif, session, window, 1);
      } catch (AuthorityException.Declined declined) {
        // It may be that our clock is not ANAF's: then a narrower span goes through.
        margin = margin.wider().orElseThrow(() -> declined);
        continue;
      }
      read(company, cif, session, window, first);
      return;
    }
  }

  private EFactura.MessagePage page(Cif cif, AnafSession session, SyncWindow window, int page) {
    plan.take(new CallPlan.Call(CallPlan.Operation.LIST, cif, ""));
    EFactura.MessageQuery query =
        new EFactura.MessageQuery(cif, window.from(), window.to(), page, EFactura.Filter.ALL);
    return session.call(token -> eFactura.messages(token, query));
  }

  /**
   * Reads all pages. While we read, messages may come in and shift the pages: if fewer were seen
   * than there are, all is read again.
   */
  private void read(
      Company company,
      Cif cif,
      AnafSession session,
      SyncWindow window,
      EFactura.MessagePage first) {
    Set<String> seen = new HashSet<>();
    EFactura.MessagePage page = first;
    for (int pass = 1; ; pass++) {
      keep(company, page.messages(), seen);
      for (int number = 2; number <= Math.min(page.pages(), MOST_PAGES); number++) {
        page = page(cif, session, window, number);
        keep(company, page.messages(), seen);
      }
      boolean complete = seen.size() >= page.total();
      if (complete || pass == PASSES) {
        finish(company, window, complete ? null : missing(seen.size(), page.total()));
        return;
      }
      page = page(cif, session, window, 1);
    }
  }

  private static String missing(int seen, long total) {
    return "ANAF counts "
        + total
        + " messages but lists "
        + seen
        + "; the same span is listed again next time.";
  }

  private void keep(Company company, List<SpvMessage> messages, Set<String> seen) {
    Instant now = clock.instant();
    List<InboxMessage> listed = new ArrayList<>();
    for (SpvMessage message : messages) {
      if (seen.add(message.id().value())) {
        listed.add(InboxMessage.listed(new InboxMessageId(ids.next()), company.id(), message, now));
      }
    }
    if (!listed.isEmpty()) {
      transactions.inCompany(company.id(), () -> inbox.add(company.id(), listed));
    }
  }

  private void finish(Company company, SyncWindow window, @Nullable String missing) {
    String note = missing;
    if (note == null && window.gap() != null) {
      note =
          "What came between "
              + window.from().minus(window.gap())
              + " and "
              + window.from()
              + " can no longer be fetched: ANAF lists 60 days.";
    }
    String told = note;
    transactions.inCompany(
        company.id(),
        () -> {
          SyncState state = book.findForUpdate(company.id());
          SyncState after = state.listed(missing == null ? window.to() : state.listedTo(), told);
          book.save(after);
          return after;
        });
  }
}
