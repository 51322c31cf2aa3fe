package ro.storno.application.company;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;

/** Adds a company to the actor's organization, by its CIF. */
public final class CreateCompany {
  /** Adds the company. */
  public Result create(Actor actor, Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * Which company; everything but the CIF is used only where the registry cannot be reached.
   *
   * @param cif with or without RO
   * @param name registered name
   * @param registrationNumber trade register number
   * @param vatPayer whether registered for VAT
   * @param address street and number
   * @param city town or Bucharest sector
   * @param county or sector code
   * @param postalCode postal code
   * @param country ISO 3166-1 alpha-2, RO unless given
   * @param phone telephone
   * @param email e-mail
   * @param bankName bank
   * @param bankAccount IBAN
   * @param defaultCurrency ISO 4217, RON unless given
   */
  public record Command(
      @Nullable String cif,
      @Nullable String name,
      @Nullable String registrationNumber,
      @Nullable Boolean vatPayer,
      @Nullable String address,
      @Nullable String city,
      @Nullable String county,
      @Nullable String postalCode,
      @Nullable String country,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String bankName,
      @Nullable String bankAccount,
      @Nullable String defaultCurrency) {}

  /**
   * What was added.
   *
   * @param company not null
   * @param fromRegistry whether the registry confirmed the details
   * @param warnings what to look at, in words; not null
   */
  public record Result(Company company, boolean fromRegistry, List<String> warnings) {}
}
