package ro.storno.storage.catalog;

import java.util.List;
import ro.storno.application.catalog.CodeList;

/** A list that this installation does not have. */
record AbsentCodeList(String title, String advice) implements CodeList {
  @Override
  public About about() {
    return new About(title, null, advice);
  }

  @Override
  public List<Code> search(String text, int limit) {
    return List.of();
  }
}
