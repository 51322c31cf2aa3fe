package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Polish law wants on an invoice beyond EN 16931 (KSeF, FA(3) and FA(2)), beside the core:
 * annotations, corrections with their invoices, advances, VAT in PLN, GTU and procedure codes,
 * further parties. Names of fields are those of the schema.
 *
 * @param header how the document came about; null when absent
 * @param seller more of the seller; null when absent
 * @param buyer more of the buyer; null when absent
 * @param thirdParties further parties
 * @param authorised who acts for the seller by law; null when absent
 * @param placeOfIssue P_1M place of issue; null when absent
 * @param deliveryNotes WZ delivery notes
 * @param kind VAT, KOR, ZAL, ROZ, UPR, KOR_ZAL or KOR_ROZ; null when absent
 * @param advanceRate KursWalutyZ exchange rate of an advance; null when absent
 * @param annotations annotations; null when absent
 * @param correction correction; null when absent
 * @param partialAdvances parts of an advance
 * @param receiptBased FP: the invoice follows a fiscal receipt
 * @param linkedParties TP: the parties are linked
 * @param descriptions further data
 * @param advanceInvoices advance invoices that are settled
 * @param exciseRefund ZwrotAkcyzy: data for a refund of excise duty
 * @param lines more of the lines
 * @param linesDerived whether the lines of the core only stand for the VAT groups of a document
 *     without lines
 * @param vatGroups more of the VAT groups
 * @param settlement charges and deductions beside the invoice; null when absent
 * @param payment payment; it says more than the instructions of the core; null when absent
 * @param conditions conditions of the transaction; null when absent
 * @param order order of an advance; null when absent
 * @param registers registers of the seller
 */
