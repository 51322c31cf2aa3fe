package ro.storno.application.provider;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the system of a country sends by itself. */
public sealed interface Pushed {
  /**
   * What became of a document of the company.
   *
   * @param told not null
   */
  record Notice(ProviderNotice.Told told) implements Pushed {
    /** Checks that it is there. */
    public Notice {
      Objects.requireNonNull(told, "told");
    }
  }

  /**
   * A document of somebody else for the company.
   *
   * @param reference the system's number of it; not null
   * @param fileName letters, digits, {@code ._-}; not null
   * @param content as it came; not null
   * @param metadata what the system tells of it beside it, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Document(
      String reference, String fileName, byte[] content, ProviderNotice.@Nullable Told metadata)
      implements Pushed {}
}
