package ro.storno.rest.identity;

/**
 * What an organization demands of its members' accounts.
 *
 * @param secondFactorRequired whether each of them has to have a second factor
 */
record OrganizationSecurityView(boolean secondFactorRequired) {}
