package io.heliotrope.hours;

/** Placeholder until the rules of hours are written. */
public interface WeeklyHours {}
