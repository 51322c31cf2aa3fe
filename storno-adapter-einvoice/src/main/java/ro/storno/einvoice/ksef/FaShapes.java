package ro.storno.einvoice.ksef;

import static ro.storno.einvoice.syntax.RecordShape.NOWHERE;

import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.einvoice.syntax.RecordShape;
import ro.storno.einvoice.syntax.RecordShape.Group;

/**
 * How the Polish terms are spelled in FA(2) and FA(3).
 *
 * <p>Formats: {@code a} and a number at most so many decimals and at least two, {@code n} and a
 * number at most so many, {@code t} and a number a text of at most so many letters.
 */
final class FaShapes {
  static final RecordShape<PolishTerms.Address> ADDRESS =
      RecordShape.of(PolishTerms.Address.class, "KodKraju", "AdresL1:t512", "AdresL2:t512", "GLN");

  static final RecordShape<PolishTerms.Contacts> CONTACTS =
      RecordShape.of(PolishTerms.Contacts.class, "Email", "Telefon:t16");

  static final RecordShape<PolishTerms.Contacts> AUTHORISED_CONTACTS =
      RecordShape.of(PolishTerms.Contacts.class, "EmailPU", "TelefonPU:t16");

  static final RecordShape<PolishTerms.Identity> IDENTITY =
      RecordShape.of(
          PolishTerms.Identity.class,
          "NIP",
          "IDWew",
          "KodUE",
          "NrVatUE",
          "KodKraju",
          "NrID",
          "BrakID",
          "Nazwa:t512");

  static final RecordShape<PolishTerms.ThirdParty> THIRD_PARTY =
      RecordShape.of(
          PolishTerms.ThirdParty.class,
          "IDNabywcy",
          "NrEORI",
          new Group("DaneIdentyfikacyjne", IDENTITY),
          new Group("Adres", ADDRESS),
          new Group("AdresKoresp", ADDRESS),
          new Group("DaneKontaktowe", CONTACTS),
          "Rola",
          "RolaInna",
          "OpisRoli:t256",
          "Udzial:n6",
          "NrKlienta:t256");

  static final RecordShape<PolishTerms.Authorised> AUTHORISED =
      RecordShape.of(
          PolishTerms.Authorised.class,
          "NrEORI",
          new Group("DaneIdentyfikacyjne", IDENTITY),
          new Group("Adres", ADDRESS),
          new Group("AdresKoresp", ADDRESS),
          new Group("DaneKontaktowe", AUTHORISED_CONTACTS),
          "RolaPU");

  static final RecordShape<PolishTerms.NewVehicle> NEW_VEHICLE =
      RecordShape.of(
          PolishTerms.NewVehicle.class,
          "P_22A",
          "P_NrWierszaNST",
          "P_22BMK:t256",
          "P_22BMD:t256",
          "P_22BK:t256",
          "P_22BNR:t256",
          "P_22BRP:t256",
          "P_22B:t256",
          "P_22B1:t256",
          "P_22B2:t256",
          "P_22B3:t256",
          "P_22B4:t256",
          "P_22BT:t256",
          "P_22C:t256",
          "P_22C1:t256",
          "P_22D:t256",
          "P_22D1:t256");

  static final RecordShape<PolishTerms.PartyBefore> SELLER_BEFORE =
      RecordShape.of(
          PolishTerms.PartyBefore.class,
          "PrefiksPodatnika",
          new Group("DaneIdentyfikacyjne", IDENTITY),
          new Group("Adres", ADDRESS),
          "");

  static final RecordShape<PolishTerms.PartyBefore> BUYER_BEFORE =
      RecordShape.of(
          PolishTerms.PartyBefore.class,
          "",
          new Group("DaneIdentyfikacyjne", IDENTITY),
          new Group("Adres", ADDRESS),
          "IDNabywcy");

  static final RecordShape<PolishTerms.PartialAdvance> PARTIAL_ADVANCE =
      RecordShape.of(PolishTerms.PartialAdvance.class, "P_6Z", "P_15Z:a2", "KursWalutyZW:n6");

