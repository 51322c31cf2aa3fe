package ro.storno.domain.tax;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.party.Countries;

/**
 * How a sale is taxed by where the client is: what {@code autoApplyVatRules} applies to the lines
 * of a document (api-reference/invoices/create.md, defaults/invoice-defaults.md).
 */
public enum VatTreatment {
  /** At home, or nothing special: the rates stay as entered. */
  DOMESTIC,
  /** A taxable person in another member state owes the VAT itself (category AE, 0 %). */
  REVERSE_CHARGE,
  /** A consumer in another member state pays the VAT of that state (category S). */
  ONE_STOP_SHOP,
  /** A client outside the European Union (category G, 0 %). */
  EXPORT;

  private static final VatRate REVERSED = new VatRate(VatCategory.AE, Percentage.ZERO);
  private static final VatRate EXPORTED = new VatRate(VatCategory.G, Percentage.ZERO);

  /**
   * What decides the treatment.
   *
   * @param sellerCountry ISO 3166-1 alpha-2; not null
   * @param sellerVatPayer whether the seller is registered for VAT
   * @param sellerVatIn the seller's VAT identifier for trade within the Union, or null
   * @param sellerOss whether the seller is registered for the one-stop shop
   * @param clientCountry ISO 3166-1 alpha-2, or null where unknown
   * @param clientVatValid whether VIES has confirmed the client's VAT identifier
   * @param day the day that decides, the tax point; not null
   */
  public record Facts(
      String sellerCountry,
      boolean sellerVatPayer,
      @Nullable String sellerVatIn,
      boolean sellerOss,
      @Nullable String clientCountry,
      boolean clientVatValid,
      LocalDate day) {
    /** Refuses null where it is not meant. */
    public Facts {
      Objects.requireNonNull(sellerCountry, "sellerCountry");
      Objects.requireNonNull(day, "day");
    }
  }

  /** Returns the treatment that the facts lead to. */
  public static VatTreatment of(Facts facts) {
    String client = facts.clientCountry();
    if (!facts.sellerVatPayer()
        || client == null
        || client.isBlank()
        || Countries.isoOf(client).equals(facts.sellerCountry())) {
      return DOMESTIC;
    }
    if (!Countries.inEuropeanUnion(client, facts.day())) {
      return EXPORT;
    }
    String vatIn = facts.sellerVatIn();
    if (facts.clientVatValid()) {
      return vatIn != null && !vatIn.isBlank() ? REVERSE_CHARGE : DOMESTIC;
    }
    return facts.sellerOss() ? ONE_STOP_SHOP : DOMESTIC;
  }

  /**
   * Returns the rate that a line takes. Only category S changes: what the user chose as exempt or
   * otherwise stays.
   *
   * @param entered the rate of the line as entered; not null
   * @param facts those the treatment came from; not null
   */
  public VatRate applyTo(VatRate entered, Facts facts) {
    if (entered.category() != VatCategory.S) {
      return entered;
    }
    return switch (this) {
      case DOMESTIC -> entered;
      case REVERSE_CHARGE -> REVERSED;
      case EXPORT -> EXPORTED;
      case ONE_STOP_SHOP -> rateOfClient(facts).orElse(entered);
    };
  }

  /** Returns the standard rate where the client is, if that is a member state. */
  public static Optional<VatRate> rateOfClient(Facts facts) {
    String client = facts.clientCountry();
    return client == null
        ? Optional.empty()
        : EuropeanVatRates.standard(Countries.isoOf(client), facts.day());
  }
}
