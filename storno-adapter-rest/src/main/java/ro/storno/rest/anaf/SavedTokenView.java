package ro.storno.rest.anaf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that was just kept: flat as its page shows it, and under {@code data} as clients read it.
 *
 * @param id number
 * @param cif the first of the user's companies that it may act for
 * @param expiresAt when it ends
 * @param isValid whether it can be used
 * @param createdAt when it was kept
 * @param status always {@code ok}
 * @param message what ANAF said, in words
 * @param data the same and more
 */
record SavedTokenView(
    long id,
    @Nullable String cif,
    Instant expiresAt,
    boolean isValid,
    Instant createdAt,
    String status,
    String message,
    TokenView data) {
  static SavedTokenView of(TokenView token) {
    return new SavedTokenView(
        token.id(),
        token.cif(),
        token.expiresAt(),
        token.isValid(),
        token.createdAt(),
        "ok",
        token.validatedCifs().isEmpty()
            ? "Token saved; ANAF has not confirmed it for any of your companies yet."
            : "Token saved; valid for CIF " + String.join(", ", token.validatedCifs()) + ".",
        token);
  }
}
