package ro.storno.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ro.storno.application.secret.ResealSecrets;
import ro.storno.cli.secret.KeyAdministration;

/** Keys of an installation that exists in tests only. */
final class FakeKeys implements KeyAdministration {
  ResealSecrets.Survey survey = new ResealSecrets.Survey(List.of("aaa"), Map.of("aaa", 3L));
  ResealSecrets.Outcome outcome = new ResealSecrets.Outcome(3, 0, List.of());
  final List<String> dropped = new ArrayList<>();

  @Override
  public ResealSecrets.Survey survey() {
    return survey;
  }

  @Override
  public ResealSecrets.Outcome rotate(Consumer<String> progress) {
    progress.accept("New secrets are sealed with key aaa from now on.");
    return outcome;
  }

  @Override
  public void drop(String name) {
    dropped.add(name);
  }
}
