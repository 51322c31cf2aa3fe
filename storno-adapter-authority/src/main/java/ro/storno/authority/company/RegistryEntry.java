package ro.storno.authority.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ro.storno.application.company.CompanyRegistry.Entry;
import ro.storno.application.company.CompanyRegistry.FiscalStatus;
import ro.storno.application.company.CompanyRegistry.Period;
import ro.storno.domain.party.Address;

/** Reads one element of {@code found} in an answer of PlatitorTvaRest v9. */
final class RegistryEntry {
  private RegistryEntry() {}

  static Entry of(String cif, JsonNode found) {
    JsonNode general = found.path("date_generale");
    JsonNode inactivity = found.path("stare_inactiv");
    String name = RegistryText.text(general, "denumire");
    LocalDate struckOff = struckOff(general, inactivity);
    Address seat = RegistryAddress.of(found.path("adresa_sediu_social"), "s");
    Address domicile = RegistryAddress.of(found.path("adresa_domiciliu_fiscal"), "d");
    return new Entry(
        cif,
        name == null ? cif : name,
        RegistryText.text(general, "nrRegCom"),
        found.path("inregistrare_scop_Tva").path("scpTVA").asBoolean(false),
        found.path("inregistrare_RTVAI").path("statusTvaIncasare").asBoolean(false),
        address(seat, domicile, general),
        RegistryText.text(general, "telefon"),
        !inactivity.path("statusInactivi").asBoolean(false) && struckOff == null,
        fiscal(found, general, struckOff, domicile),
        null);
  }

  /** Only the general text is there for some of those that have no seat, such as associations. */
  private static Address address(
      @Nullable Address seat, @Nullable Address domicile, JsonNode general) {
    if (seat != null) {
      return seat;
    }
    return domicile != null
        ? domicile
        : new Address(
            RegistryText.text(general, "adresa"),
            null,
            null,
            RegistryText.text(general, "codPostal"),
            "RO");
  }

  /** The date stands in the register of inactive taxpayers, or in the state in words. */
  private static @Nullable LocalDate struckOff(JsonNode general, JsonNode inactivity) {
    LocalDate date = RegistryText.date(inactivity, "dataRadiere");
    String state = RegistryText.text(general, "stare_inregistrare");
    boolean said = state != null && state.toUpperCase(Locale.ROOT).startsWith("RADIER");
    return date == null && said && state != null ? RegistryText.date(state) : date;
  }

  private static FiscalStatus fiscal(
      JsonNode found, JsonNode general, @Nullable LocalDate struckOff, @Nullable Address domicile) {
    return new FiscalStatus(
        RegistryText.text(general, "stare_inregistrare"),
        RegistryText.date(general, "data_inregistrare"),
        struckOff,
        vatPeriods(found.path("inregistrare_scop_Tva").path("perioade_TVA")),
        period(found.path("inregistrare_RTVAI"), "dataInceputTvaInc", "dataSfarsitTvaInc"),
        found.path("inregistrare_SplitTVA").path("statusSplitTVA").asBoolean(false),
        period(found.path("stare_inactiv"), "dataInactivare", "dataReactivare"),
        general.path("statusRO_e_Factura").asBoolean(false),
        RegistryText.date(general, "data_inreg_Reg_RO_e_Factura"),
        RegistryText.text(general, "cod_CAEN"),
        RegistryText.text(general, "iban"),
        domicile);
  }

  /** A list in what is served, a single object in what is documented. */
  private static List<Period> vatPeriods(JsonNode told) {
    List<Period> periods = new ArrayList<>();
    for (JsonNode each : told.isArray() ? told : List.of(told)) {
      Period period = period(each, "data_inceput_ScpTVA", "data_sfarsit_ScpTVA");
      if (period != null) {
        periods.add(period);
      }
    }
    return periods;
  }

  private static @Nullable Period period(JsonNode object, String from, String until) {
    LocalDate first = RegistryText.date(object, from);
    LocalDate last = RegistryText.date(object, until);
    return first == null && last == null ? null : new Period(first, last);
  }
}
