package ro.storno.storage.catalog;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.CodeList;

/** A list that is read when it is first asked for, once. */
final class LazyCodeList implements CodeList {
  private final Supplier<CodeList> reading;
  private volatile @Nullable CodeList list;

  LazyCodeList(Supplier<CodeList> reading) {
    this.reading = reading;
  }

  @Override
  public About about() {
    return list().about();
  }

  @Override
  public List<Code> search(String text, int limit) {
    return list().search(text, limit);
  }

  private CodeList list() {
    CodeList known = list;
    return known == null ? read() : known;
  }

  private synchronized CodeList read() {
    CodeList known = list;
    if (known == null) {
      known = reading.get();
      list = known;
    }
    return known;
  }
}
