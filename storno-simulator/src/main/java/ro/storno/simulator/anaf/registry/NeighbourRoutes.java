package ro.storno.simulator.anaf.registry;

import java.util.List;
import java.util.Optional;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Call;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Route;
import ro.storno.simulator.anaf.taxpayer.Taxpayer;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.bnr.RatesPages;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;
import ro.storno.simulator.vies.VatNumbers;

/** What is not ANAF's but asked together with it: the rates of BNR, the VAT numbers of VIES. */
public final class NeighbourRoutes {
  private final RatesPages rates;
  private final VatNumbers numbers;
  private final Failures failures;

  /** Routes of both. */
  public NeighbourRoutes(RatesPages rates, VatNumbers numbers, Failures failures) {
    this.rates = rates;
    this.numbers = numbers;
    this.failures = failures;
  }

  /** Returns how VIES finds Romanian taxpayers in a directory. */
  public static VatNumbers vies(SimulatorClock clock, TaxpayerDirectory directory) {
    return new VatNumbers(
        clock,
        cif ->
            directory
                .find(cif)
                .filter(t -> t.vatPayerOn(clock.romanianTime().toLocalDate()))
                .map(NeighbourRoutes::trader));
  }

  private static VatNumbers.Trader trader(Taxpayer taxpayer) {
    return new VatNumbers.Trader(taxpayer.name(), taxpayer.address().line());
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(AnafOperation.RATES, "GET", "/nbrfxrates.xml", r -> "", this::latest),
        Route.of(
            AnafOperation.YEAR_RATES,
            "GET",
            "/files/xml/years/nbrfxrates([0-9]{4})\\.xml",
            Request::path,
            this::year),
        Route.of(
            AnafOperation.CHECK_VAT,
            "POST",
            "/taxation_customs/vies/rest-api/check-vat-number",
            Request::bodyHash,
            this::check));
  }

  private Reply latest(Call call) {
    return troubled(call).orElseGet(rates::latest);
  }

  private Reply year(Call call) {
    return troubled(call).orElseGet(() -> rates.year(Integer.parseInt(call.path().group(1))));
  }

  /** BNR has no error of its own with status 200: a technical one is a page that is not XML. */
  private Optional<Reply.Answer> troubled(Call call) {
    return call.suffers(FaultKind.TECHNICAL_ERROR)
        ? Optional.of(failures.firewall(call.decision().identity()))
        : Optional.empty();
  }

  private Reply check(Call call) {
    return call.suffers(FaultKind.TECHNICAL_ERROR)
        ? numbers.error("SERVICE_UNAVAILABLE")
        : numbers.check(call.request().body());
  }
}