  static final RecordShape<PolishTerms.Description> DESCRIPTION =
      RecordShape.of(PolishTerms.Description.class, "NrWiersza", "Klucz:t256", "Wartosc:t256");

  static final RecordShape<PolishTerms.AdvanceInvoice> ADVANCE_INVOICE =
      RecordShape.of(
          PolishTerms.AdvanceInvoice.class,
          "NrKSeFZN",
          "NrFaZaliczkowej:t256",
          "NrKSeFFaZaliczkowej");

  private static final RecordShape<PolishTerms.SettlementItem> SETTLEMENT_ITEM =
      RecordShape.of(PolishTerms.SettlementItem.class, "Kwota:a2", "Powod:t256");

  static final RecordShape<PolishTerms.Settlement> SETTLEMENT =
      RecordShape.of(
          PolishTerms.Settlement.class,
          new Group("Obciazenia", SETTLEMENT_ITEM),
          "SumaObciazen:a2",
          new Group("Odliczenia", SETTLEMENT_ITEM),
          "SumaOdliczen:a2",
          "DoZaplaty:a2",
          "DoRozliczenia:a2");

  private static final RecordShape<PolishTerms.PartPayment> PART_PAYMENT_2 =
      RecordShape.of(
          PolishTerms.PartPayment.class,
          "KwotaZaplatyCzesciowej:a2",
          "DataZaplatyCzesciowej",
          NOWHERE,
          NOWHERE,
          NOWHERE);

  private static final RecordShape<PolishTerms.PartPayment> PART_PAYMENT_3 =
      RecordShape.of(
          PolishTerms.PartPayment.class,
          "KwotaZaplatyCzesciowej:a2",
          "DataZaplatyCzesciowej",
          "FormaPlatnosci",
          "PlatnoscInna",
          "OpisPlatnosci:t256");

  private static final RecordShape<PolishTerms.TermEvent> TERM_EVENT =
      RecordShape.of(
          PolishTerms.TermEvent.class, "Ilosc", "Jednostka:t50", "ZdarzeniePoczatkowe:t256");

  private static final RecordShape<PolishTerms.DueTerm> DUE_TERM_2 =
      RecordShape.of(PolishTerms.DueTerm.class, "Termin", "TerminOpis:t256", NOWHERE);

  private static final RecordShape<PolishTerms.DueTerm> DUE_TERM_3 =
      RecordShape.of(
          PolishTerms.DueTerm.class, "Termin", NOWHERE, new Group("TerminOpis", TERM_EVENT));

  private static final RecordShape<PolishTerms.Account> ACCOUNT =
      RecordShape.of(
          PolishTerms.Account.class,
          "NrRB",
          "SWIFT",
          "RachunekWlasnyBanku",
          "NazwaBanku:t256",
          "OpisRachunku:t256");

  private static final RecordShape<PolishTerms.Discount> DISCOUNT =
      RecordShape.of(PolishTerms.Discount.class, "WarunkiSkonta:t256", "WysokoscSkonta:t256");

  private static final RecordShape<PolishTerms.Payment> PAYMENT_2 =
      payment(PART_PAYMENT_2, DUE_TERM_2, NOWHERE, NOWHERE);

  private static final RecordShape<PolishTerms.Payment> PAYMENT_3 =
      payment(PART_PAYMENT_3, DUE_TERM_3, "LinkDoPlatnosci", "IPKSeF");

  private static final RecordShape<PolishTerms.Reference> CONTRACT =
      RecordShape.of(PolishTerms.Reference.class, "DataUmowy", "NrUmowy:t256");

  private static final RecordShape<PolishTerms.Reference> ORDER_REFERENCE =
      RecordShape.of(PolishTerms.Reference.class, "DataZamowienia", "NrZamowienia:t256");

