package ro.storno.application;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param data the rows of this page; not null
 * @param total rows in all
 * @param page number of this page, from 1
 * @param limit rows per page
 */
public record Page<T>(List<T> data, long total, int page, int limit) {
  /** Takes a copy. */
  public Page {
    data = List.copyOf(data);
  }

  /** Returns the number of pages; 0 when there are no rows. */
  public long pages() {
    return (total + limit - 1) / limit;
  }

  /** Returns the page with each row mapped. */
  public <R> Page<R> map(Function<T, R> mapping) {
    return new Page<>(data.stream().map(mapping).toList(), total, page, limit);
  }

  /**
   * Which page is asked for.
   *
   * @param page from 1
   * @param limit 1 to 200
   */
  public record Request(int page, int limit) {
    /** Rows per page when nothing is said. */
    public static final int DEFAULT_LIMIT = 20;

    /** Most rows per page of nearly all lists. */
    public static final int MAXIMUM_LIMIT = 100;

    /** Most rows per page of any list; larger values are clamped. */
    public static final int WIDEST_LIMIT = 200;

    /** Clamps both into their ranges. */
    public Request {
      page = Math.max(1, page);
      limit = Math.max(1, Math.min(WIDEST_LIMIT, limit));
    }

    /** Returns how many rows come before the page. */
    public long offset() {
      return (page - 1L) * limit;
    }
  }
}
