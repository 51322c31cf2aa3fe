package ro.storno.application.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import ro.storno.application.ApplicationException;
import ro.storno.domain.money.DailyRates;

/** A bank that has published what it is told, or does not answer, or is not connected. */
public final class SettableBank implements CentralBank {
  private final TreeMap<LocalDate, DailyRates> publications = new TreeMap<>();
  private final List<String> questions = new ArrayList<>();
  private boolean connected;
  private boolean silent;

  /** Lets the bank have published the rate of the euro, among others, on a day. */
  public SettableBank publish(String day, String euro) {
    connected = true;
    LocalDate date = LocalDate.parse(day);
    publications.put(
        date,
        new DailyRates(
            date,
            Map.of(
                "EUR", new BigDecimal(euro),
                "USD", new BigDecimal("4.5600"),
                "HUF", new BigDecimal("0.012345"),
                "JPY", new BigDecimal("0.030712"))));
    return this;
  }

  /** Lets the bank fall silent or answer again. */
  public void silent(boolean now) {
    connected = true;
    silent = now;
  }

  /** Returns a publication without being asked. */
  public DailyRates quietly(String day) {
    return Objects.requireNonNull(publications.get(LocalDate.parse(day)));
  }

  /** What it was asked since the last call of this method. */
  public synchronized List<String> questions() {
    List<String> asked = List.copyOf(questions);
    questions.clear();
    return asked;
  }

  @Override
  public boolean connected() {
    return connected;
  }

  private synchronized void asked(String what) {
    questions.add(what);
    if (silent || !connected) {
      throw new ApplicationException.Unavailable(
          "The bank does not answer.", new IllegalStateException("silent"));
    }
  }

  @Override
  public DailyRates newest() {
    asked("newest");
    return publications.values().stream()
        .max(Comparator.comparing(DailyRates::published))
        .orElseThrow();
  }

  @Override
  public Optional<List<DailyRates>> year(int year) {
    asked("year " + year);
    List<DailyRates> all =
        publications.values().stream().filter(d -> d.published().getYear() == year).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
