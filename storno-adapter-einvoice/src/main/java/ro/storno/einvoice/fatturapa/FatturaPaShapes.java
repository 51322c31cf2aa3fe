package ro.storno.einvoice.fatturapa;

import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.einvoice.syntax.RecordShape;
import ro.storno.einvoice.syntax.RecordShape.Group;

/**
 * How the Italian terms are spelled in FatturaPA 1.2.x.
 *
 * <p>Formats: {@code d2} two decimals, {@code d8} two to eight, {@code w2} a weight, {@code B} and
 * a length text in ASCII, {@code L} and a length text in Latin-1.
 */
final class FatturaPaShapes {
  static final RecordShape<ItalianTerms.Person> PERSON =
      RecordShape.of(ItalianTerms.Person.class, "Nome:L60", "Cognome:L60");

  static final RecordShape<ItalianTerms.CompanyRegister> COMPANY_REGISTER =
      RecordShape.of(
          ItalianTerms.CompanyRegister.class,
          "Ufficio",
          "NumeroREA:B20",
          "CapitaleSociale:d2",
          "SocioUnico",
          "StatoLiquidazione");

  static final RecordShape<ItalianTerms.Withholding> WITHHOLDING =
      RecordShape.of(
          ItalianTerms.Withholding.class,
          "TipoRitenuta",
          "ImportoRitenuta:d2",
          "AliquotaRitenuta:d2",
          "CausalePagamento");

  static final RecordShape<ItalianTerms.PensionFund> PENSION_FUND =
      RecordShape.of(
          ItalianTerms.PensionFund.class,
          "TipoCassa",
          "AlCassa:d2",
          "ImportoContributoCassa:d2",
          "ImponibileCassa:d2",
          "AliquotaIVA:d2",
          "Ritenuta",
          "Natura",
          "RiferimentoAmministrazione:B20");

  static final RecordShape<ItalianTerms.Adjustment> ADJUSTMENT =
      RecordShape.of(ItalianTerms.Adjustment.class, "Tipo", "Percentuale:d2", "Importo:d8");

  static final RecordShape<ItalianTerms.RelatedDocument> RELATED_DOCUMENT =
      RecordShape.of(
          ItalianTerms.RelatedDocument.class,
          "",
          "RiferimentoNumeroLinea",
          "IdDocumento:B20",
          "Data",
          "NumItem:B20",
          "CodiceCommessaConvenzione:L100",
          "CodiceCUP:B15",
          "CodiceCIG:B15");

  static final RecordShape<ItalianTerms.DeliveryNote> DELIVERY_NOTE =
      RecordShape.of(
          ItalianTerms.DeliveryNote.class, "NumeroDDT:B20", "DataDDT", "RiferimentoNumeroLinea");

  static final RecordShape<ItalianTerms.MainInvoice> MAIN_INVOICE =
      RecordShape.of(
          ItalianTerms.MainInvoice.class, "NumeroFatturaPrincipale:B20", "DataFatturaPrincipale");

  static final RecordShape<ItalianTerms.Vehicle> VEHICLE =
      RecordShape.of(ItalianTerms.Vehicle.class, "Data", "TotalePercorso:B15");

  static final RecordShape<ItalianTerms.ArticleCode> ARTICLE_CODE =
      RecordShape.of(ItalianTerms.ArticleCode.class, "CodiceTipo:B35", "CodiceValore:X35");

  static final RecordShape<ItalianTerms.OtherDatum> OTHER_DATUM =
      RecordShape.of(
          ItalianTerms.OtherDatum.class,
          "TipoDato:B10",
          "RiferimentoTesto:L60",
          "RiferimentoNumero:d8",
          "RiferimentoData");

  static final RecordShape<ItalianTerms.Instalment> INSTALMENT =
      RecordShape.of(
          ItalianTerms.Instalment.class,
          "Beneficiario:L200",
          "ModalitaPagamento",
          "DataRiferimentoTerminiPagamento",
          "GiorniTerminiPagamento",
          "DataScadenzaPagamento",
          "ImportoPagamento:d2",
          "CodUfficioPostale:B20",
          "CognomeQuietanzante:L60",
          "NomeQuietanzante:L60",
          "CFQuietanzante",
          "TitoloQuietanzante:B10",
          "IstitutoFinanziario:L80",
          "IBAN",
          "ABI",
          "CAB",
          "BIC",
          "ScontoPagamentoAnticipato:d2",
          "DataLimitePagamentoAnticipato",
          "PenalitaPagamentiRitardati:d2",
          "DataDecorrenzaPenale",
          "CodicePagamento:B60");

  static final RecordShape<ItalianTerms.Payment> PAYMENT =
      RecordShape.of(
          ItalianTerms.Payment.class,
          "CondizioniPagamento",
          new Group("DettaglioPagamento", INSTALMENT));

  private FatturaPaShapes() {}
}
