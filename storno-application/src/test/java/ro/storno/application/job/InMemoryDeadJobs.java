package ro.storno.application.job;

import java.util.ArrayList;
import java.util.List;

/** Dead jobs in memory. */
public final class InMemoryDeadJobs implements DeadJobs {
  private final List<DeadJob> dead = new ArrayList<>();

  /** Puts a job among the dead. */
  public void bury(DeadJob job) {
    dead.add(0, job);
  }

  @Override
  public List<DeadJob> list(int limit) {
    return dead.stream().limit(limit).toList();
  }

  @Override
  public long count() {
    return dead.size();
  }

  @Override
  public boolean rerun(String kind, String key) {
    return dead.removeIf(job -> job.kind().equals(kind) && job.key().equals(key));
  }
}
