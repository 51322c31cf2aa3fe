package ro.storno.domain.recurring;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of a template with the period of an occurrence filled in: {@code {{month}}} becomes {@code
 * martie}, {@code {{year}}} becomes {@code 2026}, {@code {{period}}} becomes {@code 01.03.2026 -
 * 31.03.2026}, {@code {{date}}} the day of the occurrence. Each can also be written {@code
 * [[month]]} or {@code {month}}, as in the templates of mails. What is no such name stays.
 */
public final class PeriodText {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{ ?(\\w{4,6}) ?}}|\\[\\[ ?(\\w{4,6}) ?]]|\\{(\\w{4,6})}");
  private static final List<String> MONTHS =
      List.of(
          "ianuarie",
          "februarie",
          "martie",
          "aprilie",
          "mai",
          "iunie",
          "iulie",
          "august",
          "septembrie",
          "octombrie",
          "noiembrie",
          "decembrie");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private final Map<String, String> values;

  private PeriodText(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Returns what fills texts of an occurrence in; its period ends on the eve of the following one.
   *
   * @param schedule not null
   * @param occurrence not null
   */
  public static PeriodText of(Schedule schedule, LocalDate occurrence) {
    LocalDate last = schedule.following(occurrence).minusDays(1);
    return new PeriodText(
        Map.of(
            "month", MONTHS.get(occurrence.getMonthValue() - 1),
            "year", Integer.toString(occurrence.getYear()),
            "date", DAY.format(occurrence),
            "period", DAY.format(occurrence) + " - " + DAY.format(last)));
  }

  /**
   * Returns a text filled in.
   *
   * @param text not null
   */
  public String fill(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(name(found), found.group())));
  }

  private static String name(MatchResult found) {
    for (int i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return found.group(i);
      }
    }
    return "";
  }

  private String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
