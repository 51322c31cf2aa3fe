package ro.storno.rest.identity;

import ro.storno.application.ApplicationException;

/** Which words tell people on a page why something was refused. */
final class PageProblems {
  private PageProblems() {}

  /** Returns the key of the words for a refused sign-in. */
  static String signIn(ApplicationException refused) {
    if (refused instanceof ApplicationException.Forbidden forbidden) {
      return switch (forbidden.code()) {
        case "mfa_required" -> "problem.code";
        case "email_not_confirmed" -> "problem.unconfirmed";
        default -> "problem.inactive";
      };
    }
    return refused instanceof ApplicationException.TooMany
        ? "problem.often"
        : "problem.credentials";
  }

  /** Returns the status for a refused sign-in. */
  static int status(ApplicationException refused) {
    boolean forbidden =
        refused instanceof ApplicationException.Forbidden
            || refused instanceof ApplicationException.TooMany;
    return forbidden ? 403 : 401;
  }

  /** Whether it was the sign-in that was refused. */
  static boolean ofSignIn(ApplicationException refused) {
    return refused instanceof ApplicationException.Unauthenticated
        || refused instanceof ApplicationException.Forbidden
        || refused instanceof ApplicationException.TooMany
        || refused instanceof ApplicationException.Invalid;
  }
}
