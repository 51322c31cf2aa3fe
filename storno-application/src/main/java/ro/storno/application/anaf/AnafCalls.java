package ro.storno.application.anaf;

import java.util.function.Function;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;

/**
 * Calls ANAF for a company: within the plan of calls, with a token that may act for it, and with
 * the next token if one is refused.
 */
final class AnafCalls {
  private final EFactura eFactura;
  private final AnafAccess access;
  private final CallPlan plan;

  AnafCalls(EFactura eFactura, AnafAccess access, CallPlan plan) {
    this.eFactura = eFactura;
    this.access = access;
    this.plan = plan;
  }

  boolean authorized(CompanyId company) {
    return access.tokenToFile(company).isPresent();
  }

  /** Checks that an upload may be made and takes it out of the plan. */
  void admitUpload(CompanyId company, Cif cif) {
    if (!authorized(company)) {
      throw unauthorized();
    }
    plan.take(new CallPlan.Call(CallPlan.Operation.UPLOAD, cif, ""));
  }

  /** Uploads; admitted before. */
  EFactura.UploadAnswer upload(CompanyId company, EFactura.Upload upload) {
    return withToken(company, token -> eFactura.upload(token, upload));
  }

  EFactura.StateAnswer state(CompanyId company, Cif cif, UploadIndex index) {
    plan.take(new CallPlan.Call(CallPlan.Operation.STATE, cif, index.value()));
    return withToken(company, token -> eFactura.state(token, index));
  }

  EFactura.MessagePage messages(CompanyId company, EFactura.MessageQuery query) {
    plan.take(new CallPlan.Call(CallPlan.Operation.LIST, query.cif(), ""));
    return withToken(company, token -> eFactura.messages(token, query));
  }

  byte[] download(CompanyId company, Cif cif, DownloadId id) {
    plan.take(new CallPlan.Call(CallPlan.Operation.DOWNLOAD, cif, id.value()));
    return withToken(company, token -> eFactura.download(token, id));
  }

  private AnafAccessToken token(CompanyId company) {
    return access.tokenFor(company).orElseThrow(AnafCalls::unauthorized);
  }

  private static AuthorityException.AccessRefused unauthorized() {
    return new AuthorityException.AccessRefused(
        "Nobody has authorized the company at ANAF, or the authorization has ended; connect ANAF,"
            + " and it goes on by itself.");
  }

  /** A refused call took no effect, so that it may be made again with another token. */
  private <T> T withToken(CompanyId company, Function<AnafAccessToken, T> call) {
    AnafAccessToken first = token(company);
    try {
      return call.apply(first);
    } catch (AuthorityException.AccessRefused refused) {
      access.refused(company, first);
      AnafAccessToken next = token(company);
      if (next.equals(first)) {
        throw refused;
      }
      return call.apply(next);
    }
  }
}
