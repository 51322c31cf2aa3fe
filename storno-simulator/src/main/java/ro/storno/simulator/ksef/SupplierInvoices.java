package ro.storno.simulator.ksef;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import ro.storno.simulator.fault.Seed;

/** Makes up invoices of suppliers to a buyer, the same for the same seed. */
final class SupplierInvoices {
  private static final String[] GOODS = {"papier biurowy", "usługa transportowa", "toner", "kawa"};
  private static final String SELLER = "5265877635";

  private final Seed seed;
  private final LocalDate day;

  SupplierInvoices(Seed seed, LocalDate day) {
    this.seed = seed;
    this.day = day;
  }

  /** Returns an invoice in FA (3), of one line at 23 %. */
  byte[] xml(String buyerNip, int number) {
    int units = 1 + seed.below(20, "ksef-units", buyerNip, number);
    BigDecimal net =
        BigDecimal.valueOf(seed.between(100, 100_000, "ksef-net", buyerNip, number), 2)
            .multiply(BigDecimal.valueOf(units));
    BigDecimal vat =
        net.multiply(new BigDecimal("0.23")).setScale(2, java.math.RoundingMode.HALF_UP);
    String goods = GOODS[seed.below(GOODS.length, "ksef-goods", buyerNip, number)];
    return String.format(
            Locale.ROOT,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<Faktura xmlns=\"%s\"><Naglowek><KodFormularza kodSystemowy=\"FA (3)\""
                + " wersjaSchemy=\"1-0E\">FA</KodFormularza><WariantFormularza>3</WariantFormularza>"
                + "<DataWytworzeniaFa>%sT08:00:00Z</DataWytworzeniaFa></Naglowek>"
                + "<Podmiot1><DaneIdentyfikacyjne><NIP>%s</NIP><Nazwa>Dostawca sp. z o.o.</Nazwa>"
                + "</DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Prosta 1</AdresL1>"
                + "<AdresL2>00-001 Warszawa</AdresL2></Adres></Podmiot1>"
                + "<Podmiot2><DaneIdentyfikacyjne><NIP>%s</NIP><Nazwa>Nabywca</Nazwa>"
                + "</DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Krzywa 2</AdresL1>"
                + "<AdresL2>00-002 Warszawa</AdresL2></Adres><JST>2</JST><GV>2</GV></Podmiot2>"
                + "<Fa><KodWaluty>PLN</KodWaluty><P_1>%s</P_1><P_2>DOST/%s/%d</P_2>"
                + "<P_13_1>%s</P_13_1><P_14_1>%s</P_14_1><P_15>%s</P_15>"
                + "<Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A>"
                + "<Zwolnienie><P_19N>1</P_19N></Zwolnienie><NoweSrodkiTransportu><P_22N>1</P_22N>"
                + "</NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy>"
                + "</Adnotacje><RodzajFaktury>VAT</RodzajFaktury><FaWiersz>"
                + "<NrWierszaFa>1</NrWierszaFa><P_7>%s</P_7><P_8A>szt.</P_8A><P_8B>%d</P_8B>"
                + "<P_9A>%s</P_9A><P_11>%s</P_11><P_12>23</P_12></FaWiersz></Fa></Faktura>",
            FaFacts.FA3,
            day,
            SELLER,
            buyerNip,
            day,
            buyerNip,
            number + 1,
            net,
            vat,
            net.add(vat),
            goods,
            units,
            net.divide(BigDecimal.valueOf(units)),
            net)
        .getBytes(StandardCharsets.UTF_8);
  }
}
