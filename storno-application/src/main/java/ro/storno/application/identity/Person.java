package ro.storno.application.identity;

import ro.storno.domain.identity.UserId;

/**
 * A user as others see them.
 *
 * @param id not null
 * @param name first and last name, or the address where there is none; not null
 * @param email not null
 */
public record Person(UserId id, String name, String email) {}
