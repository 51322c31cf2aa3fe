package ro.storno.rest.invoice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Person;

/**
 * Who did something.
 *
 * @param id the user, null for the system
 * @param name name, {@code System} for the system
 * @param email address, null for the system
 */
public record PersonView(@Nullable UUID id, String name, @Nullable String email) {
  private static final PersonView SYSTEM = new PersonView(null, "System", null);

  /** Returns who a person is; the system if it is null. */
  public static PersonView of(@Nullable Person person) {
    return person == null
        ? SYSTEM
        : new PersonView(person.id().value(), person.name(), person.email());
  }
}
