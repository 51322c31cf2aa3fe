package ro.storno.application.provider;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.EmailAddress;

/**
 * Takes files to authorities by e-mail, through the outbox: each order once at most, whatever dies
 * in between. Opens transactions of its own: not for use inside one.
 */
public interface AuthorityMail {
  /** Returns why a company cannot send mails now, for people; empty if it can. */
  Optional<String> obstacle(CompanyId company);

  /** Puts a mail into the outbox, unless the order is there already. */
  void post(Order order);

  /** Returns how an order stands; empty if it was never posted. */
  Optional<Posted> find(CompanyId company, UUID order);

  /**
   * What is sent.
   *
   * @param id of the order, which is also that of the mail; not null
   * @param company not null
   * @param invoice whose mail it is; not null
   * @param creditNote whether that is a credit note
   * @param to not null
   * @param subject one line; not null
   * @param text not null
   * @param file not null
   */
  record Order(
      UUID id,
      CompanyId company,
      UUID invoice,
      boolean creditNote,
      EmailAddress to,
      String subject,
      String text,
      File file) {
    /** Checks that nothing is missing. */
    public Order {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(company, "company");
      Objects.requireNonNull(invoice, "invoice");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(file, "file");
    }
  }

  /**
   * A kept file that goes with the mail, byte for byte.
   *
   * @param storageKey where it is kept; not null
   * @param name safe in a header; not null
   * @param mediaType not null
   */
  record File(String storageKey, String name, String mediaType) {
    /** Checks that nothing is missing. */
    public File {
      Objects.requireNonNull(storageKey, "storageKey");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(mediaType, "mediaType");
    }
  }

  /** Where a mail stands. */
  enum State {
    /** It waits for the server that carries it. */
    WAITING,
    /** A server took it. */
    TAKEN,
    /** No server took it, and it will not be sent. */
    FAILED,
    /** Nobody knows whether a server took it; it is never sent again. */
    UNCERTAIN
  }

  /**
   * How an order stands.
   *
   * @param state not null
   * @param from address it was sent from, or null before that
   * @param at when a server took it, or null
   * @param problem what went wrong last, for people; or null
   */
  record Posted(
      State state, @Nullable EmailAddress from, @Nullable Instant at, @Nullable String problem) {}
}
