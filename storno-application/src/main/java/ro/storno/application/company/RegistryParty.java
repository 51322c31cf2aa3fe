package ro.storno.application.company;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.company.CompanyRegistry.Entry;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Party;

/** A company as the registry knows it, with what only its users know. */
public final class RegistryParty {
  private RegistryParty() {}

  /**
   * Returns the company.
   *
   * @param cif under which it was asked for; not null
   * @param entry what the registry says; not null
   * @param phone instead of the registry's, or null
   */
  public static Party of(
      Cif cif,
      Entry entry,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String bankName,
      @Nullable String bankAccount) {
    return new Party(
        entry.name(),
        cif.digits(),
        entry.vatPayer() ? cif.withPrefix() : null,
        entry.registrationNumber(),
        entry.vatPayer(),
        entry.address(),
        email,
        phone == null ? entry.phone() : phone,
        null,
        bankName,
        bankAccount);
  }

  /** Returns what the user should know about an entry, in words. */
  public static List<String> warnings(Entry entry) {
    List<String> warnings = new ArrayList<>();
    if (entry.fiscal().struckOff() != null) {
      warnings.add(
          "The registry says that it was struck off on " + entry.fiscal().struckOff() + ".");
    } else if (!entry.active()) {
      warnings.add("The registry lists this taxpayer as inactive.");
    }
    if (entry.outdatedSince() != null) {
      warnings.add(
          "The registry does not answer now; the details are those of "
              + entry.outdatedSince()
              + ".");
    }
    return warnings;
  }
}
