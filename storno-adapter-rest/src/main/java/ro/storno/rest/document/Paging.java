package ro.storno.rest.document;

import java.util.List;
import ro.storno.application.Page;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;

/** Which page of a list is asked for (getting-started/pagination.md). */
public final class Paging {
  private static final Param<Integer> PAGE =
      Param.integer("page", "Page number, from 1.", 1, 1_000_000);
  private static final Param<Integer> LIMIT =
      Param.integer(
          "limit",
          "Rows per page, 20 unless given, at most 100; larger values are clamped.",
          1,
          Page.Request.MAXIMUM_LIMIT);

  /** The parameters, for the declaration of a route. */
  public static final List<Param<?>> PARAMS = List.of(PAGE, LIMIT);

  private Paging() {}

  /**
   * Reads the parameters.
   *
   * @param call not null
   * @return the page asked for, the first of 20 rows unless told otherwise, not null
   */
  public static Page.Request of(Call call) {
    return new Page.Request(
        call.param(PAGE).orElse(1), call.param(LIMIT).orElse(Page.Request.DEFAULT_LIMIT));
  }
}
