package ro.storno.bootstrap;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.EFactura;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;

/** ANAF for an installation that was told no address of it: says so, and which setting to set. */
final class UnconfiguredAnaf implements EFactura, AnafAccess, SealCheck {
  private static final String WHAT_TO_SET =
      "This installation knows no address of ANAF: set STORNO_ANAF_BASE_URL.";

  private static AuthorityException.NotReached notReached() {
    return new AuthorityException.NotReached(WHAT_TO_SET, null);
  }

  @Override
  public UploadAnswer upload(AnafAccessToken token, Upload upload) {
    throw notReached();
  }

  @Override
  public StateAnswer state(AnafAccessToken token, UploadIndex index) {
    throw notReached();
  }

  @Override
  public MessagePage messages(AnafAccessToken token, MessageQuery query) {
    throw notReached();
  }

  @Override
  public byte[] download(AnafAccessToken token, DownloadId id) {
    throw notReached();
  }

  @Override
  public Optional<AnafAccessToken> tokenFor(CompanyId company) {
    return Optional.empty();
  }

  @Override
  public void refused(CompanyId company, AnafAccessToken refused) {
    // Nobody holds a token here.
  }

  @Override
  public Archive open(byte[] zip) {
    return new Archive(null, null, null, null, List.of(), List.of(WHAT_TO_SET));
  }

  @Override
  public Result check(byte[] document, byte @Nullable [] signature) {
    return new Result(
        signature == null ? Verdict.UNSIGNED : Verdict.UNTRUSTED,
        signature == null ? "no_signature" : "invalid_chain",
        WHAT_TO_SET,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        false);
  }
}
