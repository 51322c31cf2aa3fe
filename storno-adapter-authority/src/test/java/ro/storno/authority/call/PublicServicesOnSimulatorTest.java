package ro.storno.authority.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.authority.Pace;
import ro.storno.application.company.CompanyRegistry.Entry;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.money.InMemoryRateBook;
import ro.storno.application.money.QuotedRates;
import ro.storno.authority.company.AnafCompanyRegistry;
import ro.storno.authority.company.AnafEFacturaRegister;
import ro.storno.authority.company.RegistrySettings;
import ro.storno.authority.money.BnrRates;
import ro.storno.authority.party.HttpVies;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.VatId;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.taxpayer.Registrations;
import ro.storno.simulator.anaf.taxpayer.Taxpayer;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.vies.VatNumbers.ErrorShape;

/** The registers' clients against the simulator, which others wrote from the same descriptions. */
class PublicServicesOnSimulatorTest {
  private static final String CIF = "14399840";
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private final AnafSimulator simulator =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(11)
              .withClock(InstantSource.fixed(Instant.parse("2026-12-17T07:00:00Z")))
              .withSlowness(Duration.ofMillis(50)));

  private final List<String> turns = new ArrayList<>();

  /** Each turn lets its second pass, so that nobody waits for it. */
  private final Pace pace =
      (service, interval, patience) -> {
        turns.add(service);
        simulator.clock().advance(interval);
        return Optional.of(Duration.ZERO);
      };

  private AnafCompanyRegistry registry;
  private AnafEFacturaRegister register;

  @BeforeEach
  void connect() {
    registry = new AnafCompanyRegistry(settings(), pace, simulator.clock());
    register = new AnafEFacturaRegister(settings(), pace, simulator.clock());
  }

  private RegistrySettings settings() {
    return new RegistrySettings(
        patient(simulator.registries(), 3),
        Duration.ofMillis(1050),
        Duration.ofSeconds(10),
        Duration.ZERO);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private static PublicService.Settings patient(URI base, int attempts) {
    return new PublicService.Settings(
        base,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        attempts,
        Duration.ofMillis(1),
        1 << 20);
  }

  @Test
  void a_taxpayer_comes_with_all_its_registrations() {
    LocalDate since = LocalDate.parse("2020-02-01");
    Taxpayer taxpayer =
        TaxpayerDirectory.madeUp(CIF)
            .named("Exemplu SRL")
            .registered(new Registrations(since, since, since, since, null));
    simulator.directory().put(taxpayer);
    Entry entry = registry.find(CIF).orElseThrow();
    assertThat(entry.name()).isEqualTo("EXEMPLU SRL");
    assertThat(entry.registrationNumber()).isEqualTo(taxpayer.registrationNumber());
    assertThat(entry.address().county()).isEqualTo("RO-" + taxpayer.address().countyCode());
    assertThat(entry.address().city()).isNotBlank().doesNotContain("Mun.", "Sector ");
    assertThat(entry.active()).isEqualTo(taxpayer.registrations().inactiveSince() == null);
    assertThat(entry.vatPayer()).isEqualTo(taxpayer.vatPayerOn(LocalDate.parse("2026-12-17")));
    assertThat(register.lists(CIF)).isEqualTo(entry.fiscal().inEFacturaRegister());
  }

  @Test
  void an_unknown_taxpayer_is_a_404_that_means_none() {
    simulator.directory().remove(CIF);
    assertThat(registry.find(CIF)).isEmpty();
    assertThat(register.lists(CIF)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {
        "TOO_MANY_REQUESTS",
        "ERROR_BEFORE",
        "LOST_REQUEST",
        "ERROR_AFTER",
        "LOST_ANSWER",
        "SLOW",
        "WRONG_CONTENT_TYPE"
      })
  void a_passing_fault_is_made_up_for(FaultKind fault) {
    simulator.directory().put(TaxpayerDirectory.madeUp(CIF));
    simulator.faults().next(AnafOperation.TAXPAYERS, fault);
    assertThat(registry.find(CIF)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"FIREWALL", "TECHNICAL_ERROR"})
  void an_answer_that_is_none_is_an_outage_and_never_unknown(FaultKind fault) {
    simulator.faults().next(AnafOperation.TAXPAYERS, fault);
    assertThatThrownBy(() -> registry.find(CIF))
        .isInstanceOf(ApplicationException.Unavailable.class);
  }

  @Test
  void lookups_keep_the_pace_that_anaf_asks_for() {
    simulator.directory().put(TaxpayerDirectory.madeUp(CIF));
    for (int i = 0; i < 5; i++) {
      assertThat(registry.find(CIF)).isPresent();
    }
    assertThat(simulator.ledger().calls().get(AnafOperation.TAXPAYERS))
        .as("none was turned away and repeated")
        .isEqualTo(5);
  }

  @Test
  void both_registries_share_one_pace() {
    simulator.directory().remove(CIF);
    for (int i = 0; i < 3; i++) {
      assertThat(registry.find(CIF)).isEmpty();
      assertThat(register.lists(CIF)).isFalse();
    }
    assertThat(turns).containsOnly("anaf.registries").hasSize(6);
    assertThat(simulator.ledger().calls())
        .as("none was turned away and repeated")
        .containsEntry(AnafOperation.TAXPAYERS, 3)
        .containsEntry(AnafOperation.EFACTURA_REGISTER, 3);
  }

  @Test
  void more_lookups_at_once_than_one_request_carries_are_all_answered() throws Exception {
    List<String> cifs = new ArrayList<>();
    for (int number = 1_000_000; cifs.size() < 150; number++) {
      int last = number;
      IntStream.rangeClosed(0, 9)
          .mapToObj(digit -> last + "" + digit)
          .filter(cif -> Cif.parse(cif).orElseThrow().checksumValid())
          .forEach(cifs::add);
    }
    cifs.forEach(cif -> simulator.directory().put(TaxpayerDirectory.madeUp(cif)));
    simulator.limits(Limits.NONE);
    CountDownLatch asked = new CountDownLatch(cifs.size());
    AnafCompanyRegistry crowded =
        new AnafCompanyRegistry(
            settings(),
            (service, interval, patience) -> {
              await(asked);
              return Optional.of(Duration.ZERO);
            },
            simulator.clock());
    ExecutorService threads = Executors.newFixedThreadPool(cifs.size());
    try {
      List<Callable<Optional<Entry>>> all = new ArrayList<>();
      for (String cif : cifs) {
        all.add(
            () -> {
              asked.countDown();
              return crowded.find(cif);
            });
      }
      List<Future<Optional<Entry>>> answers = threads.invokeAll(all);
      for (int i = 0; i < cifs.size(); i++) {
        assertThat(answers.get(i).get().orElseThrow().cif()).isEqualTo(cifs.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void vies_tells_the_valid_from_the_invalid_and_both_from_an_outage() {
    HttpVies vies = new HttpVies(patient(simulator.viesService(), 2));
    VatId german = VatId.parse("DE136695976").orElseThrow();
    VatId french = VatId.parse("FR40303265045").orElseThrow();
    assertThat(vies.check(german).valid()).isTrue();
    assertThat(vies.check(german).name()).as("Germany tells no names").isNull();
    assertThat(vies.check(french).name()).startsWith("TRADER FR");
    assertThat(vies.check(VatId.parse("DE136695900").orElseThrow()).valid()).isFalse();
    for (ErrorShape shape : ErrorShape.values()) {
      simulator.vies().fail("DE", "MS_UNAVAILABLE", shape);
      assertThatThrownBy(() -> vies.check(german))
          .isInstanceOf(ApplicationException.Unavailable.class)
          .hasMessageContaining("member state");
      assertThat(vies.check(french).valid()).as("others answer").isTrue();
    }
  }

  @Test
  void over_the_holidays_each_day_has_the_rate_published_last_before_it() {
    InMemoryTransactions transactions = new InMemoryTransactions();
    Clock clock = simulator.clock().withZone(ZoneOffset.UTC);
    ExchangeRates rates =
        new ExchangeRates(
            transactions,
            new InMemoryRateBook(transactions),
            new BnrRates(patient(simulator.bnr(), 2)),
            clock);
    for (int hours = 0; hours < 24 * 25; hours += 7) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), BUCHAREST);
      QuotedRates quoted = rates.inForce(today).orElseThrow();
      assertThat(quoted.certain()).as("%s: %s", today, quoted.warning()).isTrue();
      LocalDate last = lastPublicationBefore(today);
      assertThat(quoted.rates().published()).as("for " + today).isEqualTo(last);
      assertThat(quoted.rates().toLei().get("EUR")).isEqualByComparingTo(published("EUR", last));
      assertThat(quoted.rates().toLei().get("HUF"))
          .isEqualByComparingTo(published("HUF", last).movePointLeft(2));
      assertThat(rates.newest().certain()).isTrue();
      simulator.clock().advance(Duration.ofHours(7));
    }
  }

  @Test
  void a_day_of_another_year_is_found_too() {
    InMemoryTransactions transactions = new InMemoryTransactions();
    ExchangeRates rates =
        new ExchangeRates(
            transactions,
            new InMemoryRateBook(transactions),
            new BnrRates(patient(simulator.bnr(), 2)),
            simulator.clock().withZone(ZoneOffset.UTC));
    LocalDate day = LocalDate.parse("2024-01-03");
    assertThat(rates.inForce(day).orElseThrow().rates().published())
        .isEqualTo(lastPublicationBefore(day));
  }

  private static LocalDate lastPublicationBefore(LocalDate day) {
    return Stream.iterate(day.minusDays(1), before -> before.minusDays(1))
        .filter(before -> quoted("EUR", before).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<BigDecimal> quoted(String currency, LocalDate day) {
    return ro.storno.simulator.bnr.ExchangeRates.rate(currency, day);
  }

  private static BigDecimal published(String currency, LocalDate day) {
    return quoted(currency, day).orElseThrow();
  }
}
