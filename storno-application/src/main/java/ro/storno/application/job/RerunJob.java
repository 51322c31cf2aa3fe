package ro.storno.application.job;

import ro.storno.application.identity.Actor;

/** Lets the operator run a dead job again. */
public final class RerunJob {
  /** Puts the job back in the queue. */
  public void rerun(Actor actor, String kind, String key) {
    throw new UnsupportedOperationException();
  }
}
