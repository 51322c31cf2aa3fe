package ro.storno.application.job;

import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * Work to be done later, at least once, exactly once in effect.
 *
 * @param kind which handler does it, such as {@code invoice.follow-up}; not null
 * @param company tenant it runs for, or null for the platform
 * @param key unique per kind: a second job of the same kind and key is the same job; not null
 * @param payload small JSON text the handler understands; not null
 */
public record Job(String kind, @Nullable CompanyId company, String key, String payload) {}
