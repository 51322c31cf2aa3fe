package ro.storno.rest.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.CodeList;

/** Code lists for tests of what stands around them: one with two codes, and one that is absent. */
record SoyaCodes(@Nullable String version, List<Code> codes) implements CodeList {
  static final CodeList CPV =
      new SoyaCodes(
          "2008",
          List.of(
              new Code("03111000", "Semințe", "Seeds"),
              new Code("03111100", "Boabe de soia", "Soya beans")));

  static final CodeList NONE = new SoyaCodes(null, List.of());

  @Override
  public About about() {
    return new About("Codes of the test", version, "The test");
  }

  @Override
  public List<Code> search(String text, int limit) {
    return codes.stream()
        .filter(code -> (code.code() + code.name()).contains(text))
        .limit(limit)
        .toList();
  }
}
