package ro.storno.domain.party;

/** Whether a client is a company or a private individual. */
public enum ClientType {
  COMPANY,
  INDIVIDUAL
}
