/**
 * Connections to hosts that users name: to the open Internet only, unless the operator allows more.
 */
@NullMarked
package ro.storno.messaging.network;

import org.jspecify.annotations.NullMarked;
