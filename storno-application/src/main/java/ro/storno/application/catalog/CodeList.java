package ro.storno.application.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An official list of codes for goods and services, such as the Common Procurement Vocabulary. */
public interface CodeList {
  /** Says which list this is; not null. */
  About about();

  /**
   * Finds codes, in ascending order.
   *
   * @param text the beginning of a code, or words of a name in either language in any order, each
   *     perhaps unfinished; upper case, accents and the Romanian cedillas make no difference; blank
   *     means all; not null
   * @param limit most codes to return, positive
   * @return not null
   */
  List<Code> search(String text, int limit);

  /**
   * A code and what it stands for.
   *
   * @param code digits; not null
   * @param name in Romanian, or else in English; not null
   * @param english in English, or else in the language there is; not null
   */
  record Code(String code, String name, String english) {}

  /**
   * Where a list is from.
   *
   * @param title such as Combined Nomenclature; not null
   * @param version such as 2026; null if the list is not there
   * @param source who published it, or what to do when it is not there; not null
   */
  record About(String title, @Nullable String version, String source) {
    /** Returns whether this installation has the list. */
    public boolean available() {
      return version != null;
    }
  }
}
