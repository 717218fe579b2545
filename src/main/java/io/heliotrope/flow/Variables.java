package io.heliotrope.flow;

import io.heliotrope.call.Country;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call has remembered, as a short immutable chain: a flow has a handful of variables, and
 * most steps change none. Its text form shows how long each value is, never the value: account
 * numbers and PINs must not reach a log.
 */
public final class Variables {

  /** The caller's number; not set for an anonymous caller. */
  public static final String CALLER = "caller";

  /** The number that was dialled. */
  public static final String DID = "did";

  /** The country of the caller's number, {@code PT}; not set where nobody can tell. */
  public static final String COUNTRY = "caller.country";

  /** A {@link DayPart} by the caller's own clock; not set where nobody can tell. */
  public static final String DAY_PART = "caller.daypart";

  /** When the first site opens, as an instant; set when nobody was awake and one will be. */
  public static final String OPENS = "opens";

  public static final Variables NONE = new Variables(null, "", "");

  /** What the call itself gives. */
  public static final List<String> BUILT_IN = List.of(CALLER, DID, COUNTRY, DAY_PART, OPENS);

  private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final @Nullable Variables rest;
  private final String name;
  private final String value;

  private Variables(@Nullable Variables rest, String name, String value) {
    this.rest = rest;
    this.name = name;
    this.value = value;
  }

  /** May a variable be called so? */
  public static boolean isName(String text) {
    return RULE.matcher(text).matches();
  }

  /** Is it given by the call itself, so that no node may set it? */
  public static boolean isBuiltIn(String name) {
    return BUILT_IN.contains(name);
  }

  public Variables with(String name, String value) {
    return new Variables(without(name), name, value);
  }

  /** The value remembered by the flow. */
  public Optional<String> find(String wanted) {
    for (Variables one = this; one.rest != null; one = one.rest) {
      if (one.name.equals(wanted)) {
        return Optional.of(one.value);
      }
    }
    return Optional.empty();
  }

  /** The value remembered by the flow, or given by the call. */
  Optional<String> find(String wanted, Facts facts) {
    return switch (wanted) {
      case CALLER -> facts.caller().number().map(number -> number.value());
      case DID -> Optional.of(facts.did().digits());
      case COUNTRY -> facts.callersCountry().map(Country::code);
      case DAY_PART -> facts.callersDayPart().map(DayPart::word);
      default -> find(wanted);
    };
  }

  public Stream<String> names() {
    return Stream.<Variables>iterate(this, one -> one.rest != null, Variables::older)
        .map(one -> one.name);
  }

  private Variables older() {
    return rest == null ? NONE : rest;
  }

  Variables without(String gone) {
    if (rest == null || find(gone).isEmpty()) {
      return this;
    }
    return name.equals(gone) ? rest : new Variables(rest.without(gone), name, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Variables that
        && names().count() == that.names().count()
        && names().allMatch(one -> find(one).equals(that.find(one)));
  }

  @Override
  public int hashCode() {
    return names().mapToInt(String::hashCode).sum();
  }

  @Override
  public String toString() {
    return names()
        .map(one -> one + "=" + "•".repeat(find(one).map(String::length).orElse(0)))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
