package ro.storno.domain.party;

import org.jspecify.annotations.Nullable;

/**
 * A seller or buyer as a document shows it: a snapshot, not a live record (BG-4, BG-7).
 *
 * @param name registered name (BT-27, BT-44); not null
 * @param taxCode CIF, CNP or foreign identifier as typed, such as {@code RO12345678}; or null
 * @param vatCode VAT identifier with country prefix (BT-31, BT-48), or null if not registered
 * @param registrationNumber trade register number (BT-30, BT-47), such as {@code J40/123/2020}; or
 *     null
 * @param vatPayer whether registered for VAT
 * @param address postal address; not null
 * @param email contact e-mail (BT-43, BT-58), or null
 * @param phone contact telephone (BT-42, BT-57), or null
 * @param contactPerson contact name (BT-41, BT-56), or null
 * @param bankName name of the bank, or null
 * @param bankAccount IBAN, or null
 */
public record Party(
    String name,
    @Nullable String taxCode,
    @Nullable String vatCode,
    @Nullable String registrationNumber,
    boolean vatPayer,
    Address address,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String contactPerson,
    @Nullable String bankName,
    @Nullable String bankAccount) {
  /**
   * Returns a party registered for VAT in Romania, or not, by the prefix of its CIF.
   *
   * @param name registered name; not null
   * @param cif with the prefix RO if registered for VAT, such as {@code RO18547290}; not null
   * @param address not null
   */
  public static Party of(String name, String cif, Address address) {
    boolean vatPayer = cif.strip().regionMatches(true, 0, "RO", 0, 2);
    String digits = Cif.parse(cif).map(Cif::digits).orElse(cif.strip());
    String vatCode = vatPayer ? Cif.parse(cif).map(Cif::withPrefix).orElse(cif.strip()) : null;
    return new Party(name, digits, vatCode, null, vatPayer, address, null, null, null, null, null);
  }

  /** Returns the party under another name. */
  public Party withName(String other) {
    return new Party(
        other,
        taxCode,
        vatCode,
        registrationNumber,
        vatPayer,
        address,
        email,
        phone,
        contactPerson,
        bankName,
        bankAccount);
  }

  /** Returns the party at another address. */
  public Party withAddress(Address other) {
    return new Party(
        name,
        taxCode,
        vatCode,
        registrationNumber,
        vatPayer,
        other,
        email,
        phone,
        contactPerson,
        bankName,
        bankAccount);
  }
}
