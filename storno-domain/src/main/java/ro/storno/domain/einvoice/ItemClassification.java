package ro.storno.domain.einvoice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A class of an item in a classification scheme (BT-158), for example a CPV or NC8 code.
 *
 * @param code BT-158 the code, not null
 * @param listId scheme from UNCL 7143, for example {@code STI} (CPV) or {@code HS}; null when
 *     absent
 * @param listVersion version of the scheme; null when absent
 */
public record ItemClassification(
    String code, @Nullable String listId, @Nullable String listVersion) {
  /** Copies lists and refuses a null where the term is not optional. */
  public ItemClassification {
    Objects.requireNonNull(code, "code");
  }
}
