package ro.storno.application.identity;

import ro.storno.domain.company.CompanyId;

/**
 * An actor working in a company that it was proved to have access to. Use cases on company data
 * take this instead of a bare id, so that unguarded access does not compile.
 *
 * @param actor who acts; not null
 * @param company the company; not null
 */
public record CompanyScope(Actor actor, CompanyId company) {}
