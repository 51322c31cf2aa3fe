package ro.storno.simulator.anaf.call;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How often what may be asked; ANAF's file {@code limiteApeluriAPI.txt}. Immutable: each {@code
 * with…} returns changed limits.
 */
public final class Limits {
  /** Those that ANAF publishes. */
  public static final Limits OFFICIAL =
      new Limits()
          .withCallsPerMinute(1000)
          .withBuyerMessagesPerDay(1000)
          .withStatesPerDay(100)
          .withListsPerDay(1500)
          .withPagedListsPerDay(100_000)
          .withDownloadsPerDay(10)
          .withRegistryInterval(Duration.ofSeconds(1));

  /** None at all. */
  public static final Limits NONE = new Limits();

  private int callsPerMinute = Integer.MAX_VALUE;
  private int buyerMessagesPerDay = Integer.MAX_VALUE;
  private int statesPerDay = Integer.MAX_VALUE;
  private int listsPerDay = Integer.MAX_VALUE;
  private int pagedListsPerDay = Integer.MAX_VALUE;
  private int downloadsPerDay = Integer.MAX_VALUE;
  private Duration registryInterval = Duration.ZERO;

  private Limits() {}

  private Limits changed(Consumer<Limits> change) {
    Limits copy = new Limits();
    copy.callsPerMinute = callsPerMinute;
    copy.buyerMessagesPerDay = buyerMessagesPerDay;
    copy.statesPerDay = statesPerDay;
    copy.listsPerDay = listsPerDay;
    copy.pagedListsPerDay = pagedListsPerDay;
    copy.downloadsPerDay = downloadsPerDay;
    copy.registryInterval = registryInterval;
    change.accept(copy);
    return copy;
  }

  /** Returns how many calls a minute may have of all operations that need a token. */
  public int callsPerMinute() {
    return callsPerMinute;
  }

  /** Allows another number of calls a minute. */
  public Limits withCallsPerMinute(int calls) {
    return changed(l -> l.callsPerMinute = calls);
  }

  /** Returns how many uploads of standard RASP a CIF has a day. */
  public int buyerMessagesPerDay() {
    return buyerMessagesPerDay;
  }

  /** Allows another number of buyer's messages of one CIF a day. */
  public Limits withBuyerMessagesPerDay(int messages) {
    return changed(l -> l.buyerMessagesPerDay = messages);
  }

  /** Returns how many questions for its state an upload has a day. */
  public int statesPerDay() {
    return statesPerDay;
  }

  /** Allows another number of questions for the state of one upload a day. */
  public Limits withStatesPerDay(int states) {
    return changed(l -> l.statesPerDay = states);
  }

  /** Returns how many simple lists a CIF has a day. */
  public int listsPerDay() {
    return listsPerDay;
  }

  /** Allows another number of simple lists of one CIF a day. */
  public Limits withListsPerDay(int lists) {
    return changed(l -> l.listsPerDay = lists);
  }

  /** Returns how many paged lists a CIF has a day. */
  public int pagedListsPerDay() {
    return pagedListsPerDay;
  }

  /** Allows another number of paged lists of one CIF a day. */
  public Limits withPagedListsPerDay(int lists) {
    return changed(l -> l.pagedListsPerDay = lists);
  }

  /** Returns how many downloads a message has a day. */
  public int downloadsPerDay() {
    return downloadsPerDay;
  }

  /** Allows another number of downloads of one message a day. */
  public Limits withDownloadsPerDay(int downloads) {
    return changed(l -> l.downloadsPerDay = downloads);
  }

  /** Returns how much time must pass between two calls to the public registries. */
  public Duration registryInterval() {
    return registryInterval;
  }

  /** Asks for another time between two calls to the public registries. */
  public Limits withRegistryInterval(Duration interval) {
    return changed(l -> l.registryInterval = interval);
  }
}
