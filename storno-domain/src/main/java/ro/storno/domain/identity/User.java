package ro.storno.domain.identity;

import java.time.Instant;
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
    @Nullable Instant lastLoginAt) {}
