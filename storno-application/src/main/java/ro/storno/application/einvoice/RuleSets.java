package ro.storno.application.einvoice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.RuleSetIdentity;

/** Tells which rule sets are at hand and when each is in force, for people and for self-checks. */
public interface RuleSets {
  /** Every rule set known, those in force first to last by name and validity. */
  List<RuleSetInfo> all();

  /**
   * Returns the rule sets in force that end within some days without a successor. Someone must then
   * look at what their authors have published, and add what follows.
   *
   * @param today not null
   * @param days how far to look ahead
   */
  default List<RuleSetInfo> endingUnsucceeded(LocalDate today, int days) {
    List<RuleSetInfo> known = all();
    LocalDate horizon = today.plusDays(days);
    return known.stream()
        .filter(set -> set.inForce(today) && !set.inForce(horizon.plusDays(1)))
        .filter(set -> known.stream().noneMatch(other -> other.succeeds(set)))
        .toList();
  }

  /**
   * One dated rule set.
   *
   * @param identity name, version and base, not null
   * @param documents what it judges, for example {@code UBL Invoice}, not null
   * @param customization the specification identifier (BT-24) it is chosen by, or the beginning of
   *     it, not null
   * @param validFrom first day it is in force, not null
   * @param validTo last day it is in force; null while no successor is known
   * @param published day its authors published it, which tells its age, not null
   * @param source where it officially comes from, not null
   * @param available whether its files are on the class path
   */
  record RuleSetInfo(
      RuleSetIdentity identity,
      String documents,
      String customization,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      LocalDate published,
      String source,
      boolean available) {

    /** Returns whether it judges documents of a day. */
    public boolean inForce(LocalDate day) {
      return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** Returns whether it judges the same documents from the day after another one's last. */
    boolean succeeds(RuleSetInfo other) {
      LocalDate last = other.validTo();
      return last != null
          && inForce(last.plusDays(1))
          && documents.equals(other.documents())
          && (customization.equals(other.customization())
              || identity.name().equals(other.identity().name()));
    }
  }
}
