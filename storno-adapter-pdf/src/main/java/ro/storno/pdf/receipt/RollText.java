package ro.storno.pdf.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.pdf.PlainText;
import ro.storno.pdf.invoice.Notation;

/** How everything on paper rolls is written: parties, amounts, taxes and times in one language. */
final class RollText {
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_BLOCK = 2_000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Notation notation;
  private final Words words;
  private final PlainText plain;
  private final PrintSettings settings;

  RollText(Language language, PrintSettings settings, PlainText plain) {
    this.notation = Notation.of(language);
    this.plain = plain;
    this.settings = settings;
    this.words = Words.of(language).with(settings.labels(), this::line);
  }

  String word(String key, String... arguments) {
    return words.get(key, arguments);
  }

  Notation notation() {
    return notation;
  }

  String line(String text) {
    return plain.line(text, LONGEST_LINE);
  }

  /** Returns a longer text as it can be printed; nothing if there is none. */
  List<String> block(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(plain.block(text, LONGEST_BLOCK));
  }

  /** Returns the company's own lines at the end. */
  List<String> footer() {
    return block(settings.footerText());
  }

  String amount(Money money) {
    return notation.number(money.amount(), money.currency().minorUnits());
  }

  /** Returns an amount with its currency. */
  String money(Money money) {
    return notation.money(money.amount(), money.currency().minorUnits(), money.currency().code());
  }

  /** Returns a moment to the minute. */
  String time(Instant instant, ZoneId zone) {
    ZonedDateTime at = instant.atZone(zone);
    return notation.date(at.toLocalDate()) + " " + TIME.format(at);
  }

  /** Returns a day, with the hour where it belongs to that day. */
  String day(LocalDate day, @Nullable Instant instant, ZoneId zone) {
    return instant != null && instant.atZone(zone).toLocalDate().equals(day)
        ? time(instant, zone)
        : notation.date(day);
  }

  List<String> seller(Party seller) {
    Address address = seller.address();
    String town =
        Stream.of(address.postalCode(), address.city(), address.county())
            .filter(part -> part != null && !part.isBlank())
            .reduce((one, other) -> one + " " + other)
            .orElse("");
    List<String> lines = new ArrayList<>();
    String code =
        seller.vatPayer() && seller.vatCode() != null ? seller.vatCode() : seller.taxCode();
    for (String line :
        new @Nullable String[] {
          seller.name(),
          address.street(),
          town,
          code == null ? null : words.get("taxId") + " " + code
        }) {
      if (line != null && !line.isBlank()) {
        lines.add(line(line));
      }
    }
    return lines;
  }

  String rate(VatRate rate) {
    if (rate.category() == VatCategory.Z || rate.category().taxed()) {
      return words.get("vat", notation.percent(rate.percentage().value()));
    }
    return words.get("exempt");
  }

  List<RollPage.Row> vat(List<VatGroup> breakdown) {
    return breakdown.stream()
        .map(
            group ->
                RollPage.Row.plain(
                    words.get("vatOn", rate(group.rate()), amount(group.taxable())),
                    amount(group.vat())))
        .toList();
  }

  /** Returns what was paid by the means that were used. */
  List<RollPage.Row> payments(Tenders tenders) {
    return Stream.of(
            payment("receipt.cash", tenders.cash()),
            payment("receipt.card", tenders.card()),
            payment("receipt.other", tenders.other()))
        .flatMap(List::stream)
        .toList();
  }

  private List<RollPage.Row> payment(String means, Money tender) {
    return tender.isZero()
        ? List.of()
        : List.of(RollPage.Row.plain(words.get(means), amount(tender)));
  }
}
