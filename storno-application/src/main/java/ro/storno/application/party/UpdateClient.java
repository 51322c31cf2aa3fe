package ro.storno.application.party;

import java.util.List;
import java.util.Set;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Changes a client, and the open documents of the month that show it. */
public final class UpdateClient {
  /**
   * Changes what is given.
   *
   * @param given names of the components of the entry that were sent; not null
   */
  public Result update(CompanyScope scope, ClientId id, ClientEntry entry, Set<String> given) {
    throw new UnsupportedOperationException();
  }

  /**
   * The changed client.
   *
   * @param client not null
   * @param invoicesUpdated how many editable invoices of the current month took the change
   * @param warnings in words; not null
   */
  public record Result(Client client, int invoicesUpdated, List<String> warnings) {}
}
