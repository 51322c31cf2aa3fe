package ro.storno.cli.seed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ro.storno.application.ApplicationException;
import ro.storno.domain.DomainException;

/** Counts what a run makes and finds, and keeps what is refused, so that one run tells all. */
final class SeedLog {
  private final Map<String, Integer> created = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private int existing;

  void created(String kind) {
    created.merge(kind, 1, Integer::sum);
  }

  void found() {
    existing++;
  }

  void mistake(String at, String what) {
    mistakes.add(at + ": " + what);
  }

  /** Does a piece of work; a refusal is noted with its place. */
  <T> Optional<T> attempt(String at, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (ApplicationException.Invalid e) {
      e.orderedErrors().forEach((field, message) -> mistake(at + "." + field, message));
    } catch (ApplicationException.Unacceptable e) {
      mistake(at, String.valueOf(e.getMessage()));
      e.errors().forEach((field, message) -> mistake(at + "." + field, message));
    } catch (ApplicationException.Unavailable e) {
      throw e; // nothing after it would work either
    } catch (ApplicationException | DomainException e) {
      mistake(at, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  SeedOutcome outcome() {
    return new SeedOutcome(new LinkedHashMap<>(created), existing, List.copyOf(mistakes));
  }
}
