package ro.storno.application.party;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.party.Client;

/** Adds a client; one with the same CUI is returned instead of doubled. */
public final class CreateClient {
  /** Adds the client. */
  public Result create(CompanyScope scope, ClientEntry entry) {
    throw new UnsupportedOperationException();
  }

  /**
   * The client, new or found.
   *
   * @param client not null
   * @param existing whether it was there before; then nothing was changed
   * @param warnings such as a failed checksum, in words; not null
   */
  public record Result(Client client, boolean existing, List<String> warnings) {}
}
