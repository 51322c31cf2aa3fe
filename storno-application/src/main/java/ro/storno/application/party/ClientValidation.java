package ro.storno.application.party;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Countries;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.VatId;

/**
 * Has VIES confirm the VAT identifiers of clients in other member states, as creation and change of
 * a client do (api-reference/clients/create.md). VIES out of order keeps nobody from saving: a job
 * asks again later.
 */
final class ClientValidation {
  private final Vies vies;
  private final Clock clock;

  ClientValidation(Vies vies, Clock clock) {
    this.vies = vies;
    this.clock = clock;
  }

  /**
   * What was found out about a VAT identifier, to be kept with the client that bears it.
   *
   * @param id the identifier, or null if the client has none that VIES knows about
   * @param answer or null if VIES was not asked, or did not answer
   * @param at when it was asked
   * @param warnings for the user, in words
   */
  record Outcome(
      @Nullable VatId id, Vies.@Nullable Answer answer, Instant at, List<String> warnings) {

    /** Returns the client with the answer, unless its identifier is another one meanwhile. */
    Client on(Client client) {
      Vies.Answer given = answer;
      boolean same = vatId(client.party(), at).filter(v -> v.equals(id)).isPresent();
      return same && given != null
          ? client.withVies(given.valid(), at, given.name())
          : client.withVies(null, null, null);
    }

    /** Queues the question that VIES did not answer. */
    void askAgainLater(JobQueue jobs, Client client) {
      if (id != null && answer == null) {
        ValidateClientVatId.enqueue(jobs, client, id, 1, at);
      }
    }
  }

  /** Returns whether validating a client means asking VIES. */
  boolean asks(Client client) {
    return vies.connected() && vatId(client.party(), clock.instant()).isPresent();
  }

  /** Asks VIES about a client, if it is one of another member state with a VAT identifier. */
  Outcome validate(Client client) {
    Instant now = clock.instant();
    Optional<VatId> id = vatId(client.party(), now);
    if (id.isEmpty()) {
      return new Outcome(null, null, now, misspelt(client.party(), day(now)));
    }
    if (!vies.connected()) {
      return new Outcome(null, null, now, List.of());
    }
    try {
      Vies.Answer answer = vies.check(id.get());
      return new Outcome(id.get(), answer, now, answer.valid() ? List.of() : notValid(id.get()));
    } catch (ApplicationException.Unavailable unavailable) {
      String words =
          "VIES could not be asked about "
              + id.get()
              + "; it will be asked again. "
              + unavailable.getMessage();
      return new Outcome(id.get(), null, now, List.of(words));
    }
  }

  private static List<String> notValid(VatId id) {
    return List.of("VIES does not know " + id + " as a valid VAT identifier.");
  }

  /** Nothing that VIES could be asked about, though it was meant to be. */
  private static List<String> misspelt(Party party, LocalDate day) {
    String typed = party.vatCode();
    return typed != null && elsewhereInTheUnion(party, day)
        ? VatId.check("vatCode", typed).map(problem -> problem.message()).stream().toList()
        : List.of();
  }

  /**
   * Returns the identifier that VIES can be asked about: that of a client in another member state,
   * with the country's prefix or without.
   */
  static Optional<VatId> vatId(Party party, Instant now) {
    LocalDate day = day(now);
    String typed = party.vatCode();
    if (typed == null || !elsewhereInTheUnion(party, day)) {
      return Optional.empty();
    }
    return VatId.parse(typed)
        .or(() -> VatId.parse(country(party) + typed))
        .filter(id -> Countries.inEuropeanUnion(id.prefix(), day) && !id.prefix().equals("RO"));
  }

  private static boolean elsewhereInTheUnion(Party party, LocalDate day) {
    String country = country(party);
    boolean northernIreland =
        country.equals("GB")
            && VatId.parse(String.valueOf(party.vatCode()))
                .filter(id -> id.prefix().equals("XI"))
                .isPresent();
    return northernIreland || Countries.inEuropeanUnion(country, day) && !country.equals("RO");
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static String country(Party party) {
    String country = party.address().country();
    return country == null ? "RO" : country.toUpperCase(Locale.ROOT);
  }
}
