package ro.storno.persistence.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be started or opened, and waiting will not help.
 *
 * <p>The message is meant for the operator: it names the folder or address and says what to change.
 */
public final class DatabaseStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseStartException(String message) {
    super(message);
  }

  public DatabaseStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
