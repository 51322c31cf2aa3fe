package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.provider.ItalianFields;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.VatBreakdown;

/**
 * Why an invoice charges no VAT (Natura), line by line and group by group. The line says it itself,
 * else a code of the VATEX list, else the configuration, else the law where it leaves one answer;
 * otherwise it is asked for. EN 16931 has one group for each category and rate, Italy one for each
 * reason: groups with several reasons are parted.
 */
final class ItalianReasons {
  /** Property of a line that names its Natura. */
  static final String NATURE = "natura";

  /** Property of a line that names the law behind it. */
  static final String REFERENCE = "riferimentonormativo";

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final AbroadTelling telling;
  private final ElectronicInvoice invoice;
  private final ItalianLaw law;
  private final String buyerCountry;
  private final String regime;
  private final Map<String, String> configured;

  /** Natures of the lines in their order; empty where VAT is charged. */
  private final List<Optional<String>> natures = new ArrayList<>();

  private final List<Group> groups = new ArrayList<>();

  /** Finds the reasons of an invoice; what is missing is noted in the telling. */
  ItalianReasons(
      AbroadTelling telling,
      ElectronicInvoice invoice,
      ItalianLaw law,
      String buyerCountry,
      String regime) {
    this.telling = telling;
    this.invoice = invoice;
    this.law = law;
    this.buyerCountry = buyerCountry;
    this.regime = regime;
    this.configured = configured(telling);
    List<InvoiceLine> lines = invoice.lines();
    for (int i = 0; i < lines.size(); i++) {
      natures.add(nature(lines.get(i), i));
    }
    invoice.vatBreakdown().forEach(this::part);
  }

  /**
   * Amounts with the same rate and the same reason.
   *
   * @param told as EN 16931 has it
   * @param nature null where VAT is charged
   */
  record Group(VatBreakdown told, @Nullable String nature) {
    boolean charged() {
      return !untaxed(told.rate());
    }

    BigDecimal taxable() {
      return Objects.requireNonNullElse(told.taxableAmount(), ZERO);
    }
  }

  private static Map<String, String> configured(AbroadTelling telling) {
    Map<String, String> byCategory = new LinkedHashMap<>();
    telling
        .configured(ItalianFields.NATURE.wireName())
        .filter(ItalianFields.NATURE::fits)
        .ifPresent(
            text -> {
              for (String each : text.toUpperCase(Locale.ROOT).split("[ ,]+", -1)) {
                byCategory.put(
                    each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
              }
            });
    return byCategory;
  }

  /** Returns the Natura of a line, by its place; empty where VAT is charged. */
  Optional<String> nature(int line) {
    return natures.get(line);
  }

  /** Returns the groups, each with one reason. */
  List<Group> groups() {
    return groups;
  }

  private Optional<String> nature(InvoiceLine line, int position) {
    Optional<String> stated =
        ItalianLines.property(line, NATURE).map(text -> text.toUpperCase(Locale.ROOT));
    String field = "lines[" + position + "].ublExtensions.additionalItemProperties";
    if (!untaxed(line.vat().rate())) {
      telling.need(stated.isEmpty(), field, "A Natura goes with a VAT rate of nought only.");
      return Optional.empty();
    }
    String category = line.vat().categoryCode();
    Optional<String> found = stated.or(() -> usual(category, exemption(line)));
    telling.need(
        found.isPresent(),
        field,
        "SDI wants to know why no VAT is charged (category "
            + category
            + "): give the line the property Natura, such as N4, N6.3 or N3.5, or the configuration"
            + " of sdi the field natura, such as "
            + category
            + ("AE".equals(category) ? "=N6.7." : "=N4."));
    telling.need(
        found.isEmpty() || law.isNature(found.get()),
        stated.isPresent() ? field : "config.natura",
        "SDI does not take Natura "
            + found.orElse("")
            + " on this day; N2, N3 and N6 go with a"
            + " subcode.");
    return found;
  }

  private Optional<String> usual(@Nullable String category, @Nullable String vatex) {
    return law.ofExemption(vatex)
        .or(() -> Optional.ofNullable(category).map(configured::get))
        .or(() -> law.ofCategory(category, buyerCountry, regime));
  }

  private @Nullable String exemption(InvoiceLine line) {
    return invoice.vatBreakdown().stream()
        .filter(group -> same(group, line.vat().categoryCode(), line.vat().rate()))
        .map(VatBreakdown::exemptionReasonCode)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void part(VatBreakdown group) {
    if (!untaxed(group.rate())) {
      groups.add(new Group(group, null));
      return;
    }
    Map<String, BigDecimal> nets = new LinkedHashMap<>();
    Map<String, String> references = new LinkedHashMap<>();
    for (int i = 0; i < natures.size(); i++) {
      InvoiceLine line = invoice.lines().get(i);
      String nature = natures.get(i).orElse("");
      if (!nature.isEmpty() && same(group, line.vat().categoryCode(), line.vat().rate())) {
        nets.merge(nature, Objects.requireNonNullElse(line.netAmount(), ZERO), BigDecimal::add);
        ItalianLines.property(line, REFERENCE)
            .ifPresent(reference -> references.putIfAbsent(nature, reference));
      }
    }
    boolean ofLines =
        invoice.lines().stream()
            .anyMatch(line -> same(group, line.vat().categoryCode(), line.vat().rate()));
    if (!ofLines) {
      usual(group.categoryCode(), group.exemptionReasonCode())
          .ifPresentOrElse(
              nature -> nets.put(nature, ZERO),
              () ->
                  telling.need(
                      false,
                      "config.natura",
                      "SDI wants to know why no VAT is charged on what the document adds or takes"
                          + " off (category "
                          + group.categoryCode()
                          + ")."));
    }
    telling.need(
        nets.size() < 2 || !adjusted(group),
        "ublExtensions.allowanceCharges",
        "The lines have several reasons for no VAT: put allowances and charges on the lines, so"
            + " that each has its own.");
    nets.forEach(
        (nature, net) ->
            groups.add(
                new Group(
                    group.toBuilder()
                        .taxableAmount(nets.size() == 1 ? group.taxableAmount() : net)
                        .exemptionReason(
                            Optional.ofNullable(references.get(nature))
                                .or(() -> law.reference(nature))
                                .orElse(group.exemptionReason()))
                        .build(),
                    nature)));
  }

  private boolean adjusted(VatBreakdown group) {
    return java.util.stream.Stream.concat(invoice.allowances().stream(), invoice.charges().stream())
        .anyMatch(each -> same(group, each.vatCategoryCode(), each.vatRate()));
  }

  private static boolean same(
      VatBreakdown group, @Nullable String category, @Nullable BigDecimal rate) {
    return Objects.equals(group.categoryCode(), category)
        && orZero(group.rate()).compareTo(orZero(rate)) == 0;
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return Objects.requireNonNullElse(value, ZERO);
  }

  private static boolean untaxed(@Nullable BigDecimal rate) {
    return orZero(rate).signum() == 0;
  }
}
