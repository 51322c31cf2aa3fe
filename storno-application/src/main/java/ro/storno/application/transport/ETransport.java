package ro.storno.application.transport;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;
import ro.storno.domain.transport.Uit;

/**
 * ANAF's RO e-Transport service, one method per operation; external-apis.md, section 3. One call is
 * one request: whoever calls decides about repetition. All methods throw {@link
 * ro.storno.application.authority.AuthorityException}, as those of e-Factura do: what ANAF says of
 * rights, limits and its own troubles, even in an answer with status 200, is never a verdict. Not
 * for use inside a transaction. Implementations are thread-safe.
 */
public interface ETransport {
  /** The list goes back so many days. */
  int LONGEST_LIST = 60;

  /** Hands a declaration in ({@code /upload/ETRANSP/{cif}/2}). */
  UploadAnswer upload(AnafAccessToken token, Cif cif, byte[] xml);

  /** Asks what became of an upload ({@code /stareMesaj/{index}}). */
  StateAnswer state(AnafAccessToken token, UploadIndex index);

  /**
   * Lists what was handed in for a taxpayer ({@code /lista/{days}/{cif}}).
   *
   * @param days 1 to {@link #LONGEST_LIST}
   */
  Listing list(AnafAccessToken token, Cif cif, int days);

  /** What ANAF said to an upload. */
  sealed interface UploadAnswer {
    /**
     * Taken in, to be judged.
     *
     * @param index not null
     * @param uit valid once the declaration is found right; null where ANAF gave none
     * @param raw answer as it came; not null
     */
    record Taken(UploadIndex index, @Nullable Uit uit, String raw) implements UploadAnswer {}

    /**
     * Refused at the door; nothing was taken in.
     *
     * @param errors in ANAF's words; not empty
     * @param raw answer as it came; not null
     */
    record Refused(List<String> errors, String raw) implements UploadAnswer {}
  }

  /** What ANAF said about the state of an upload. */
  sealed interface StateAnswer {
    /** Still being judged. */
    record InProgress(String raw) implements StateAnswer {}

    /** Found right. */
    record Accepted(String raw) implements StateAnswer {}

    /**
     * Found wrong, or not taken into the system.
     *
     * @param errors in ANAF's words; not empty
     */
    record Rejected(List<String> errors, String raw) implements StateAnswer {}

    /**
     * The question itself failed; says nothing about the declaration.
     *
     * @param errors in ANAF's words; not empty
     */
    record Unanswered(List<String> errors, String raw) implements StateAnswer {}
  }

  /**
   * What ANAF lists.
   *
   * @param entries not null
   * @param unreadable entries that cannot be understood, as JSON; not null
   */
  record Listing(List<Entry> entries, List<String> unreadable) {
    /** Takes copies. */
    public Listing {
      entries = List.copyOf(entries);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * A declaration that ANAF has.
   *
   * @param index not null
   * @param uit or null where it has none
   * @param reference the declarant's, or null where it is not listed
   * @param createdAt not null
   */
  record Entry(
      UploadIndex index, @Nullable Uit uit, @Nullable String reference, Instant createdAt) {}
}
