package ro.storno.application.anaf;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ro.storno.domain.identity.User;

/**
 * The user who asks a certificate holder for an authorization, as the holder is shown.
 *
 * @param name first and last name, or empty; not null
 * @param email not null
 */
public record Requester(String name, String email) {
  static Requester of(User user) {
    return new Requester(
        Stream.of(user.firstName(), user.lastName())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" ")),
        user.email());
  }
}
