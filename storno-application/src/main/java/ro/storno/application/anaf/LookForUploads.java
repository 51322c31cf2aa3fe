package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;
import ro.storno.domain.submission.Channel;

/**
 * Looks through ANAF's list of accepted documents for such as came from no upload that is known,
 * and remembers them by the hash of their bytes. All lost uploads of a company share one look.
 *
 * <p>A look may be long: thousands of messages are dozens of pages. Reading changes nothing at
 * ANAF, so a page that fails is read again at once; what was identified is kept, whatever becomes
 * of the rest; and a message that cannot be fetched holds up no other. Only a look in which nothing
 * was left out counts as finished.
 */
final class LookForUploads {
  /** A look that is younger tells nothing new. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** A turn ends by itself after this time. */
  private static final Duration TURN = Duration.ofMinutes(5);

  /** Clocks differ: ANAF's list takes no end in its future and no beginning before its window. */
  private static final Duration BEHIND = Duration.ofSeconds(60);

  private static final Duration WINDOW_MARGIN = Duration.ofMinutes(5);

  /** How often one page or archive is asked for in a look. */
  private static final int TRIES = 6;

  /** A quota that is used up for longer is that of one message, not the common one. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Sightings sightings;
  private final Submissions submissions;
  private final AnafCalls calls;
  private final SealCheck seals;
  private final Clock clock;

  LookForUploads(
      Transactions transactions,
      Sightings sightings,
      Submissions submissions,
      AnafCalls calls,
      SealCheck seals,
      Clock clock) {
    this.transactions = transactions;
    this.sightings = sightings;
    this.submissions = submissions;
    this.calls = calls;
    this.seals = seals;
    this.clock = clock;
  }

  /** Returns the upload that brought some bytes to ANAF, as far as seen. */
  Optional<Sightings.Sighting> seen(CompanyId company, String sha256) {
    return transactions.inCompany(company, () -> sightings.of(company, sha256));
  }

  /**
   * Looks through the list, unless somebody else does or has just done so.
   *
   * @param from from when on; not null
   * @return the newest finished look that reaches back so far, or empty if there is none
   */
  Optional<Sightings.Look> look(CompanyId company, Cif cif, Instant from) {
    Instant now = clock.instant();
    Optional<Sightings.Look> last = lastSince(company, from);
    if (last.filter(look -> look.begun().plus(FRESH).isAfter(now)).isPresent()
        || !transactions.inCompany(
            company, () -> sightings.takeTurn(company, now, now.plus(TURN)))) {
      return last;
    }
    Sightings.Look finished = null;
    try {
      finished = lookThrough(company, cif, from, now);
    } finally {
      end(company, finished);
    }
    return finished == null ? last : Optional.of(finished);
  }

  private Optional<Sightings.Look> lastSince(CompanyId company, Instant from) {
    return transactions
        .inCompany(company, () -> sightings.lastLook(company))
        .filter(look -> !look.from().isAfter(from));
  }

  private void end(CompanyId company, Sightings.@Nullable Look finished) {
    transactions.inCompany(
        company,
        () -> {
          sightings.endTurn(company, finished);
          return 0;
        });
  }

  /** Returns null if something was left out. */
  private Sightings.@Nullable Look lookThrough(
      CompanyId company, Cif cif, Instant from, Instant begun) {
    Instant earliest = begun.minus(EFactura.WINDOW).plus(WINDOW_MARGIN);
    Instant beginning = from.isBefore(earliest) ? earliest : from;
    Instant end = begun.minus(BEHIND);
    int page = 1;
    int pages = beginning.isBefore(end) ? 1 : 0;
    long total = 0;
    Set<DownloadId> listed = new HashSet<>();
    boolean complete = true;
    while (page <= pages) {
      EFactura.MessageQuery query =
          new EFactura.MessageQuery(cif, beginning, end, page, EFactura.Filter.SENT);
      EFactura.MessagePage found = patiently(() -> calls.messages(company, query));
      // What cannot be understood may be what is looked for.
      complete &= found.unreadable().isEmpty();
      total = Math.max(total, found.total());
      found.messages().forEach(message -> listed.add(message.id()));
      for (SpvMessage message : unknown(company, found.messages())) {
        complete &= identify(company, cif, message);
      }
      pages = found.pages();
      page++;
    }
    // Pages shift while they are read, and ANAF counts more than it lists at times.
    return complete && listed.size() >= total ? new Sightings.Look(from, end) : null;
  }

  private static <T> T patiently(Supplier<T> reading) {
    for (int tries = 1; ; tries++) {
      try {
        return reading.get();
      } catch (AuthorityException.NotReached | AuthorityException.OutcomeUnknown failure) {
        if (tries == TRIES) {
          throw failure;
        }
      }
    }
  }

  private List<SpvMessage> unknown(CompanyId company, List<SpvMessage> messages) {
    return transactions.inCompany(
        company,
        () -> {
          Set<DownloadId> seen =
              sightings.seen(company, messages.stream().map(SpvMessage::id).toList());
          List<SpvMessage> unknown = new ArrayList<>();
          for (SpvMessage message : messages) {
            if (!seen.contains(message.id())
                && !submissions.knowsReference(
                    company, Channel.ANAF, message.uploadIndex().value())) {
              unknown.add(message);
            }
          }
          return unknown;
        });
  }

  /** Returns whether it is known now what a message holds. */
  private boolean identify(CompanyId company, Cif cif, SpvMessage message) {
    byte[] document;
    try {
      document = seals.open(patiently(() -> calls.download(company, cif, message.id()))).document();
      if (document == null) {
        return false; // damaged on its way, or not what was asked for
      }
    } catch (AuthorityException.Gone tooOld) {
      document = null;
    } catch (AuthorityException.LimitReached limit) {
      if (limit.retryAfter().orElse(SOON).compareTo(SOON) <= 0) {
        throw limit;
      }
      return false;
    } catch (AuthorityException.OutcomeUnknown | AuthorityException.Declined failure) {
      return false;
    }
    keep(company, message, document);
    return true;
  }

  private void keep(CompanyId company, SpvMessage message, byte @Nullable [] document) {
    Sightings.Sighting sighting =
        new Sightings.Sighting(
            message.id(),
            message.uploadIndex(),
            message.createdAt(),
            document == null ? null : Sha256.of(document));
    transactions.inCompany(
        company,
        () -> {
          sightings.add(company, sighting);
          return sighting;
        });
  }
}
