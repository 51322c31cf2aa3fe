package ro.storno.application.secret;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * Every sealed secret of the installation, whatever it is for. What belongs to no company is used
 * in transactions of the platform, the rest in those of its company.
 */
public interface SealedSecrets {
  /** Returns the kinds of secrets of the platform, such as {@code second_factor.sealed_secret}. */
  List<String> ofPlatform();

  /** Returns the kinds of secrets of companies. */
  List<String> ofCompanies();

  /** Returns how many secrets of the platform were sealed with which key. */
  Map<String, Long> countByKey();

  /** Returns how many secrets of a company were sealed with which key. */
  Map<String, Long> countByKey(CompanyId company);

  /**
   * Returns companies in the order of their ids, deleted ones too; in a transaction of the
   * platform.
   *
   * @param after the last one of the page before, or null for the first page
   */
  List<CompanyId> companies(@Nullable CompanyId after, int most);

  /**
   * Returns secrets that were not sealed with a key, in the order of their rows.
   *
   * @param company whose, or null for a kind of the platform
   * @param kind as listed; not null
   * @param key name; not null
   * @param afterRow the last row of the batch before, empty for the first
   */
  List<Resting> sealedOtherwise(
      @Nullable CompanyId company, String kind, String key, String afterRow, int most);

  /**
   * Puts a secret that was sealed anew in the place of what was found there, unless that was
   * changed or removed meanwhile.
   *
   * @return whether it was put there
   */
  boolean replace(@Nullable CompanyId company, Resting found, SealedSecret anew);

  /**
   * A secret where it lies.
   *
   * @param kind not null
   * @param row within the kind; not null
   * @param place that it is sealed for; not null
   * @param sealed not null
   */
  record Resting(String kind, String row, String place, SealedSecret sealed) {}
}
