package ro.storno.application.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.ItemAttribute;

/**
 * The lines of an invoice with what Italy wants beside them, as their properties say ({@code
 * ublExtensions.additionalItemProperties}): {@code Natura}, {@code RiferimentoNormativo} and {@code
 * Ritenuta} are terms of their own; others that are short enough become AltriDatiGestionali, such
 * as {@code INTENTO} with the number and date of a declaration of intent.
 */
final class ItalianLines {
  /** Property of a line that says whether the tax is withheld from it: si or no. */
  static final String WITHHELD = "ritenuta";

  private static final Set<String> TERMS =
      Set.of(ItalianReasons.NATURE, ItalianReasons.REFERENCE, WITHHELD);
  private static final int LONGEST_TYPE = 10;
  private static final int LONGEST_TEXT = 60;
  private static final Pattern DATED = Pattern.compile("(.+?)\\s+(\\d{4}-\\d{2}-\\d{2})");

  private ItalianLines() {}

  /** Returns what a line says of itself in a property, by its name in lower case. */
  static Optional<String> property(InvoiceLine line, String name) {
    return line.item().attributes().stream()
        .filter(each -> name.equals(lower(each.name())))
        .map(ItemAttribute::value)
        .filter(AbroadTelling::present)
        .map(String::strip)
        .findFirst();
  }

  private static String lower(@Nullable String name) {
    return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the terms of a line. */
  static ItalianTerms.Line terms(InvoiceLine line, @Nullable String nature, boolean withheld) {
    List<ItalianTerms.OtherDatum> data = new ArrayList<>();
    line.item().attributes().stream()
        .filter(ItalianLines::isDatum)
        .forEach(a -> data.add(datum(a)));
    return new ItalianTerms.Line(
        line.id(), null, List.of(), null, true, List.of(), withheld, nature, data);
  }

  private static boolean isDatum(ItemAttribute attribute) {
    String name = attribute.name();
    String value = attribute.value();
    return name != null
        && value != null
        && !TERMS.contains(lower(name))
        && name.strip().length() <= LONGEST_TYPE
        && value.strip().length() <= LONGEST_TEXT;
  }

  private static ItalianTerms.OtherDatum datum(ItemAttribute attribute) {
    String type = String.valueOf(attribute.name()).strip();
    String text = String.valueOf(attribute.value()).strip();
    Matcher dated = DATED.matcher(text);
    if (dated.matches()) {
      Optional<LocalDate> day = day(dated.group(2));
      if (day.isPresent()) {
        return new ItalianTerms.OtherDatum(type, dated.group(1), null, day.get());
      }
    }
    return new ItalianTerms.OtherDatum(type, text, null, null);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (java.time.format.DateTimeParseException e) {
      return Optional.empty(); // a text that only looks like a day stays a text
    }
  }

  /** Returns a line without the properties that its terms say. */
  static InvoiceLine core(InvoiceLine line) {
    List<ItemAttribute> rest =
        line.item().attributes().stream()
            .filter(each -> !isDatum(each) && !TERMS.contains(lower(each.name())))
            .toList();
    return line.toBuilder().item(line.item().toBuilder().attributes(rest).build()).build();
  }
}
