package ro.storno.rest.anaf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;

/** One company, or all of them: pages name no header here, clients send one (company.md, C9). */
final class CompanyChoice {
  private static final Param<String> HEADER =
      Param.text("X-Company", "Only this company; without it all that the caller may see.")
          .inHeader();
  private static final Param<String> QUERY =
      Param.text("company", "The same as X-Company, and wins over it.");

  static final List<Param<?>> PARAMS = List.of(HEADER, QUERY);

  private CompanyChoice() {}

  static @Nullable String of(Call call) {
    return call.param(QUERY).or(() -> call.param(HEADER)).orElse(null);
  }
}
