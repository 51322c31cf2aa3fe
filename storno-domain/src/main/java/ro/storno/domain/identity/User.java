package ro.storno.domain.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user account (spec objects/user.md).
 *
 * @param id identity; not null
 * @param email lower-case, unique; not null
 * @param passwordHash or null for accounts without a password
 * @param firstName or null
 * @param lastName or null
 * @param phone E.164, or null
 * @param locale {@code ro} or {@code en}; not null
 * @param timezone IANA id; not null
 * @param respectQuietHours whether push waits for the morning
 * @param preferencesJson free-form JSON object as the client sent it; not null
 * @param active whether the account may sign in
 * @param emailVerified whether the address was confirmed
 * @param platformAdmin super administrator of the installation
 * @param credentialsChangedAt sessions begun before are void; not null
 * @param createdAt not null
 * @param updatedAt or null
 * @param lastLoginAt or null
 */
public record User(
    UserId id,
    String email,
    @Nullable String passwordHash,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String phone,
    String locale,
    String timezone,
    boolean respectQuietHours,
    String preferencesJson,
    boolean active,
    boolean emailVerified,
    boolean platformAdmin,
    Instant credentialsChangedAt,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant lastLoginAt) {

  /**
   * Returns the user with another password; every session begun before is void.
   *
   * @param hash not null
   * @param now not null
   */
  public User withPassword(String hash, Instant now) {
    return credentials(hash, now);
  }

  /**
   * Returns the user with the same password under another hash; sessions go on.
   *
   * @param hash of the password that the user has; not null
   */
  public User rehashed(String hash) {
    return new User(
        id,
        email,
        hash,
        firstName,
        lastName,
        phone,
        locale,
        timezone,
        respectQuietHours,
        preferencesJson,
        active,
        emailVerified,
        platformAdmin,
        credentialsChangedAt,
        createdAt,
        updatedAt,
        lastLoginAt);
  }

  /**
   * Returns the user without a password; every session begun before is void.
   *
   * @param now not null
   */
  public User withoutPassword(Instant now) {
    return credentials(null, now);
  }

  private User credentials(@Nullable String hash, Instant now) {
    return new User(
        id,
        email,
        hash,
        firstName,
        lastName,
        phone,
        locale,
        timezone,
        respectQuietHours,
        preferencesJson,
        active,
        emailVerified,
        platformAdmin,
        nextSecond(now),
        createdAt,
        now,
        lastLoginAt);
  }

  /** Tokens carry whole seconds: one issued in the second of the change must be void too. */
  private static Instant nextSecond(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /**
   * Returns the user with a confirmed address.
   *
   * @param now not null
   */
  public User confirmed(Instant now) {
    return new User(
        id,
        email,
        passwordHash,
        firstName,
        lastName,
        phone,
        locale,
        timezone,
        respectQuietHours,
        preferencesJson,
        active,
        true,
        platformAdmin,
        credentialsChangedAt,
        createdAt,
        now,
        lastLoginAt);
  }

  /**
   * Returns the account as it is after its deletion: it leads to nobody and lets nobody in.
   *
   * @param address that belongs to nobody; not null
   * @param now not null
   */
  public User anonymous(String address, Instant now) {
    return new User(
        id,
        address,
        null,
        null,
        null,
        null,
        locale,
        "UTC",
        true,
        "{}",
        false,
        false,
        false,
        nextSecond(now),
        createdAt,
        now,
        null);
  }

  /**
   * Returns the user allowed or forbidden to sign in.
   *
   * @param may whether the account may sign in
   * @param now not null
   */
  public User withActive(boolean may, Instant now) {
    return new User(
        id,
        email,
        passwordHash,
        firstName,
        lastName,
        phone,
        locale,
        timezone,
        respectQuietHours,
        preferencesJson,
        may,
        emailVerified,
        platformAdmin,
        credentialsChangedAt,
        createdAt,
        now,
        lastLoginAt);
  }
}
