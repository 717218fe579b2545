/** What the doctor looks at: this machine, and the operator's files. One small class for each. */
@NullMarked
package io.heliotrope.cli.doctor;

import org.jspecify.annotations.NullMarked;
