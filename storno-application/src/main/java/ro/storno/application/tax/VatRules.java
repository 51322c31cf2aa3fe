package ro.storno.application.tax;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.Company;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.party.Client;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatTreatment;

/**
 * Which VAT a sale to a client bears: gathers from company and client what the domain decides by
 * (api-reference/invoices/create.md, {@code autoApplyVatRules}).
 */
public final class VatRules {
  private VatRules() {}

  /** Returns what decides about a sale to a client on a day. */
  public static VatTreatment.Facts facts(Company company, @Nullable Client client, LocalDate day) {
    String country = company.party().address().country();
    return new VatTreatment.Facts(
        country == null ? "RO" : country,
        company.party().vatPayer(),
        company.settings().vatIn(),
        company.settings().oss(),
        client == null ? null : client.party().address().country(),
        client != null && Boolean.TRUE.equals(client.viesValid()),
        day);
  }

  /** Returns the lines with the rules applied; only lines of category S change. */
  public static List<DocumentLine> applied(
      Company company, @Nullable Client client, LocalDate day, List<DocumentLine> lines) {
    VatTreatment.Facts facts = facts(company, client, day);
    VatTreatment treatment = VatTreatment.of(facts);
    return lines.stream()
        .map(line -> with(line, treatment.applyTo(line.vatRate(), facts)))
        .toList();
  }

  private static DocumentLine with(DocumentLine line, VatRate rate) {
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
