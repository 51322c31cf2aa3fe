package ro.storno.domain.transport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.UnitOfMeasure;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument;

/** Makes what is announced to ANAF out of a delivery note and what was typed on it. */
public final class NotificationMapping {
  private static final String ROMANIA = "RO";

  private NotificationMapping() {}

  /**
   * Returns the notification; what is missing stays missing, for the rules to find.
   *
   * @param note a delivery note; not null
   * @param details not null
   * @param corrects UIT of the declaration that it takes the place of, or null
   */
  public static Declaration.Notification of(
      PrecedingDocument note, TransportDetails details, @Nullable Uit corrects) {
    InvoiceContent content = note.content();
    return new Declaration.Notification(
        corrects,
        details.operation(),
        goods(note, details),
        partner(content.buyer()),
        details.vehicle(),
        organizer(details.organizer()),
        details.date(),
        details.start(),
        details.end(),
        note.displayNumber(),
        content.issueDate());
  }

  private static List<Goods> goods(PrecedingDocument note, TransportDetails details) {
    OperationType operation = details.operation();
    Integer only = operation == null ? null : operation.onlyPurpose().orElse(null);
    List<Goods> goods = new ArrayList<>();
    for (int i = 0; i < note.content().lines().size(); i++) {
      DocumentLine line = note.content().lines().get(i);
      TransportDetails.LineGoods typed = details.goodsAt(i);
      Integer purpose = typed.purpose();
      String unit = typed.unitCode();
      BigDecimal value = typed.value();
      goods.add(
          new Goods(
              purpose == null ? only : purpose,
              typed.tariffCode(),
              line.description(),
              line.quantity().value(),
              unit == null ? UnitOfMeasure.code(line.unitOfMeasure()).orElse(null) : unit,
              typed.netWeight(),
              typed.grossWeight(),
              value == null ? inLei(note, i) : value));
    }
    return goods;
  }

  /** What a line comes to, at the note's own exchange rate; null where it has none into lei. */
  private static @Nullable BigDecimal inLei(PrecedingDocument note, int line) {
    Money net = note.totals().lines().get(line).net();
    if (net.currency().equals(Currency.RON)) {
      return net.amount();
    }
    ExchangeRate rate = note.content().exchangeRate();
    return rate == null || !rate.to().equals(Currency.RON) ? null : rate.convert(net).amount();
  }

  private static Declaration.Partner partner(@Nullable Party buyer) {
    if (buyer == null) {
      return new Declaration.Partner(null, null, "");
    }
    String typed = buyer.taxCode() == null ? "" : buyer.taxCode().strip();
    String country = country(buyer, typed);
    if (ROMANIA.equals(country)) {
      String code = typed.isEmpty() ? TransportRules.PRIVATE_INDIVIDUAL : digits(typed);
      return new Declaration.Partner(country, code, buyer.name());
    }
    String foreign = buyer.vatCode() == null ? typed : buyer.vatCode().strip();
    return new Declaration.Partner(country, foreign.isEmpty() ? null : foreign, buyer.name());
  }

  private static @Nullable String country(Party buyer, String taxCode) {
    String country = buyer.address().country();
    if (country == null) {
      return Cif.parse(taxCode).isPresent() ? ROMANIA : null;
    }
    return anafs(country);
  }

  private static Organizer organizer(Organizer typed) {
    String country = typed.country() == null ? null : anafs(typed.country());
    String code = typed.code();
    return new Organizer(
        country, code == null || !ROMANIA.equals(country) ? code : digits(code), typed.name());
  }

  /** ANAF knows Greece by the prefix of its VAT identifiers only. */
  private static String anafs(String country) {
    return country.equals("GR") ? "EL" : country;
  }

  /** ANAF wants Romanian tax codes without their prefix. */
  private static String digits(String code) {
    return Cif.parse(code).map(Cif::digits).orElse(code);
  }
}
