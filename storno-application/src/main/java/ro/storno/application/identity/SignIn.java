package ro.storno.application.identity;

import java.util.List;

/** What comes of a first factor: a session, or the question for the second factor. */
public sealed interface SignIn {
  /**
   * Signed in.
   *
   * @param tokens not null
   */
  record Done(Tokens tokens) implements SignIn {}

  /**
   * The second factor is asked for.
   *
   * @param token names the challenge; secret; not null
   * @param methods how it can be answered, such as {@code totp}; not null
   */
  record Challenged(String token, List<String> methods) implements SignIn {
    /** Takes a copy. */
    public Challenged {
      methods = List.copyOf(methods);
    }

    /** Shows no token. */
    @Override
    public String toString() {
      return "Challenged" + methods;
    }
  }
}