public record PolishTerms(
    @Nullable Header header,
    @Nullable Seller seller,
    @Nullable Buyer buyer,
    List<ThirdParty> thirdParties,
    @Nullable Authorised authorised,
    @Nullable String placeOfIssue,
    List<String> deliveryNotes,
    @Nullable String kind,
    @Nullable BigDecimal advanceRate,
    @Nullable Annotations annotations,
    @Nullable Correction correction,
    List<PartialAdvance> partialAdvances,
    boolean receiptBased,
    boolean linkedParties,
    List<Description> descriptions,
    List<AdvanceInvoice> advanceInvoices,
    boolean exciseRefund,
    List<Line> lines,
    boolean linesDerived,
    List<VatGroup> vatGroups,
    @Nullable Settlement settlement,
    @Nullable Payment payment,
    @Nullable Conditions conditions,
    @Nullable Order order,
    List<Register> registers)
    implements NationalTerms {
  /** Copies lists and keeps decimals plain. */
  public PolishTerms {
    thirdParties = List.copyOf(thirdParties);
    deliveryNotes = List.copyOf(deliveryNotes);
    partialAdvances = List.copyOf(partialAdvances);
    descriptions = List.copyOf(descriptions);
    advanceInvoices = List.copyOf(advanceInvoices);
    lines = List.copyOf(lines);
    vatGroups = List.copyOf(vatGroups);
    registers = List.copyOf(registers);
    advanceRate = Decimals.plain(advanceRate);
  }

  /**
   * An address as Poland writes it: country and two free lines.
   *
   * @param country country; null when absent
   * @param line1 first line; null when absent
   * @param line2 second line; null when absent
   * @param gln GLN of the place; null when absent
   */
  public record Address(
      @Nullable String country,
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String gln) {}

  /**
   * How to reach a party.
   *
   * @param email e-mail address; null when absent
   * @param telephone telephone; null when absent
   */
  public record Contacts(@Nullable String email, @Nullable String telephone) {}

  /**
   * How the document came about (Naglowek).
   *
   * @param createdAt moment it was made, as xs:dateTime; null when absent
   * @param system system that made it; null when absent
   */
  public record Header(@Nullable String createdAt, @Nullable String system) {}

  /**
   * What Poland wants to know of the seller (Podmiot1).
   *
   * @param prefix prefix of the VAT number, PL, wanted on supplies within the Union; null when
   *     absent
   * @param eori EORI number; null when absent
   * @param correspondence address for letters; null when absent
   * @param moreContacts contacts beyond the first
   * @param status 1 liquidation, 2 restructuring, 3 bankruptcy, 4 inheritance; null when absent
   */
  public record Seller(
      @Nullable String prefix,
      @Nullable String eori,
      @Nullable Address correspondence,
      List<Contacts> moreContacts,
      @Nullable String status) {
    /** Copies lists and keeps decimals plain. */
    public Seller {
      moreContacts = List.copyOf(moreContacts);
    }
  }

  /**
   * What Poland wants to know of the buyer (Podmiot2).
   *
   * @param eori EORI number; null when absent
   * @param idCountry country of an identifier that is neither NIP nor VAT number of the Union; null
   *     when absent
   * @param correspondence address for letters; null when absent
   * @param moreContacts contacts beyond the first
   * @param customerNumber number of the customer; null when absent
   * @param linkId key that links buyers of a correction; null when absent
   * @param localAuthority JST: 1 the buyer is part of a local authority, 2 not; null when absent
   * @param vatGroup GV: 1 the buyer belongs to a VAT group, 2 not; null when absent
   */
  public record Buyer(
      @Nullable String eori,
      @Nullable String idCountry,
      @Nullable Address correspondence,
      List<Contacts> moreContacts,
      @Nullable String customerNumber,
      @Nullable String linkId,
      @Nullable String localAuthority,
      @Nullable String vatGroup) {
    /** Copies lists and keeps decimals plain. */
    public Buyer {
      moreContacts = List.copyOf(moreContacts);
    }
  }

  /**
   * Who a party is.
   *
   * @param nip NIP; null when absent
   * @param internalId internal identifier, NIP and five digits; null when absent
   * @param unionCountry country of a VAT number of the Union; null when absent
   * @param unionNumber VAT number of the Union without its country; null when absent
   * @param country country of another identifier; null when absent
   * @param otherId another identifier; null when absent
   * @param none 1 when there is no identifier; null when absent
   * @param name name; null when absent
   */
  public record Identity(
      @Nullable String nip,
      @Nullable String internalId,
      @Nullable String unionCountry,
      @Nullable String unionNumber,
      @Nullable String country,
      @Nullable String otherId,
      @Nullable String none,
      @Nullable String name) {}

  /**
   * A further party, such as a factor or recipient (Podmiot3).
   *
   * @param linkId key that links buyers of a correction; null when absent
   * @param eori EORI number; null when absent
   * @param identity who it is; null when absent
   * @param address address; null when absent
   * @param correspondence address for letters; null when absent
   * @param contacts contacts
   * @param role role 1 to 11; null when absent
   * @param otherRole 1 when the role is another; null when absent
   * @param roleText the other role in words; null when absent
   * @param share share in percent; null when absent
   * @param customerNumber number of the customer; null when absent
   */
  public record ThirdParty(
      @Nullable String linkId,
      @Nullable String eori,
      @Nullable Identity identity,
      @Nullable Address address,
      @Nullable Address correspondence,
      List<Contacts> contacts,
      @Nullable String role,
      @Nullable String otherRole,
      @Nullable String roleText,
      @Nullable BigDecimal share,
      @Nullable String customerNumber) {
    /** Copies lists and keeps decimals plain. */
    public ThirdParty {
      contacts = List.copyOf(contacts);
      share = Decimals.plain(share);
    }
  }

  /**
   * Who acts for the seller by law (PodmiotUpowazniony).
   *
   * @param eori EORI number; null when absent
   * @param identity who it is; null when absent
   * @param address address; null when absent
   * @param correspondence address for letters; null when absent
   * @param contacts contacts
   * @param role 1 enforcement authority, 2 bailiff, 3 tax representative; null when absent
   */
  public record Authorised(
      @Nullable String eori,
      @Nullable Identity identity,
      @Nullable Address address,
      @Nullable Address correspondence,
      List<Contacts> contacts,
      @Nullable String role) {
    /** Copies lists and keeps decimals plain. */
    public Authorised {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * A new means of transport.
   *
   * @param firstUse day of its first use; null when absent
   * @param line line it stands on; null when absent
   * @param make make; null when absent
   * @param model model; null when absent
   * @param colour colour; null when absent
   * @param registration registration number; null when absent
   * @param year year of production; null when absent
   * @param distance kilometres of a land vehicle; null when absent
   * @param vin VIN; null when absent
   * @param bodyNumber number of the body; null when absent
   * @param chassisNumber number of the chassis; null when absent
   * @param frameNumber number of the frame; null when absent
   * @param kind kind of land vehicle; null when absent
   * @param boatHours hours of a boat; null when absent
   * @param hullNumber number of the hull; null when absent
   * @param aircraftHours hours of an aircraft; null when absent
   * @param factoryNumber factory number of the aircraft; null when absent
   */
  public record NewVehicle(
      @Nullable LocalDate firstUse,
      @Nullable String line,
      @Nullable String make,
      @Nullable String model,
      @Nullable String colour,
      @Nullable String registration,
      @Nullable String year,
      @Nullable String distance,
      @Nullable String vin,
      @Nullable String bodyNumber,
      @Nullable String chassisNumber,
      @Nullable String frameNumber,
      @Nullable String kind,
      @Nullable String boatHours,
      @Nullable String hullNumber,
      @Nullable String aircraftHours,
      @Nullable String factoryNumber) {}

  /**
   * What the law wants to see said (Adnotacje); 1 yes, 2 no.
   *
   * @param cashAccounting P_16 cash accounting; null when absent
   * @param selfBilling P_17 self-billing; null when absent
   * @param reverseCharge P_18 reverse charge; null when absent
   * @param splitPayment P_18A split payment mechanism; null when absent
   * @param exemptByAct P_19A provision of the act that exempts; null when absent
   * @param exemptByDirective P_19B provision of the directive that exempts; null when absent
   * @param exemptOtherwise P_19C other ground of exemption; null when absent
   * @param transportDuty P_42_5 duty of article 42 (5); null when absent
   * @param vehicles new means of transport
   * @param triangular P_23 simplified triangular supply; null when absent
   * @param margin margin scheme: 2 travel, 3_1 second-hand goods, 3_2 works of art, 3_3 antiques;
   *     null when absent
   */
  public record Annotations(
      @Nullable String cashAccounting,
      @Nullable String selfBilling,
      @Nullable String reverseCharge,
      @Nullable String splitPayment,
      @Nullable String exemptByAct,
      @Nullable String exemptByDirective,
      @Nullable String exemptOtherwise,
      @Nullable String transportDuty,
      List<NewVehicle> vehicles,
      @Nullable String triangular,
      @Nullable String margin) {
    /** Copies lists and keeps decimals plain. */
    public Annotations {
      vehicles = List.copyOf(vehicles);
    }
  }

  /**
   * An invoice that is corrected (DaneFaKorygowanej).
   *
   * @param date its date; null when absent
   * @param number its number; null when absent
   * @param ksefNumber its number in KSeF; absent when it was issued outside; null when absent
   */
  public record CorrectedInvoice(
      @Nullable LocalDate date, @Nullable String number, @Nullable String ksefNumber) {}

  /**
   * A party as it stood before the correction.
   *
   * @param prefix prefix of the VAT number; null when absent
   * @param identity who it was; null when absent
   * @param address address; null when absent
   * @param linkId key that links buyers; null when absent
   */
  public record PartyBefore(
      @Nullable String prefix,
      @Nullable Identity identity,
      @Nullable Address address,
      @Nullable String linkId) {}

  /**
   * Why and what a correction corrects.
   *
   * @param reason reason in words; null when absent
   * @param type 1 effect on the day of the original, 2 of the correction, 3 of another day; null
   *     when absent
   * @param invoices invoices corrected
   * @param period period of a collective rebate; null when absent
   * @param rightNumber right number of an invoice whose number was wrong; null when absent
   * @param sellerBefore seller as it stood; null when absent
   * @param buyersBefore buyers as they stood
   * @param advanceBefore advance before the correction; null when absent
   * @param advanceRateBefore exchange rate of that advance; null when absent
   */
  public record Correction(
      @Nullable String reason,
      @Nullable String type,
      List<CorrectedInvoice> invoices,
      @Nullable String period,
      @Nullable String rightNumber,
      @Nullable PartyBefore sellerBefore,
      List<PartyBefore> buyersBefore,
      @Nullable BigDecimal advanceBefore,
      @Nullable BigDecimal advanceRateBefore) {
    /** Copies lists and keeps decimals plain. */
    public Correction {
      invoices = List.copyOf(invoices);
      buyersBefore = List.copyOf(buyersBefore);
      advanceBefore = Decimals.plain(advanceBefore);
      advanceRateBefore = Decimals.plain(advanceRateBefore);
    }
  }

  /**
   * A part of an advance (ZaliczkaCzesciowa).
   *
   * @param date day it was received; null when absent
   * @param amount amount; null when absent
   * @param rate exchange rate; null when absent
   */
  public record PartialAdvance(
      @Nullable LocalDate date, @Nullable BigDecimal amount, @Nullable BigDecimal rate) {
    /** Copies lists and keeps decimals plain. */
    public PartialAdvance {
      amount = Decimals.plain(amount);
      rate = Decimals.plain(rate);
    }
  }

  /**
   * A further datum as key and value (DodatkowyOpis).
   *
   * @param line line it belongs to; null when absent
   * @param key what it is; null when absent
   * @param value its value; null when absent
   */
  public record Description(@Nullable String line, @Nullable String key, @Nullable String value) {}

  /**
   * An advance invoice that is settled (FakturaZaliczkowa).
   *
   * @param outside 1 when it was issued outside KSeF; null when absent
   * @param number its number, when issued outside; null when absent
   * @param ksefNumber its number in KSeF; null when absent
   */
  public record AdvanceInvoice(
      @Nullable String outside, @Nullable String number, @Nullable String ksefNumber) {}

  /**
   * What Poland wants to know of a line, beside the line of the core with the same number.
   *
   * @param id number of the line (BT-126); null when absent
   * @param uniqueId UU_ID; null when absent
   * @param date P_6A day of delivery of the line; null when absent
   * @param pkwiu PKWiU code; null when absent
   * @param cn CN code; null when absent
   * @param pkob PKOB code; null when absent
   * @param unit P_8A unit in words; null when absent
   * @param quantityStated whether the quantity is written
   * @param netStated whether net price and net amount are written
   * @param discount P_10 discount as written; null when absent
   * @param grossPrice P_9B gross unit price; null when absent
   * @param grossAmount P_11A gross amount; null when absent
   * @param vatAmount P_11Vat VAT of the line; null when absent
   * @param rate P_12 rate as written; null when absent
   * @param unionRate P_12_XII rate of the one-stop shop; null when absent
   * @param annex15 P_12_Zal_15 goods of annex 15
   * @param excise amount of excise duty; null when absent
   * @param gtu GTU code; null when absent
   * @param procedure procedure code; null when absent
   * @param exchangeRate exchange rate; null when absent
   * @param before StanPrzed: the line as it stood before the correction
   */
  public record Line(
      @Nullable String id,
      @Nullable String uniqueId,
      @Nullable LocalDate date,
      @Nullable String pkwiu,
      @Nullable String cn,
      @Nullable String pkob,
      @Nullable String unit,
      boolean quantityStated,
      boolean netStated,
      @Nullable BigDecimal discount,
      @Nullable BigDecimal grossPrice,
      @Nullable BigDecimal grossAmount,
      @Nullable BigDecimal vatAmount,
      @Nullable String rate,
      @Nullable BigDecimal unionRate,
      boolean annex15,
      @Nullable BigDecimal excise,
      @Nullable String gtu,
      @Nullable String procedure,
      @Nullable BigDecimal exchangeRate,
      boolean before) {
    /** Copies lists and keeps decimals plain. */
    public Line {
      discount = Decimals.plain(discount);
      grossPrice = Decimals.plain(grossPrice);
      grossAmount = Decimals.plain(grossAmount);
      vatAmount = Decimals.plain(vatAmount);
      unionRate = Decimals.plain(unionRate);
      excise = Decimals.plain(excise);
      exchangeRate = Decimals.plain(exchangeRate);
    }
  }

  /**
   * Which sum of the document a VAT group is, in the order of the breakdown of the core (BG-23).
   *
   * @param sum number of the sum behind P_13_, for example 6_2; null when absent
   * @param vatInPln P_14_..W VAT in PLN; null when absent
   */
  public record VatGroup(@Nullable String sum, @Nullable BigDecimal vatInPln) {
    /** Copies lists and keeps decimals plain. */
    public VatGroup {
      vatInPln = Decimals.plain(vatInPln);
    }
  }

  /**
   * An amount charged or deducted beside the invoice (Rozliczenie).
   *
   * @param amount amount; null when absent
   * @param reason reason; null when absent
   */
  public record SettlementItem(@Nullable BigDecimal amount, @Nullable String reason) {
    /** Copies lists and keeps decimals plain. */
    public SettlementItem {
      amount = Decimals.plain(amount);
    }
  }

  /**
   * What is charged and deducted beside the invoice (Rozliczenie).
   *
   * @param charges charges
   * @param chargeTotal sum of the charges; null when absent
   * @param deductions deductions
   * @param deductionTotal sum of the deductions; null when absent
   * @param toPay amount to pay; null when absent
   * @param toSettle amount overpaid; null when absent
   */
  public record Settlement(
      List<SettlementItem> charges,
      @Nullable BigDecimal chargeTotal,
      List<SettlementItem> deductions,
      @Nullable BigDecimal deductionTotal,
      @Nullable BigDecimal toPay,
      @Nullable BigDecimal toSettle) {
    /** Copies lists and keeps decimals plain. */
    public Settlement {
      charges = List.copyOf(charges);
      deductions = List.copyOf(deductions);
      chargeTotal = Decimals.plain(chargeTotal);
      deductionTotal = Decimals.plain(deductionTotal);
      toPay = Decimals.plain(toPay);
      toSettle = Decimals.plain(toSettle);
    }
  }

  /**
   * A part that was paid.
   *
   * @param amount amount; null when absent
   * @param date day; null when absent
   * @param form form of payment 1 to 7; null when absent
   * @param otherForm 1 when the form is another; null when absent
   * @param formText the other form in words; null when absent
   */
  public record PartPayment(
      @Nullable BigDecimal amount,
      @Nullable LocalDate date,
      @Nullable String form,
      @Nullable String otherForm,
      @Nullable String formText) {
    /** Copies lists and keeps decimals plain. */
    public PartPayment {
      amount = Decimals.plain(amount);
    }
  }

  /**
   * Days counted from an event.
   *
   * @param count how many; null when absent
   * @param unit of what; null when absent
   * @param event counted from; null when absent
   */
  public record TermEvent(@Nullable String count, @Nullable String unit, @Nullable String event) {}

  /**
   * By when to pay.
   *
   * @param date day; null when absent
   * @param text in words, in FA(2); null when absent
   * @param event counted from an event, in FA(3); null when absent
   */
  public record DueTerm(
      @Nullable LocalDate date, @Nullable String text, @Nullable TermEvent event) {}

  /**
   * A cash discount (Skonto).
   *
   * @param conditions its conditions; null when absent
   * @param amount how much; null when absent
   */
  public record Discount(@Nullable String conditions, @Nullable String amount) {}

  /**
   * A bank account.
   *
   * @param number number; null when absent
   * @param swift SWIFT code; null when absent
   * @param own 1 to 3 when it is an account of the bank itself; null when absent
   * @param bank name of the bank; null when absent
   * @param text description; null when absent
   */
  public record Account(
      @Nullable String number,
      @Nullable String swift,
      @Nullable String own,
      @Nullable String bank,
      @Nullable String text) {}

  /**
   * How the invoice is paid (Platnosc).
   *
   * @param paid 1 when it is paid; null when absent
   * @param paidOn day it was paid; null when absent
   * @param partlyPaid 1 paid in part, 2 paid in parts; null when absent
   * @param parts parts paid
   * @param terms by when to pay
   * @param form form of payment 1 to 7; null when absent
   * @param otherForm 1 when the form is another; null when absent
   * @param formText the other form in words; null when absent
   * @param accounts accounts to pay to
   * @param factorAccounts accounts of the factor
   * @param discount cash discount; null when absent
   * @param link link to pay by; null when absent
   * @param paymentId IPKSeF identifier of the payment; null when absent
   */
  public record Payment(
      @Nullable String paid,
      @Nullable LocalDate paidOn,
      @Nullable String partlyPaid,
      List<PartPayment> parts,
      List<DueTerm> terms,
      @Nullable String form,
      @Nullable String otherForm,
      @Nullable String formText,
      List<Account> accounts,
      List<Account> factorAccounts,
      @Nullable Discount discount,
      @Nullable String link,
      @Nullable String paymentId) {
    /** Copies lists and keeps decimals plain. */
    public Payment {
      parts = List.copyOf(parts);
      terms = List.copyOf(terms);
      accounts = List.copyOf(accounts);
      factorAccounts = List.copyOf(factorAccounts);
    }
  }

  /**
   * A document with its day.
   *
   * @param date its day; null when absent
   * @param number its number; null when absent
   */
  public record Reference(@Nullable LocalDate date, @Nullable String number) {}

  /**
   * Who carries the goods.
   *
   * @param identity who it is; null when absent
   * @param address address; null when absent
   */
  public record Carrier(@Nullable Identity identity, @Nullable Address address) {}

  /**
   * How the goods travel.
   *
   * @param kind kind 1 to 8; null when absent
   * @param otherKind 1 when the kind is another; null when absent
   * @param kindText the other kind in words; null when absent
   * @param carrier who carries them; null when absent
   * @param order number of the transport order; null when absent
   * @param cargo kind of cargo 1 to 20; null when absent
   * @param otherCargo 1 when the cargo is another; null when absent
   * @param cargoText the other cargo in words; null when absent
   * @param packaging unit of packaging; null when absent
   * @param start when it begins, as xs:dateTime; null when absent
   * @param end when it ends, as xs:dateTime; null when absent
   * @param from from where; null when absent
   * @param via by way of
   * @param to to where; null when absent
   */
  public record Transport(
      @Nullable String kind,
      @Nullable String otherKind,
      @Nullable String kindText,
      @Nullable Carrier carrier,
      @Nullable String order,
      @Nullable String cargo,
      @Nullable String otherCargo,
      @Nullable String cargoText,
      @Nullable String packaging,
      @Nullable String start,
      @Nullable String end,
      @Nullable Address from,
      List<Address> via,
      @Nullable Address to) {
    /** Copies lists and keeps decimals plain. */
    public Transport {
      via = List.copyOf(via);
    }
  }

  /**
   * Conditions of the transaction (WarunkiTransakcji).
   *
   * @param contracts contracts
   * @param orders orders
   * @param batches batch numbers
   * @param deliveryTerms delivery terms; null when absent
   * @param agreedRate agreed exchange rate; null when absent
   * @param agreedCurrency agreed currency; null when absent
   * @param transports transports
   * @param intermediary 1 when an intermediary supplies; null when absent
   */
  public record Conditions(
      List<Reference> contracts,
      List<Reference> orders,
      List<String> batches,
      @Nullable String deliveryTerms,
      @Nullable BigDecimal agreedRate,
      @Nullable String agreedCurrency,
      List<Transport> transports,
      @Nullable String intermediary) {
    /** Copies lists and keeps decimals plain. */
    public Conditions {
      contracts = List.copyOf(contracts);
      orders = List.copyOf(orders);
      batches = List.copyOf(batches);
      transports = List.copyOf(transports);
      agreedRate = Decimals.plain(agreedRate);
    }
  }

  /**
   * A line of the order an advance is paid for.
   *
   * @param number number; null when absent
   * @param uniqueId UU_IDZ; null when absent
   * @param name name; null when absent
   * @param index article number; null when absent
   * @param gtin GTIN; null when absent
   * @param pkwiu PKWiU code; null when absent
   * @param cn CN code; null when absent
   * @param pkob PKOB code; null when absent
   * @param unit unit in words; null when absent
   * @param quantity quantity; null when absent
   * @param price net unit price; null when absent
   * @param net net amount; null when absent
   * @param vat VAT; null when absent
   * @param rate rate as written; null when absent
   * @param unionRate rate of the one-stop shop; null when absent
   * @param annex15 1 goods of annex 15; null when absent
   * @param gtu GTU code; null when absent
   * @param procedure procedure code; null when absent
   * @param excise amount of excise duty; null when absent
   * @param before 1 as it stood before the correction; null when absent
   */
  public record OrderLine(
      @Nullable String number,
      @Nullable String uniqueId,
      @Nullable String name,
      @Nullable String index,
      @Nullable String gtin,
      @Nullable String pkwiu,
      @Nullable String cn,
      @Nullable String pkob,
      @Nullable String unit,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal price,
      @Nullable BigDecimal net,
      @Nullable BigDecimal vat,
      @Nullable String rate,
      @Nullable BigDecimal unionRate,
      @Nullable String annex15,
      @Nullable String gtu,
      @Nullable String procedure,
      @Nullable BigDecimal excise,
      @Nullable String before) {
    /** Copies lists and keeps decimals plain. */
    public OrderLine {
      quantity = Decimals.plain(quantity);
      price = Decimals.plain(price);
      net = Decimals.plain(net);
      vat = Decimals.plain(vat);
      unionRate = Decimals.plain(unionRate);
      excise = Decimals.plain(excise);
    }
  }

  /**
   * The order an advance is paid for (Zamowienie).
   *
   * @param value gross value; null when absent
   * @param lines lines
   */
  public record Order(@Nullable BigDecimal value, List<OrderLine> lines) {
    /** Copies lists and keeps decimals plain. */
    public Order {
      lines = List.copyOf(lines);
      value = Decimals.plain(value);
    }
  }

  /**
   * An entry in a register of the seller (Rejestry).
   *
   * @param name full name; null when absent
   * @param krs KRS number; null when absent
   * @param regon REGON number; null when absent
   * @param bdo BDO number; null when absent
   */
  public record Register(
      @Nullable String name, @Nullable String krs, @Nullable String regon, @Nullable String bdo) {}

  /** Terms to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from these terms, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.header = header;
    copy.seller = seller;
    copy.buyer = buyer;
    copy.thirdParties = thirdParties;
    copy.authorised = authorised;
    copy.placeOfIssue = placeOfIssue;
    copy.deliveryNotes = deliveryNotes;
    copy.kind = kind;
    copy.advanceRate = advanceRate;
    copy.annotations = annotations;
    copy.correction = correction;
    copy.partialAdvances = partialAdvances;
    copy.receiptBased = receiptBased;
    copy.linkedParties = linkedParties;
    copy.descriptions = descriptions;
    copy.advanceInvoices = advanceInvoices;
    copy.exciseRefund = exciseRefund;
    copy.lines = lines;
    copy.linesDerived = linesDerived;
    copy.vatGroups = vatGroups;
    copy.settlement = settlement;
    copy.payment = payment;
    copy.conditions = conditions;
    copy.order = order;
    copy.registers = registers;
    return copy;
  }

  /** Collects {@link PolishTerms}; not thread-safe. */
  public static final class Builder {
    private @Nullable Header header;
    private @Nullable Seller seller;
    private @Nullable Buyer buyer;
    private List<ThirdParty> thirdParties = List.of();
    private @Nullable Authorised authorised;
    private @Nullable String placeOfIssue;
    private List<String> deliveryNotes = List.of();
    private @Nullable String kind;
    private @Nullable BigDecimal advanceRate;
    private @Nullable Annotations annotations;
    private @Nullable Correction correction;
    private List<PartialAdvance> partialAdvances = List.of();
    private boolean receiptBased;
    private boolean linkedParties;
    private List<Description> descriptions = List.of();
    private List<AdvanceInvoice> advanceInvoices = List.of();
    private boolean exciseRefund;
    private List<Line> lines = List.of();
    private boolean linesDerived;
    private List<VatGroup> vatGroups = List.of();
    private @Nullable Settlement settlement;
    private @Nullable Payment payment;
    private @Nullable Conditions conditions;
    private @Nullable Order order;
    private List<Register> registers = List.of();

    private Builder() {}

    /** Sets: how the document came about. */
    public Builder header(@Nullable Header header) {
      this.header = header;
      return this;
    }

    /** Sets: more of the seller. */
    public Builder seller(@Nullable Seller seller) {
      this.seller = seller;
      return this;
    }

    /** Sets: more of the buyer. */
    public Builder buyer(@Nullable Buyer buyer) {
      this.buyer = buyer;
      return this;
    }

    /** Sets: further parties. */
    public Builder thirdParties(List<ThirdParty> thirdParties) {
      this.thirdParties = thirdParties;
      return this;
    }

    /** Sets: who acts for the seller by law. */
    public Builder authorised(@Nullable Authorised authorised) {
      this.authorised = authorised;
      return this;
    }

    /** Sets: P_1M place of issue. */
    public Builder placeOfIssue(@Nullable String placeOfIssue) {
      this.placeOfIssue = placeOfIssue;
      return this;
    }

    /** Sets: WZ delivery notes. */
    public Builder deliveryNotes(List<String> deliveryNotes) {
      this.deliveryNotes = deliveryNotes;
      return this;
    }

    /** Sets: VAT, KOR, ZAL, ROZ, UPR, KOR_ZAL or KOR_ROZ. */
    public Builder kind(@Nullable String kind) {
      this.kind = kind;
      return this;
    }

    /** Sets: KursWalutyZ exchange rate of an advance. */
    public Builder advanceRate(@Nullable BigDecimal advanceRate) {
      this.advanceRate = advanceRate;
      return this;
    }

    /** Sets: annotations. */
    public Builder annotations(@Nullable Annotations annotations) {
      this.annotations = annotations;
      return this;
    }

    /** Sets: correction. */
    public Builder correction(@Nullable Correction correction) {
      this.correction = correction;
      return this;
    }

    /** Sets: parts of an advance. */
    public Builder partialAdvances(List<PartialAdvance> partialAdvances) {
      this.partialAdvances = partialAdvances;
      return this;
    }

    /** Sets: FP: the invoice follows a fiscal receipt. */
    public Builder receiptBased(boolean receiptBased) {
      this.receiptBased = receiptBased;
      return this;
    }

    /** Sets: TP: the parties are linked. */
    public Builder linkedParties(boolean linkedParties) {
      this.linkedParties = linkedParties;
      return this;
    }

    /** Sets: further data. */
    public Builder descriptions(List<Description> descriptions) {
      this.descriptions = descriptions;
      return this;
    }

    /** Sets: advance invoices that are settled. */
    public Builder advanceInvoices(List<AdvanceInvoice> advanceInvoices) {
      this.advanceInvoices = advanceInvoices;
      return this;
    }

    /** Sets: ZwrotAkcyzy: data for a refund of excise duty. */
    public Builder exciseRefund(boolean exciseRefund) {
      this.exciseRefund = exciseRefund;
      return this;
    }

    /** Sets: more of the lines. */
    public Builder lines(List<Line> lines) {
      this.lines = lines;
      return this;
    }

    /**
     * Sets: whether the lines of the core only stand for the VAT groups of a document without
     * lines.
     */
    public Builder linesDerived(boolean linesDerived) {
      this.linesDerived = linesDerived;
      return this;
    }

    /** Sets: more of the VAT groups. */
    public Builder vatGroups(List<VatGroup> vatGroups) {
      this.vatGroups = vatGroups;
      return this;
    }

    /** Sets: charges and deductions beside the invoice. */
    public Builder settlement(@Nullable Settlement settlement) {
      this.settlement = settlement;
      return this;
    }

    /** Sets: payment; it says more than the instructions of the core. */
    public Builder payment(@Nullable Payment payment) {
      this.payment = payment;
      return this;
    }

    /** Sets: conditions of the transaction. */
    public Builder conditions(@Nullable Conditions conditions) {
      this.conditions = conditions;
      return this;
    }

    /** Sets: order of an advance. */
    public Builder order(@Nullable Order order) {
      this.order = order;
      return this;
    }

    /** Sets: registers of the seller. */
    public Builder registers(List<Register> registers) {
      this.registers = registers;
      return this;
    }

    /** The terms as collected so far. */
    public PolishTerms build() {
      return new PolishTerms(
          header,
          seller,
          buyer,
          thirdParties,
          authorised,
          placeOfIssue,
          deliveryNotes,
          kind,
          advanceRate,
          annotations,
          correction,
          partialAdvances,
          receiptBased,
          linkedParties,
          descriptions,
          advanceInvoices,
          exciseRefund,
          lines,
          linesDerived,
          vatGroups,
          settlement,
          payment,
          conditions,
          order,
          registers);
    }
  }
}
