package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FlatJson;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.company.Companies;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.anaf.SentBuyerMessage;
import ro.storno.domain.anaf.SentBuyerMessageId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;

/**
 * Hands a buyer's message to ANAF. Whatever broke off after the call began is not repeated: the
 * message list will tell whether ANAF has it ({@link SentBuyerMessages#confirm}).
 */
public final class DeliverBuyerMessage implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "anaf.buyer-message";

  private static final Duration LATER = Duration.ofMinutes(15);

  private static final String NOT_KNOWN =
      "ANAF gave no answer; the next synchronisation will tell whether it has the message.";

  private static final String NO_CIF =
      "The company has no Romanian CIF, so it cannot send by way of ANAF.";

  private static final String UNWRITABLE =
      "It was not sent: it holds characters that ANAF's form cannot hold. Write it again without"
          + " them.";

  private final Transactions transactions;
  private final Companies companies;
  private final AnafAccess access;
  private final EFactura eFactura;
  private final CallPlan plan;
  private final BuyerMessages form;
  private final SentBuyerMessages messages;
  private final Clock clock;

  /** Delivers with the given ports; none is null. */
  public DeliverBuyerMessage(
      Transactions transactions,
      Companies companies,
      AnafAccess access,
      EFactura eFactura,
      CallPlan plan,
      BuyerMessages form,
      SentBuyerMessages messages,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.access = access;
    this.eFactura = eFactura;
    this.plan = plan;
    this.form = form;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean callsOutside() {
    return true;
  }

  @Override
  public void run(Job job) {
    CompanyId company = Objects.requireNonNull(job.company(), "a message belongs to a company");
    String id = FlatJson.read(job.payload()).get("messageId");
    SentBuyerMessageId message =
        SentBuyerMessageId.parse(Objects.requireNonNull(id, "payload lacks messageId"));
    Optional<Company> sender = transactions.inPlatform(() -> companies.find(company));
    Optional<Cif> cif =
        sender.flatMap(each -> Optional.ofNullable(each.party().taxCode()).flatMap(Cif::parse));
    if (cif.isPresent()) {
      deliver(company, cif.get(), message);
    } else {
      begin(company, message)
          .ifPresent(each -> settle(each.message, SentBuyerMessage.State.REFUSED, null, NO_CIF));
    }
  }

  private void deliver(CompanyId company, Cif cif, SentBuyerMessageId id) {
    // Waiting is no failure: who authorizes tomorrow finds the message sent tomorrow.
    AnafSession session =
        AnafSession.toFile(access, company)
            .orElseThrow(() -> new PostponedException(clock.instant().plus(LATER)));
    try {
      plan.take(new CallPlan.Call(CallPlan.Operation.UPLOAD_MESSAGE, cif, ""));
    } catch (AuthorityException.LimitReached limit) {
      throw postponed(limit);
    }
    Optional<Begun> begun = begin(company, id);
    if (begun.isPresent()) {
      hand(begun.get(), cif, session);
    }
  }

  /** A message that is claimed, as it will be handed in. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Begun(SentBuyerMessage message, byte[] xml) {}

  /**
   * Claims the message; empty if there is nothing to do, or a call has begun before. It is written
   * first: once it counts as being sent, nothing but the call itself may go wrong.
   */
  private Optional<Begun> begin(CompanyId company, SentBuyerMessageId id) {
    return transactions.inCompany(
        company,
        () -> {
          Optional<SentBuyerMessage> found = messages.findForUpdate(company, id);
          if (found.filter(each -> each.state() == SentBuyerMessage.State.SENDING).isPresent()) {
            messages.update(
                found.get().as(SentBuyerMessage.State.UNKNOWN, null, NOT_KNOWN, clock.instant()));
            return Optional.empty();
          }
          return found
              .filter(each -> each.state() == SentBuyerMessage.State.QUEUED)
              .flatMap(this::written);
        });
  }

  private Optional<Begun> written(SentBuyerMessage queued) {
    byte[] xml;
    try {
      xml = form.write(new BuyerMessages.BuyerMessage(queued.invoiceIndex(), queued.text()));
    } catch (IllegalArgumentException unwritable) {
      messages.update(queued.as(SentBuyerMessage.State.REFUSED, null, UNWRITABLE, clock.instant()));
      return Optional.empty();
    }
    messages.update(queued.as(SentBuyerMessage.State.SENDING, null, null, clock.instant()));
    return Optional.of(new Begun(queued, xml));
  }

  private void hand(Begun begun, Cif cif, AnafSession session) {
    SentBuyerMessage message = begun.message;
    EFactura.Upload upload =
        new EFactura.Upload(cif, EFactura.Standard.RASP, false, false, false, false, begun.xml);
    try {
      EFactura.UploadAnswer answer = session.call(token -> eFactura.upload(token, upload));
      if (answer instanceof EFactura.UploadAnswer.Taken taken) {
        settle(message, SentBuyerMessage.State.SENT, taken.index(), null);
      } else if (answer instanceof EFactura.UploadAnswer.Refused refused) {
        settle(message, SentBuyerMessage.State.REFUSED, null, String.join("; ", refused.errors()));
      }
    } catch (AuthorityException.OutcomeUnknown silence) {
      settle(message, SentBuyerMessage.State.UNKNOWN, null, NOT_KNOWN);
    } catch (AuthorityException.Declined words) {
      settle(message, SentBuyerMessage.State.REFUSED, null, String.valueOf(words.getMessage()));
    } catch (AuthorityException none) {
      // It took no effect: the message goes out later.
      settle(message, SentBuyerMessage.State.QUEUED, null, String.valueOf(none.getMessage()));
      throw postponed(none);
    }
  }

  private PostponedException postponed(AuthorityException none) {
    Duration pause =
        none instanceof AuthorityException.LimitReached limit
            ? limit.retryAfter().orElse(LATER)
            : LATER;
    return new PostponedException(clock.instant().plus(pause));
  }

  private void settle(
      SentBuyerMessage message,
      SentBuyerMessage.State state,
      @Nullable UploadIndex index,
      @Nullable String error) {
    transactions.inCompany(
        message.company(),
        () -> {
          // Meanwhile the message list may have told already that ANAF has it.
          messages
              .findForUpdate(message.company(), message.id())
              .filter(each -> each.state() == SentBuyerMessage.State.SENDING)
              .map(each -> each.as(state, index, error, clock.instant()))
              .ifPresent(messages::update);
          return 0;
        });
  }
}
