package ro.storno.application.job;

import java.util.List;
import ro.storno.application.identity.Actor;

/** Shows the operator which jobs failed for good. */
public final class ListDeadJobs {
  /** Returns the newest of them. */
  public List<DeadJobs.DeadJob> list(Actor actor, int limit) {
    throw new UnsupportedOperationException();
  }
}
