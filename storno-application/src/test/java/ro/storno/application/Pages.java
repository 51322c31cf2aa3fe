package ro.storno.application;

import java.util.List;

/** Pages of lists in memory. */
public final class Pages {
  private Pages() {}

  /** Returns a page of a list that is in order. */
  public static <T> Page<T> of(List<T> all, Page.Request page) {
    return new Page<>(
        all.stream().skip(page.offset()).limit(page.limit()).toList(),
        all.size(),
        page.page(),
        page.limit());
  }
}
