package ro.storno.domain.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What an organization has paid for (concepts/licensing.md, notes/client-contract.md, plans).
 *
 * <p>A self-hosted server without a licence runs {@link #COMMUNITY}: everything on, nothing
 * limited.
 */
public enum Plan {
  /** Self-hosted: everything. */
  COMMUNITY(0, 0, 0, true, true),
  /** A plan that ran out. */
  FREE(1, 3, 100, false, false),
  /** To begin with. */
  FREEMIUM(1, 3, 100, false, false),
  STARTER(3, 3, 500, false, false),
  PROFESSIONAL(10, 10, 0, true, false),
  BUSINESS(0, 0, 0, true, true);

  private final int companies;
  private final int users;
  private final int invoicesPerMonth;
  private final boolean automation;
  private final boolean ownSender;

  /** Nought stands for no limit. */
  Plan(int companies, int users, int invoicesPerMonth, boolean automation, boolean ownSender) {
    this.companies = companies;
    this.users = users;
    this.invoicesPerMonth = invoicesPerMonth;
    this.automation = automation;
    this.ownSender = ownSender;
  }

  /**
   * Returns the plan with a stored name.
   *
   * @param name as in {@link Organization#plan()}, in any case; not null
   * @return {@link #FREE} for an unknown name: nothing is given away by mistake
   */
  public static Plan of(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(plan -> plan.name().equals(wanted))
        .findFirst()
        .orElse(FREE);
  }

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how many companies an organization may have; empty for any number. */
  public OptionalInt companies() {
    return limit(companies);
  }

  /** Returns how many members an organization may have; empty for any number. */
  public OptionalInt users() {
    return limit(users);
  }

  /** Returns how many invoices may be issued in a month; empty for any number. */
  public OptionalInt invoicesPerMonth() {
    return limit(invoicesPerMonth);
  }

  /** Returns whether recurring invoices, backup, bank statements and webhooks are on. */
  public boolean automation() {
    return automation;
  }

  /** Returns whether a mail sender, a look and live updates of one's own are on. */
  public boolean ownSender() {
    return ownSender;
  }

  private static OptionalInt limit(int most) {
    return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }
}
