package ro.storno.application.authority;

import java.time.InstantSource;

class InMemoryPaceTest extends PaceContract {
  private final Pace pace = new InMemoryPace(InstantSource.system());

  @Override
  protected Pace node() {
    return pace;
  }
}
