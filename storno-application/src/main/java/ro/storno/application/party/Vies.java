package ro.storno.application.party;

import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.party.VatId;

/**
 * VIES, the European Commission's exchange of VAT identifiers between the member states. Never
 * asked inside a transaction.
 */
public interface Vies {
  /** Returns whether this server may ask it at all. */
  boolean connected();

  /** Returns VIES as seen by a server that may not ask it. */
  static Vies disconnected() {
    return new Vies() {
      @Override
      public boolean connected() {
        return false;
      }

      @Override
      public Answer check(VatId id) {
        throw new ApplicationException.Unavailable(
            "VIES is not connected on this server; set STORNO_VIES_URL to"
                + " https://ec.europa.eu/taxation_customs/vies/rest-api to have VAT identifiers"
                + " checked.",
            new IllegalStateException("no address of VIES"));
      }
    };
  }

  /**
   * Asks the member state about a VAT identifier.
   *
   * @param id of a member state or of Northern Ireland; not null
   * @return what the member state says; never a guess
   * @throws ro.storno.application.ApplicationException.Unavailable if VIES or the member state's
   *     register does not answer, or VIES is not connected: nothing is known about the identifier
   *     then
   */
  Answer check(VatId id);

  /**
   * What a member state says.
   *
   * @param valid whether the identifier is registered for trade within the Union
   * @param name registered name, or null if the member state does not tell it
   * @param address registered address in one line, or null if the member state does not tell it
   */
  record Answer(boolean valid, @Nullable String name, @Nullable String address) {}
}
