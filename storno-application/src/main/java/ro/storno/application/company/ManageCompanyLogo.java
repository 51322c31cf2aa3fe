package ro.storno.application.company;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.Actor;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.UnprintableInvoiceException;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;

/** Keeps the logo of a company: a PNG or JPEG image. */
public final class ManageCompanyLogo {
  /** Largest file accepted, in bytes. */
  public static final int LARGEST_FILE = 2 * 1024 * 1024;

  /** Most pixels accepted on either side: a small file can unpack into a huge image. */
  public static final int LARGEST_SIDE = 4000;

  private final Transactions transactions;
  private final Companies companies;
  private final CompanyAccess access;
  private final FileStore files;
  private final InvoicePrinter printer;
  private final CompanyDirectory directory;
  private final AuditRecorder audit;
  private final Ids ids;
  private final Clock clock;

  /** Keeps logos with the given ports; none is null. */
  public ManageCompanyLogo(
      Transactions transactions,
      Companies companies,
      FileStore files,
      InvoicePrinter printer,
      CompanyDirectory directory,
      AuditRecorder audit,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.access = new CompanyAccess(companies);
    this.files = files;
    this.printer = printer;
    this.directory = directory;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Stores or replaces the logo.
   *
   * @param content the file; not null
   * @throws ApplicationException.Invalid if it is no PNG or JPEG image or too large
   */
  public Company upload(Actor actor, CompanyId id, byte[] content) {
    actor.require(Permission.COMPANY_EDIT);
    String mediaType = checked(content);
    requirePrintable(content, mediaType);
    transactions.inPlatform(() -> access.findToChange(actor, id));
    String key = "logo/" + ids.next() + (mediaType.equals("image/png") ? ".png" : ".jpg");
    // Written before the reference to it: a crash in between leaves an unused file, never a logo
    // that is not there.
    files.put(id, key, content);
    return replace(actor, id, new Company.Logo(mediaType, key));
  }

  /**
   * Returns the logo.
   *
   * @throws ApplicationException.NotFound if there is none
   */
  public Image get(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_VIEW);
    Company company = transactions.inPlatform(() -> access.find(actor, id));
    Company.Logo logo = company.logo();
    if (logo == null) {
      throw new ApplicationException.NotFound("Logo");
    }
    byte[] content =
        files
            .get(id, logo.storageKey())
            .orElseThrow(() -> new ApplicationException.NotFound("Logo"));
    return new Image(logo.mediaType(), content);
  }

  /** Removes the logo, if there is one. */
  public Company delete(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_EDIT);
    return replace(actor, id, null);
  }

  private Company replace(Actor actor, CompanyId id, Company.@Nullable Logo logo) {
    AtomicReference<Company.Logo> former = new AtomicReference<>();
    Company changed =
        transactions.inPlatform(
            () -> {
              Company company = access.findToChange(actor, id);
              former.set(company.logo());
              Company after =
                  new Company(
                      company.id(),
                      company.organization(),
                      company.party(),
                      company.settings(),
                      logo,
                      company.readOnly(),
                      company.createdAt(),
                      clock.instant(),
                      company.deletedAt());
              companies.update(after);
              audit.record(
                  actor, after.organization(), AuditAction.COMPANY_CHANGED, id.value(), "logo");
              return after;
            });
    directory.forget(changed.organization());
    if (former.get() != null) {
      files.delete(id, former.get().storageKey());
    }
    return changed;
  }

  /** A logo that cannot be printed would keep every invoice from being printed. */
  private void requirePrintable(byte[] content, String mediaType) {
    try {
      printer.checkLogo(new PrintableInvoice.Logo(content, mediaType));
    } catch (UnprintableInvoiceException unprintable) {
      throw new ApplicationException.Invalid(
          Map.of("file", String.valueOf(unprintable.getMessage())));
    }
  }

  private static String checked(byte[] content) {
    FieldErrors errors = new FieldErrors();
    errors.addIf(content.length == 0, "file", Wording.BLANK);
    errors.addIf(
        content.length > LARGEST_FILE, "file", "The logo is larger than 2 MB; make it smaller.");
    errors.throwInvalid();
    ImageHeader header =
        ImageHeader.read(content)
            .orElseThrow(
                () ->
                    new ApplicationException.Invalid(
                        Map.of("file", "The logo must be a PNG or JPEG image.")));
    errors.addIf(
        header.width() > LARGEST_SIDE || header.height() > LARGEST_SIDE,
        "file",
        "The logo has more than " + LARGEST_SIDE + " pixels on a side; make it smaller.");
    errors.throwInvalid();
    return header.mediaType();
  }

  /**
   * A stored logo.
   *
   * @param mediaType {@code image/png} or {@code image/jpeg}; not null
   * @param content the bytes; not null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Image(String mediaType, byte[] content) {}
}
