package ro.storno.simulator.anaf.efactura;

import java.util.List;
import ro.storno.simulator.fault.Seed;

/** Reasons for which documents are refused by chance. */
final class Refusals {
  private static final List<String> REASONS =
      List.of(
          "E: validari globale SCHEMATRON eroare: [BR-RO-110]-Daca Codul ţării vânzătorului (BT-40)"
              + " este RO , atunci Subdiviziunea ţării vânzătorului (BT-39) trebuie să fie"
              + " codificată folosind lista de coduri ISO 3166-2:RO.",
          "E: validari globale SCHEMATRON eroare: [BR-CO-09]-The Seller VAT identifier (BT-31)"
              + " shall have a prefix in accordance with ISO code ISO 3166-1 alpha-2.",
          "E: validari globale SCHEMATRON eroare: [BR-CO-15]-Invoice total amount with VAT (BT-112)"
              + " = Invoice total amount without VAT (BT-109) + Invoice total VAT amount"
              + " (BT-110).");

  private Refusals() {}

  static String drawn(Seed seed, String hash, int ordinal) {
    return REASONS.get(seed.below(REASONS.size(), "refusal", hash, ordinal));
  }
}
