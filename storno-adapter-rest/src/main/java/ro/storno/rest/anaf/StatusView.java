package ro.storno.rest.anaf;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user is connected to ANAF (api-reference/anaf/status.md, notes/client-contract.md).
 *
 * @param tokenCount how many authorizations are kept
 * @param hasValidToken whether one can be used
 * @param tokens each of them
 * @param connected the same as {@code hasValidToken}
 * @param hasToken whether one is kept at all
 * @param nearestExpiry when the first of the valid ones ends
 * @param hasExpiredTokens whether the time of one is over
 */
record StatusView(
    int tokenCount,
    boolean hasValidToken,
    List<TokenStatusView> tokens,
    boolean connected,
    boolean hasToken,
    @Nullable Instant nearestExpiry,
    boolean hasExpiredTokens) {
  /**
   * One authorization.
   *
   * @param cif the first of the user's companies that it may act for
   * @param expiresAt when it ends
   * @param isValid whether it can be used
   */
  record TokenStatusView(@Nullable String cif, Instant expiresAt, boolean isValid) {}

  static StatusView of(List<TokenView> tokens) {
    boolean valid = tokens.stream().anyMatch(TokenView::isValid);
    return new StatusView(
        tokens.size(),
        valid,
        tokens.stream()
            .map(one -> new TokenStatusView(one.cif(), one.expiresAt(), one.isValid()))
            .toList(),
        valid,
        !tokens.isEmpty(),
        tokens.stream()
            .filter(TokenView::isValid)
            .map(TokenView::expiresAt)
            .min(Comparator.naturalOrder())
            .orElse(null),
        tokens.stream().anyMatch(TokenView::isExpired));
  }
}
