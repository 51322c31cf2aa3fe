package ro.storno.application.anaf;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;

/**
 * ANAF as far as authorizations go: gives tokens to holders, rotates refresh tokens, knows who may
 * act for whom, and can be told to fail. A token reads {@code access.HOLDER.NUMBER.END}.
 */
public final class ScriptedAnaf implements AnafAuthorizationServer, EFactura, CallPlan {
  private final Clock clock;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> refreshTokens = new HashMap<>();
  private final Map<String, Set<Cif>> rights = new HashMap<>();
  private final Set<String> withdrawn = new HashSet<>();
  private final List<Cif> asked = new ArrayList<>();
  private int number;
  private int exchanges;
  private int refreshes;
  private @Nullable AuthorityException failure;
  private @Nullable AuthorityException lateFailure;
  private boolean rotates = true;

  /** Goes by a clock. */
  public ScriptedAnaf(Clock clock) {
    this.clock = clock;
  }

  /** Lets a holder act for some taxpayers, and for no others. */
  public synchronized void allow(String holder, String... cifs) {
    Set<Cif> allowed = new HashSet<>();
    for (String cif : cifs) {
      allowed.add(new Cif(cif));
    }
    rights.put(holder, allowed);
  }

  /** Gives out a code, as if a holder had approved. */
  public synchronized String code(String holder) {
    String code = "code-" + ++number;
    codes.put(code, holder);
    return code;
  }

  /** Gives out an access token that was not asked for here. */
  public synchronized String token(String holder, Duration lifetime) {
    return access(holder, lifetime).value();
  }

  /** Ends a token before its time. */
  public synchronized void withdraw(String accessToken) {
    withdrawn.add(accessToken);
  }

  /** Fails every call from now on, before anything happens; null ends that. */
  public synchronized void fail(@Nullable AuthorityException with) {
    failure = with;
  }

  /** Does what is asked of the OAuth server once, and then loses the answer. */
  public synchronized void loseAnswer() {
    lateFailure = new AuthorityException.OutcomeUnknown("the answer was lost", null);
  }

  /** Leaves refresh tokens as they are, as a server may. */
  public synchronized void keepRefreshTokens() {
    rotates = false;
  }

  /** Returns how many codes were exchanged, successfully or not. */
  public synchronized int exchanges() {
    return exchanges;
  }

  /** Returns how many refresh tokens were handed in. */
  public synchronized int refreshes() {
    return refreshes;
  }

  /** Returns for whom messages were asked. */
  public synchronized List<Cif> asked() {
    return List.copyOf(asked);
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }

  private void loseIfTold() {
    AuthorityException lost = lateFailure;
    if (lost != null) {
      lateFailure = null;
      throw lost;
    }
  }

  private AnafAccessToken access(String holder, Duration lifetime) {
    return new AnafAccessToken(
        "access."
            + holder
            + "."
            + ++number
            + "."
            + clock.instant().plus(lifetime).getEpochSecond());
  }

  private Answer grant(String holder) {
    String refresh = "refresh-" + ++number;
    refreshTokens.put(refresh, holder);
    AnafAccessToken access = access(holder, Duration.ofDays(90));
    return new Answer.Granted(access, end(access), new AnafRefreshToken(refresh), Optional.empty());
  }

  private static Instant end(AnafAccessToken token) {
    return Instant.ofEpochSecond(
        Long.parseLong(token.value().substring(token.value().lastIndexOf('.') + 1)));
  }

  @Override
  public URI authorizationUrl(String state, URI redirectUri) {
    return URI.create(
        "https://logincert.example/authorize?state=" + state + "&redirect_uri=" + redirectUri);
  }

  @Override
  public synchronized Answer exchange(String code, URI redirectUri) {
    failIfTold();
    exchanges++;
    String holder = codes.remove(code);
    Answer answer = holder == null ? new Answer.GrantRefused("invalid code") : grant(holder);
    loseIfTold();
    return answer;
  }

  @Override
  public synchronized Answer refresh(AnafRefreshToken token) {
    failIfTold();
    refreshes++;
    String holder =
        rotates ? refreshTokens.remove(token.value()) : refreshTokens.get(token.value());
    if (holder == null) {
      return new Answer.GrantRefused("spent");
    }
    Answer answer = rotates ? grant(holder) : withoutRefresh(holder);
    loseIfTold();
    return answer;
  }

  private Answer withoutRefresh(String holder) {
    AnafAccessToken access = access(holder, Duration.ofDays(90));
    return new Answer.Granted(access, end(access), null, Optional.empty());
  }

  @Override
  public synchronized void check(AnafAccessToken token) {
    failIfTold();
    holder(token);
  }

  @Override
  public TokenForm form(AnafAccessToken token) {
    return token.value().startsWith("access.")
        ? new TokenForm.Readable(end(token))
        : new TokenForm.Malformed("it is no JWT");
  }

  private String holder(AnafAccessToken token) {
    boolean known = token.value().startsWith("access.");
    if (!known || withdrawn.contains(token.value()) || !clock.instant().isBefore(end(token))) {
      throw new AuthorityException.AccessRefused("ANAF refuses the token");
    }
    return token.value().split("\\.")[1];
  }

  @Override
  public synchronized MessagePage messages(AnafAccessToken token, MessageQuery query) {
    failIfTold();
    asked.add(query.cif());
    if (!rights.getOrDefault(holder(token), Set.of()).contains(query.cif())) {
      throw new AuthorityException.AccessRefused("nu aveti drept");
    }
    return new MessagePage(List.of(), 1, 0, 0);
  }

  @Override
  public UploadAnswer upload(AnafAccessToken token, Upload upload) {
    throw new AssertionError("finding out about rights must not upload");
  }

  @Override
  public StateAnswer state(AnafAccessToken token, UploadIndex index) {
    throw new AssertionError("finding out about rights needs no state");
  }

  @Override
  public byte[] download(AnafAccessToken token, DownloadId id) {
    throw new AssertionError("finding out about rights must not download");
  }

  @Override
  public void take(Call call) {
    if (call.operation() != Operation.LIST) {
      throw new AssertionError("only lists are asked for");
    }
  }

  @Override
  public List<Remaining> remaining() {
    return List.of();
  }
}
