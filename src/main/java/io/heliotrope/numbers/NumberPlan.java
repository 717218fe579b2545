package io.heliotrope.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.heliotrope.call.Country;
import io.heliotrope.call.PhoneNumber;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The world's numbering plans, by Google's libphonenumber. Never a guess. */
public final class NumberPlan {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final String NOWHERE = "ZZ";
  private static final String ABROAD = "00"; // ITU-T E.164's own, dialled in most countries

  private NumberPlan() {}

  /** Reads the library's tables, which takes tens of milliseconds: not in the first call. */
  public static void warmUp() {
    origin(new PhoneNumber("+12124567890"), Optional.empty());
  }

  /**
   * Where that number likely calls from; empty if it is no valid number, belongs to no country, or
   * is a national one and nobody says of which country.
   *
   * @param number {@code +351…}, {@code 00351…} or national, as the network presents it
   * @param home whose national numbers are those without a {@code +}; there also its own way of
   *     dialling abroad is understood
   */
  public static Optional<Origin> origin(PhoneNumber number, Optional<Country> home) {
    String text = number.value();
    if (text.startsWith("+")) {
      return valid(text, NOWHERE).flatMap(NumberPlan::origin);
    }
    return home.flatMap(country -> valid(text, country.code()))
        .or(() ->
            text.startsWith(ABROAD)
                ? valid("+" + text.substring(ABROAD.length()), NOWHERE)
                : Optional.empty())
        .flatMap(NumberPlan::origin);
  }

  private static Optional<Phonenumber.PhoneNumber> valid(String text, String region) {
    try {
      return Optional.of(NUMBERS.parse(text, region)).filter(NUMBERS::isValidNumber);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Origin> origin(Phonenumber.PhoneNumber number) {
    return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(number))
        .filter(Country::is)
        .map(code -> new Origin(new Country(code), zones(number)));
  }

  private static List<ZoneId> zones(Phonenumber.PhoneNumber number) {
    return PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number).stream()
        .filter(ZONES::contains)
        .map(ZoneId::of)
        .toList();
  }
}
