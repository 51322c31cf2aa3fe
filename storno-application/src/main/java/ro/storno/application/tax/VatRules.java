package ro.storno.application.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Countries;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/**
 * Which VAT a sale abroad bears (api-reference/invoices/create.md, {@code autoApplyVatRules}; the
 * conditions as deployed clients rely on them, notes/client-contract.md).
 */
public final class VatRules {
  private final OssRates ossRates;

  /**
   * @param ossRates standard rates of the member states; not null
   */
  public VatRules(OssRates ossRates) {
    this.ossRates = ossRates;
  }

  /** How a sale to a client is treated. */
  public enum Treatment {
    /** Like any sale at home. */
    DOMESTIC,
    /** The buyer owes the VAT (category AE). */
    REVERSE_CHARGE,
    /** VAT of the buyer's country through the one-stop shop. */
    ONE_STOP_SHOP,
    /** Export; nought per cent. */
    EXPORT
  }

  /** Returns how a sale to a client is treated on a day. */
  public Treatment treatment(Company company, @Nullable Client client, LocalDate day) {
    String country = client == null ? null : client.party().address().country();
    if (client == null || country == null || country.equals("RO")) {
      return Treatment.DOMESTIC;
    }
    if (!Countries.inEuropeanUnion(country, day)) {
      return Treatment.EXPORT;
    }
    if (Boolean.TRUE.equals(client.viesValid())) {
      return company.settings().vatIn() == null ? Treatment.DOMESTIC : Treatment.REVERSE_CHARGE;
    }
    boolean destination = company.settings().oss() && ossRates.standard(country, day).isPresent();
    return destination ? Treatment.ONE_STOP_SHOP : Treatment.DOMESTIC;
  }

  /** Returns the standard rate of the client's country, where the one-stop shop applies. */
  public Optional<VatRate> ossRate(Company company, @Nullable Client client, LocalDate day) {
    if (client == null || treatment(company, client, day) != Treatment.ONE_STOP_SHOP) {
      return Optional.empty();
    }
    return ossRates
        .standard(Objects.requireNonNull(client.party().address().country()), day)
        .map(rate -> new VatRate(VatCategory.S, rate));
  }

  /** Returns the lines with the rules applied; only lines of category S change. */
  public List<DocumentLine> applied(
      Company company, @Nullable Client client, LocalDate day, List<DocumentLine> lines) {
    Optional<VatRate> rate =
        switch (treatment(company, client, day)) {
          case DOMESTIC -> Optional.empty();
          case REVERSE_CHARGE -> Optional.of(new VatRate(VatCategory.AE, Percentage.ZERO));
          case EXPORT -> Optional.of(new VatRate(VatCategory.Z, Percentage.ZERO));
          case ONE_STOP_SHOP -> ossRate(company, client, day);
        };
    return rate.map(found -> lines.stream().map(line -> taxed(line, found)).toList()).orElse(lines);
  }

  private static DocumentLine taxed(DocumentLine line, VatRate rate) {
    if (line.vatRate().category() != VatCategory.S) {
      return line;
    }
    return new DocumentLine(
        line.id(),
        line.description(),
        line.quantity(),
        line.unitOfMeasure(),
        line.unitPrice(),
        rate,
        line.vatIncluded(),
        line.discount(),
        line.productId(),
        line.productCode(),
        line.extensions());
  }
}
