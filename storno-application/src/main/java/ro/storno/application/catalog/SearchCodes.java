package ro.storno.application.catalog;

import java.util.List;

/** Finds the codes that customs and public procurement give to goods, for whoever fills a form. */
public final class SearchCodes {
  private final CodeList procurement;
  private final CodeList customs;

  /**
   * Searches the given lists.
   *
   * @param procurement the Common Procurement Vocabulary; not null
   * @param customs the Combined Nomenclature; not null
   */
  public SearchCodes(CodeList procurement, CodeList customs) {
    this.procurement = procurement;
    this.customs = customs;
  }

  /**
   * What was found.
   *
   * @param list where it was looked for; not null
   * @param codes in ascending order; not null
   */
  public record Found(CodeList.About list, List<CodeList.Code> codes) {}

  /**
   * Searches the Common Procurement Vocabulary (Regulation (EC) No 213/2008).
   *
   * @param text as for {@link CodeList#search}; not null
   * @param limit positive
   */
  public Found cpv(String text, int limit) {
    return found(procurement, text, limit);
  }

  /**
   * Searches the Combined Nomenclature (Regulation (EEC) No 2658/87).
   *
   * @param text as for {@link CodeList#search}; not null
   * @param limit positive
   */
  public Found nc(String text, int limit) {
    return found(customs, text, limit);
  }

  private static Found found(CodeList list, String text, int limit) {
    return new Found(list.about(), list.search(text, limit));
  }
}
