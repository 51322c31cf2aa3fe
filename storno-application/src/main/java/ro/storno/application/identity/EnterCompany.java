package ro.storno.application.identity;

import org.jspecify.annotations.Nullable;

/** Lets an actor into a company of its organization. */
public final class EnterCompany {
  /**
   * Lets the actor in.
   *
   * @param actor not null
   * @param company the {@code X-Company} header as sent, or null where there is none
   */
  public CompanyScope enter(Actor actor, @Nullable String company) {
    throw new UnsupportedOperationException();
  }
}
