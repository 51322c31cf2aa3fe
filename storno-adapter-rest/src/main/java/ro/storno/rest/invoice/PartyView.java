package ro.storno.rest.invoice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.party.Party;

/**
 * A seller or buyer as the document shows it.
 *
 * @param id the client or company behind it, if there is one
 * @param uuid the same
 * @param name name
 * @param cif tax code
 * @param vatCode VAT identifier
 * @param registrationNumber trade register number
 * @param address street and number
 * @param city town
 * @param county county
 * @param country ISO 3166-1 alpha-2
 * @param postalCode postal code
 * @param email e-mail
 * @param phone telephone
 */
public record PartyView(
    @Nullable UUID id,
    @Nullable UUID uuid,
    String name,
    @Nullable String cif,
    @Nullable String vatCode,
    @Nullable String registrationNumber,
    @Nullable String address,
    @Nullable String city,
    @Nullable String county,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable String email,
    @Nullable String phone) {

  /** Maps a party and the client or company behind it. */
  public static PartyView of(@Nullable UUID id, Party party) {
    return new PartyView(
        id,
        id,
        party.name(),
        party.taxCode(),
        party.vatCode(),
        party.registrationNumber(),
        party.address().street(),
        party.address().city(),
        party.address().county(),
        party.address().country(),
        party.address().postalCode(),
        party.email(),
        party.phone());
  }
}
