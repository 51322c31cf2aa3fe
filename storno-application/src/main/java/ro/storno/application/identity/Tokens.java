package ro.storno.application.identity;

import java.time.Duration;
import ro.storno.domain.identity.UserId;

/**
 * What a sign-in hands out.
 *
 * @param accessToken signed token for the {@code Authorization} header; not null
 * @param refreshToken secret that buys the next pair, once; not null
 * @param accessLifetime how long the access token lives; not null
 * @param user whose they are; not null
 */
public record Tokens(
    String accessToken, String refreshToken, Duration accessLifetime, UserId user) {}
