package ro.storno.simulator.anaf.efactura;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.taxpayer.CheckDigits;

/** What ANAF checks outside the published rules: whose document it is, and the check digits. */
final class IdentityRules implements UploadRule {
  private static final String CONSUMER = "0".repeat(13);

  @Override
  public List<String> errors(Filing filing, DocumentFacts facts, byte[] document) {
    List<String> errors = new ArrayList<>();
    DocumentFacts.Party owner = filing.selfBilled() ? facts.buyer() : facts.seller();
    if (!filing.enforcement() && !owner.is(filing.cif())) {
      errors.add(
          "CIF-ul "
              + filing.cif()
              + " din request nu este cel al "
              + (filing.selfBilled() ? "cumparatorului" : "vanzatorului")
              + " din factura ("
              + text(owner.code())
              + ")");
    }
    if (!facts.seller().foreign() && !valid(facts.seller().code())) {
      errors.add(
          identifier("AccountingSupplierParty", "R_BT_32_cui: Cui vanzator", facts.seller()));
    }
    buyer(filing, facts.buyer(), errors);
    return errors;
  }

  private static void buyer(Filing filing, DocumentFacts.Party buyer, List<String> errors) {
    if (filing.foreignBuyer()) {
      if (!buyer.foreign()) {
        errors.add("Parametrul extern=DA este permis doar daca cumparatorul nu este din Romania");
      }
    } else if (!valid(buyer.code())
        && !CONSUMER.equals(buyer.code())
        && !(filing.toConsumer() && buyer.code() == null)) {
      errors.add(identifier("AccountingCustomerParty", "R_BT_48_cui: Cui cumparator", buyer));
    }
  }

  private static boolean valid(@Nullable String code) {
    return code != null && (CheckDigits.cif(code) || CheckDigits.cnp(code));
  }

  private static String identifier(String section, String rule, DocumentFacts.Party party) {
    return "E: "
        + section
        + " (1) sectiune Party (1) sectiune PartyTaxScheme (1) sectiune CompanyID (1) eroare regula:"
        + " "
        + rule
        + " incorect / validare CUI ("
        + text(party.code())
        + ") ";
  }

  private static String text(@Nullable String code) {
    return code == null ? "" : code;
  }
}
