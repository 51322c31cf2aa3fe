package ro.storno.domain.identity;

import java.time.Instant;

/**
 * An organization: owns companies, has members.
 *
 * @param id identity; not null
 * @param name not null
 * @param slug unique, for URLs; not null
 * @param plan {@code community}, {@code freemium}, {@code starter}, {@code professional} or {@code
 *     business}; not null
 * @param createdAt not null
 */
public record Organization(
    OrganizationId id, String name, String slug, String plan, Instant createdAt) {}
