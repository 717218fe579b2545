/** What telephone numbers tell by themselves: the country, and the clocks that are likely kept. */
@NullMarked
package io.heliotrope.numbers;

import org.jspecify.annotations.NullMarked;
