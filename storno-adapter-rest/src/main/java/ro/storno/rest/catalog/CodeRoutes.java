package ro.storno.rest.catalog;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.catalog.CodeList;
import ro.storno.application.catalog.SearchCodes;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of the code lists that clients offer where a product is described. */
public final class CodeRoutes {
  private static final String AREA = "Products";
  private static final Param<String> SEARCH =
      Param.text(
          "search",
          "The beginning of a code, or words of a name in Romanian or English, in any order, with"
              + " or without accents, perhaps unfinished.");
  private static final Param<Integer> LIMIT =
      Param.integer(
          "limit", "Most codes to answer with; 20 by default.", 1, Page.Request.MAXIMUM_LIMIT);

  private final SearchCodes codes;

  /** Routes to the given use case; not null. */
  public CodeRoutes(SearchCodes codes) {
    this.codes = codes;
  }

  /** A code and its names. */
  record CodeView(String code, String name, String nameEn) {
    static CodeView of(CodeList.Code code) {
      return new CodeView(code.code(), code.name(), code.english());
    }
  }

  /** Where a list is from; without it, the source says what to do about that. */
  record CodeSourceView(String title, @Nullable String version, String source, boolean available) {
    static CodeSourceView of(CodeList.About list) {
      return new CodeSourceView(list.title(), list.version(), list.source(), list.available());
    }
  }

  /** What was found. */
  record CodesFound(List<CodeView> data, CodeSourceView list) {
    static CodesFound of(SearchCodes.Found found) {
      return new CodesFound(
          found.codes().stream().map(CodeView::of).toList(), CodeSourceView.of(found.list()));
    }
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        search(
            "cpv-codes",
            "Search the Common Procurement Vocabulary",
            "Codes stand without their check digit.",
            (text, limit) -> codes.cpv(text, limit)),
        search(
            "nc-codes",
            "Search the Combined Nomenclature",
            "The list is added by the operator (docs/code-lists.md); list.available tells whether"
                + " this installation has one.",
            (text, limit) -> codes.nc(text, limit)));
  }

  private static Route search(
      String name,
      String summary,
      String note,
      BiFunction<String, Integer, SearchCodes.Found> find) {
    return Route.get("/api/v1/" + name)
        .signedIn()
        .does(AREA, summary)
        .note(note)
        .params(SEARCH, LIMIT)
        .answers(200, CodesFound.class, "Codes in ascending order, and where they are from")
        .handle(
            call ->
                Reply.ok(
                    CodesFound.of(
                        find.apply(
                            call.param(SEARCH).orElse(""),
                            call.param(LIMIT).orElse(Page.Request.DEFAULT_LIMIT)))));
  }
}
