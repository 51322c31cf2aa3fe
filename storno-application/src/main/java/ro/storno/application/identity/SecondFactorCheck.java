package ro.storno.application.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.identity.UserId;

/**
 * Seals, makes and compares what second factors are made of. A code counts once: its time step, or
 * its row, is used up by whoever comes first.
 */
public final class SecondFactorCheck {
  /** How many backup codes there are (api-reference/auth/mfa-totp-enable.md). */
  private static final int BACKUP_CODES = 10;

  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int HALF = 4;

  private final SecondFactors factors;
  private final TimeCodes codes;
  private final SecretTokens secrets;
  private final SecretBox box;
  private final Ids ids;

  /** Checks with the given ports; none is null. */
  public SecondFactorCheck(
      SecondFactors factors, TimeCodes codes, SecretTokens secrets, SecretBox box, Ids ids) {
    this.factors = factors;
    this.codes = codes;
    this.secrets = secrets;
    this.box = box;
    this.ids = ids;
  }

  /** How a second factor is given. */
  enum Method {
    TOTP,
    BACKUP;

    /** Reads the wire name; {@code backup_code} is how the challenge lists it. */
    static Optional<Method> of(@Nullable String name) {
      return switch (name == null ? "totp" : name.toLowerCase(Locale.ROOT)) {
        case "totp" -> Optional.of(TOTP);
        case "backup", "backup_code" -> Optional.of(BACKUP);
        default -> Optional.empty();
      };
    }
  }

  SealedSecret sealedSecret(UserId user, String secret) {
    return box.seal(secret, secretPlace(user));
  }

  /** Uses a code up; call it in a platform transaction. */
  boolean proves(UserId user, Method method, String code, Instant now) {
    return method == Method.TOTP ? provesTime(user, code, now) : provesBackup(user, code, now);
  }

  private boolean provesTime(UserId user, String code, Instant now) {
    Optional<SecondFactors.SecondFactor> factor =
        factors.find(user).filter(SecondFactors.SecondFactor::enabled);
    if (factor.isEmpty()) {
      return false;
    }
    OptionalLong step = stepOf(factor.get(), code, now);
    return step.isPresent() && factors.useStep(user, step.getAsLong());
  }

  OptionalLong stepOf(SecondFactors.SecondFactor factor, String code, Instant now) {
    String digits = code.replaceAll("[\\s-]", "");
    return codes.stepOf(box.open(factor.secret(), secretPlace(factor.user())), digits, now);
  }

  private boolean provesBackup(UserId user, String code, Instant now) {
    byte[] hash = bytes(secrets.hash(normalized(code)));
    UUID found = null;
    for (SecondFactors.BackupCode each : factors.backupCodes(user)) {
      // every code is compared, so that time tells nothing
      if (MessageDigest.isEqual(hash, bytes(box.open(each.hash(), codePlace(user, each.id()))))) {
        found = each.id();
      }
    }
    return found != null && factors.useBackupCode(user, found, now);
  }

  /** Makes new backup codes, keeps them and returns them, to be shown once. */
  List<String> renewBackupCodes(UserId user) {
    List<String> made =
        java.util.stream.Stream.generate(() -> secrets.code(ALPHABET, 2 * HALF))
            .distinct()
            .limit(BACKUP_CODES)
            .toList();
    factors.putBackupCodes(
        user,
        made.stream()
            .map(
                code -> {
                  UUID id = ids.next();
                  return new SecondFactors.BackupCode(
                      id, box.seal(secrets.hash(code), codePlace(user, id)));
                })
            .toList());
    return made.stream().map(code -> code.substring(0, HALF) + "-" + code.substring(HALF)).toList();
  }

  /** Reads an authenticator's or a backup code of a request. */
  static Method method(@Nullable String type) {
    return Method.of(type)
        .orElseThrow(
            () ->
                new ApplicationException.Invalid(
                    java.util.Map.of("type", "The type is totp or backup.")));
  }

  private static String normalized(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String secretPlace(UserId user) {
    return "second_factor/" + user + "/secret";
  }

  private static String codePlace(UserId user, UUID id) {
    return "backup_code/" + user + "/" + id;
  }
}
