package ro.storno.simulator.anaf.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.taxpayer.Address;
import ro.storno.simulator.anaf.taxpayer.Registrations;
import ro.storno.simulator.anaf.taxpayer.Taxpayer;

/** What the registries say about one taxpayer on one day; dates that do not apply are empty. */
final class RegistryEntries {
  private RegistryEntries() {}

  static Optional<ObjectNode> taxpayer(Taxpayer taxpayer, LocalDate day) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    general(entry.putObject("date_generale"), taxpayer, day);
    vat(entry, taxpayer, day);
    cashVat(entry.putObject("inregistrare_RTVAI"), taxpayer, day);
    boolean inactive = Registrations.since(taxpayer.registrations().inactiveSince(), day);
    ObjectNode activity = entry.putObject("stare_inactiv");
    activity.put(
        "dataInactivare", date(inactive ? taxpayer.registrations().inactiveSince() : null));
    activity.put("dataReactivare", "");
    activity.put("dataPublicare", date(inactive ? taxpayer.registrations().inactiveSince() : null));
    activity.put("dataRadiere", "");
    activity.put("statusInactivi", inactive);
    ObjectNode split = entry.putObject("inregistrare_SplitTVA");
    boolean divided = Registrations.since(taxpayer.registrations().splitVatSince(), day);
    split.put(
        "dataInceputSplitTVA", date(divided ? taxpayer.registrations().splitVatSince() : null));
    split.put("dataAnulareSplitTVA", "");
    split.put("statusSplitTVA", divided);
    address(entry.putObject("adresa_sediu_social"), "s", taxpayer.address());
    address(entry.putObject("adresa_domiciliu_fiscal"), "d", taxpayer.address());
    return Optional.of(entry);
  }

  private static void general(ObjectNode general, Taxpayer taxpayer, LocalDate day) {
    boolean registered = Registrations.since(taxpayer.registrations().efacturaSince(), day);
    general.put("cui", Long.parseLong(taxpayer.cif()));
    general.put("data", day.toString());
    general.put("denumire", taxpayer.name().toUpperCase(Locale.ROOT));
    general.put("adresa", taxpayer.address().line().toUpperCase(Locale.ROOT));
    general.put("nrRegCom", taxpayer.registrationNumber());
    general.put("telefon", taxpayer.phone());
    general.put("fax", "");
    general.put("codPostal", taxpayer.address().postalCode());
    general.put("act", "");
    general.put("stare_inregistrare", "INREGISTRAT din data " + taxpayer.registered());
    general.put("data_inregistrare", taxpayer.registered().toString());
    general.put("cod_CAEN", taxpayer.caen());
    general.put("iban", "");
    general.put("statusRO_e_Factura", registered);
    general.put(
        "data_inreg_Reg_RO_e_Factura",
        date(registered ? taxpayer.registrations().efacturaSince() : null));
    general.put("organFiscalCompetent", "Administraţia Judeţeană a Finanţelor Publice");
    general.put("forma_de_proprietate", "PROPR.PRIVATA-CAPITAL PRIVAT AUTOHTON");
    general.put("forma_organizare", "PERSOANA JURIDICA");
    general.put("forma_juridica", "SOCIETATE COMERCIALĂ CU RĂSPUNDERE LIMITATĂ");
  }

  private static void vat(ObjectNode entry, Taxpayer taxpayer, LocalDate day) {
    ObjectNode vat = entry.putObject("inregistrare_scop_Tva");
    vat.put("scpTVA", taxpayer.vatPayerOn(day));
    ObjectNode period = vat.putArray("perioade_TVA").addObject();
    period.put("data_inceput_ScpTVA", date(taxpayer.registrations().vatSince()));
    period.put("data_sfarsit_ScpTVA", "");
    period.put("data_anul_imp_ScpTVA", "");
    period.put("mesaj_ScpTVA", "");
  }

  private static void cashVat(ObjectNode cash, Taxpayer taxpayer, LocalDate day) {
    boolean applies = Registrations.since(taxpayer.registrations().cashVatSince(), day);
    String since = date(applies ? taxpayer.registrations().cashVatSince() : null);
    cash.put("dataInceputTvaInc", since);
    cash.put("dataSfarsitTvaInc", "");
    cash.put("dataActualizareTvaInc", since);
    cash.put("dataPublicareTvaInc", since);
    cash.put("tipActTvaInc", applies ? "Inregistrare" : "");
    cash.put("statusTvaIncasare", applies);
  }

  private static void address(ObjectNode fields, String prefix, Address address) {
    fields.put(prefix + "denumire_Strada", address.street());
    fields.put(prefix + "numar_Strada", address.number());
    fields.put(prefix + "denumire_Localitate", address.town());
    fields.put(prefix + "cod_Localitate", "1");
    fields.put(prefix + "denumire_Judet", address.county());
    fields.put(prefix + "cod_Judet", "1");
    fields.put(prefix + "cod_JudetAuto", address.countyCode());
    fields.put(prefix + "tara", "");
    fields.put(prefix + "detalii_Adresa", "");
    fields.put(prefix + "cod_Postal", address.postalCode());
  }

  static Optional<ObjectNode> efactura(Taxpayer taxpayer, LocalDate day) {
    if (!Registrations.since(taxpayer.registrations().efacturaSince(), day)) {
      return Optional.empty();
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("cui", Long.parseLong(taxpayer.cif()));
    entry.put("denumire", taxpayer.name().toUpperCase(Locale.ROOT));
    entry.put("adresa", taxpayer.address().line().toUpperCase(Locale.ROOT));
    entry.put("registru", "Registrul RO e-Factura");
    entry.put("categorie", "Operatori economici");
    entry.put("dataInscriere", date(taxpayer.registrations().efacturaSince()));
    entry.put("dataRenuntare", "");
    entry.put("dataRadiere", "");
    entry.put("dataOptiuneB2G", "");
    entry.put("stare", true);
    return Optional.of(entry);
  }

  private static String date(@Nullable LocalDate date) {
    return date == null ? "" : date.toString();
  }
}
