package ro.storno.application.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.party.VatId;

/** VIES that knows what it is told, calls all else invalid, and can fall silent. */
public final class SettableVies implements Vies {
  private final Map<String, Answer> known = new HashMap<>();
  private final List<String> questions = new ArrayList<>();
  private boolean connected;
  private boolean silent;

  /** Lets VIES know an identifier as valid. */
  public void know(String id, @Nullable String name) {
    connected = true;
    known.put(id, new Answer(true, name, name == null ? null : "Musterstr. 1, Berlin"));
  }

  /** Lets VIES fall silent or answer again. */
  public void silent(boolean now) {
    connected = true;
    silent = now;
  }

  /** What it was asked since the last call of this method. */
  public List<String> questions() {
    List<String> asked = List.copyOf(questions);
    questions.clear();
    return asked;
  }

  @Override
  public boolean connected() {
    return connected;
  }

  @Override
  public Answer check(VatId id) {
    questions.add(id.toString());
    if (silent || !connected) {
      throw new ApplicationException.Unavailable(
          "VIES does not answer.", new IllegalStateException("silent"));
    }
    return known.getOrDefault(id.toString(), new Answer(false, null, null));
  }
}
