package ro.storno.application.identity;

/** Shows users to themselves. */
public final class ShowProfile {
  /** Shows the actor's own profile. */
  public Profile show(Actor actor) {
    throw new UnsupportedOperationException();
  }
}
