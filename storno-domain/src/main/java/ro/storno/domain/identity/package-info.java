/** Users, organizations, roles and permissions. */
@NullMarked
package ro.storno.domain.identity;

import org.jspecify.annotations.NullMarked;
