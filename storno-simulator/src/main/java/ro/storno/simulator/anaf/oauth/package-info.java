/** ANAF's OAuth server: certificate holders, authorization page, tokens. */
@NullMarked
package ro.storno.simulator.anaf.oauth;

import org.jspecify.annotations.NullMarked;