  private static final RecordShape<PolishTerms.Carrier> CARRIER =
      RecordShape.of(
          PolishTerms.Carrier.class,
          new Group("DaneIdentyfikacyjne", IDENTITY),
          new Group("AdresPrzewoznika", ADDRESS));

  private static final RecordShape<PolishTerms.Transport> TRANSPORT =
      RecordShape.of(
          PolishTerms.Transport.class,
          "RodzajTransportu",
          "TransportInny",
          "OpisInnegoTransportu:t50",
          new Group("Przewoznik", CARRIER),
          "NrZleceniaTransportu:t256",
          "OpisLadunku",
          "LadunekInny",
          "OpisInnegoLadunku:t50",
          "JednostkaOpakowania:t256",
          "DataGodzRozpTransportu",
          "DataGodzZakTransportu",
          new Group("WysylkaZ", ADDRESS),
          new Group("WysylkaPrzez", ADDRESS),
          new Group("WysylkaDo", ADDRESS));

  static final RecordShape<PolishTerms.Conditions> CONDITIONS =
      RecordShape.of(
          PolishTerms.Conditions.class,
          new Group("Umowy", CONTRACT),
          new Group("Zamowienia", ORDER_REFERENCE),
          "NrPartiiTowaru:t256",
          "WarunkiDostawy:t256",
          "KursUmowny:n6",
          "WalutaUmowna",
          new Group("Transport", TRANSPORT),
          "PodmiotPosredniczacy");

  private static final RecordShape<PolishTerms.Order> ORDER_2 = order("P_7Z:t256");

  private static final RecordShape<PolishTerms.Order> ORDER_3 = order("P_7Z:t512");

  static final RecordShape<PolishTerms.Register> REGISTER =
      RecordShape.of(PolishTerms.Register.class, "PelnaNazwa:t256", "KRS", "REGON", "BDO:t9");

  private FaShapes() {}

  private static RecordShape<PolishTerms.Order> order(String name) {
    RecordShape<PolishTerms.OrderLine> line =
        RecordShape.of(
            PolishTerms.OrderLine.class,
            "NrWierszaZam",
            "UU_IDZ:t50",
            name,
            "IndeksZ:t50",
            "GTINZ:t20",
            "PKWiUZ:t50",
            "CNZ:t50",
            "PKOBZ:t50",
            "P_8AZ:t256",
            "P_8BZ:n6",
            "P_9AZ:a8",
            "P_11NettoZ:a2",
            "P_11VatZ:a2",
            "P_12Z",
            "P_12Z_XII:n6",
            "P_12Z_Zal_15",
            "GTUZ",
            "ProceduraZ",
            "KwotaAkcyzyZ:a2",
            "StanPrzedZ");
    return RecordShape.of(
        PolishTerms.Order.class, "WartoscZamowienia:a2", new Group("ZamowienieWiersz", line));
  }

  static RecordShape<PolishTerms.Order> order(FaVersion version) {
    return version == FaVersion.FA_2 ? ORDER_2 : ORDER_3;
  }

  private static RecordShape<PolishTerms.Payment> payment(
      RecordShape<PolishTerms.PartPayment> part,
      RecordShape<PolishTerms.DueTerm> term,
      String link,
      String paymentId) {
    return RecordShape.of(
        PolishTerms.Payment.class,
        "Zaplacono",
        "DataZaplaty",
        "ZnacznikZaplatyCzesciowej",
        new Group("ZaplataCzesciowa", part),
        new Group("TerminPlatnosci", term),
        "FormaPlatnosci",
        "PlatnoscInna",
        "OpisPlatnosci:t256",
        new Group("RachunekBankowy", ACCOUNT),
        new Group("RachunekBankowyFaktora", ACCOUNT),
        new Group("Skonto", DISCOUNT),
        link,
        paymentId);
  }

  static RecordShape<PolishTerms.Payment> payment(FaVersion version) {
    return version == FaVersion.FA_2 ? PAYMENT_2 : PAYMENT_3;
  }
}
