package io.heliotrope.agi;

import io.heliotrope.session.port.Reception;
import java.util.function.LongSupplier;

/**
 * What all sessions of one port share.
 *
 * @param ticker nanoseconds that only grow
 */
record Front(
    AgiSettings settings,
    Reception reception,
    AgiMeter meter,
    Offenders offenders,
    Arrivals arrivals,
    LongSupplier ticker) {}
