package ro.storno.application.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets users change themselves; a new password ends every session. */
public final class UpdateProfile {
  /**
   * Changes what is given.
   *
   * @param actor not null
   * @param command new values; not null
   * @param given names of the components of the command that were sent; not null
   */
  public Profile update(Actor actor, Command command, Set<String> given) {
    throw new UnsupportedOperationException();
  }

  /**
   * New values.
   *
   * @param firstName or null to clear
   * @param lastName or null to clear
   * @param phone or null to clear
   * @param locale {@code ro} or {@code en}
   * @param timezone IANA id
   * @param respectQuietHours whether push waits for the morning
   * @param preferences JSON object as text
   * @param password new password, needs {@code currentPassword}
   * @param currentPassword the present one
   */
  public record Command(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String phone,
      @Nullable String locale,
      @Nullable String timezone,
      @Nullable Boolean respectQuietHours,
      @Nullable String preferences,
      @Nullable String password,
      @Nullable String currentPassword) {}
}
