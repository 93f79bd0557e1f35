//! Phone numbers as people write them, made E.164.
//!
//! What is E.164 already never touches the number library, whose tables take
//! milliseconds to warm up: a Spin front is a fresh instance per request.

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, Region};

use crate::types::Phone;

/// The longest text that is worth reading, and the longest that is kept of one
/// that cannot be read.
const RAW_CHARACTERS: usize = 40;

/// Why a text is not a phone number. It says nothing of the number itself, so
/// that it can be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing, or too much, to be a number.
    #[error("not a phone number")]
    NotANumber,
    /// Without a country code, and the country is not known.
    #[error("a phone number without its country code, and the country is not known")]
    NoCountry,
    /// No such number can exist in its country.
    #[error("an impossible phone number")]
    Impossible,
}

/// `raw` in E.164, read as in `country` (ISO 3166-1 alpha-2, either case) when
/// it does not name its own. A number that is E.164 already is only checked for
/// its form; any other must be one that its country really assigns.
pub fn e164(raw: &str, country: Option<&str>) -> Result<Phone, Error> {
    let raw = raw.trim();
    if is_e164(raw) {
        return Ok(raw.to_owned());
    }
    if raw.is_empty() || raw.chars().count() > RAW_CHARACTERS || !raw.contains(|c: char| c.is_numeric()) {
        return Err(Error::NotANumber);
    }
    let region = country.and_then(|country| country.trim().to_ascii_uppercase().parse::<Region>().ok());
    let number = PhoneNumber::parse(raw, region)
        .map_err(|_| if region.is_none() { Error::NoCountry } else { Error::Impossible })?;
    let text = number.format_as(PhoneNumberFormat::E164).into_owned();
    if number.is_valid() && is_e164(&text) { Ok(text) } else { Err(Error::Impossible) }
}

/// Whether `text` has the form of E.164: a plus sign and 7 to 15 digits, the
/// first of them not zero.
pub fn is_e164(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The country of a number in E.164, as ISO 3166-1 alpha-2: the one that assigned
/// it, or the main one of its country code. None for numbers that belong to no
/// country, such as those of satellite phones.
pub fn country(phone: &str) -> Option<String> {
    let number = PhoneNumber::parse(phone, None).ok()?;
    let main = || PHONE_NUMBER_UTIL.get_region_for_country_code(number.country_code);
    let region = number.get_region_code().or_else(main)?;
    Some(region.to_string()).filter(|code| code.len() == 2 && code != "ZZ")
}

/// Whether `code` is a country (ISO 3166-1 alpha-2, in capitals) with phone
/// numbers of its own.
pub fn is_country(code: &str) -> bool {
    let is_form = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let region = code.parse::<Region>().ok().filter(|_| is_form);
    region.is_some_and(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region).is_some())
}

/// A number as gateways write it: international, with or without its plus.
/// None for a short code or a name.
pub(crate) fn international(text: &str) -> Option<Phone> {
    let digits = text.trim().trim_start_matches('+');
    let number = format!("+{digits}");
    is_e164(&number).then_some(number)
}

/// A number for logs: its first five and its last two characters, and a dot
/// for each one between them. Of a text shorter than nine, nothing is shown.
pub fn masked(phone: &str) -> String {
    let length = phone.chars().count();
    let shown = |place: usize| length >= 9 && (place < 5 || place + 2 >= length);
    phone.chars().enumerate().map(|(place, c)| if shown(place) { c } else { '•' }).collect()
}

/// The number of a buyer: the first of `candidates` that can be made E.164,
/// else the first that is not blank as it was written, cut to 40 characters,
/// because the flow notes an impossible number with a receipt.
pub(crate) fn of_buyer<'a>(
    candidates: impl IntoIterator<Item = Option<&'a str>>,
    country: Option<&str>,
) -> Option<Phone> {
    let mut written = None;
    for candidate in candidates.into_iter().flatten().map(str::trim).filter(|text| !text.is_empty()) {
        if let Ok(phone) = e164(candidate, country) {
            return Some(phone);
        }
        written.get_or_insert(candidate);
    }
    written.map(|text| text.chars().take(RAW_CHARACTERS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_tells_its_country() {
        for (number, expected) in [
            ("+12025550123", Some("US")),
            ("+16135550123", Some("CA")),
            ("+447700900123", Some("GB")),
            ("+4915112345678", Some("DE")),
            ("+870773111632", None),
            ("nonsense", None),
        ] {
            assert_eq!(country(number).as_deref(), expected, "{number}");
        }
    }

    #[test]
    fn a_country_has_two_capital_letters_that_stand_for_it() {
        for (code, expected) in [
            ("US", true),
            ("GB", true),
            ("JP", true),
            ("us", false),
            ("UK", false),
            ("USA", false),
            ("ZZ", false),
            ("001", false),
            ("", false),
        ] {
            assert_eq!(is_country(code), expected, "{code}");
        }
    }

    #[test]
    fn numbers_are_read_as_their_country_writes_them() {
        for (raw, country, expected) in [
            ("+12025550123", None, Ok("+12025550123")),
            (" +12025550123 ", Some("DE"), Ok("+12025550123")),
            ("(202) 555-0123", Some("US"), Ok("+12025550123")),
            ("202.555.0123", Some("us"), Ok("+12025550123")),
            ("1-202-555-0123", Some("CA"), Ok("+12025550123")),
            ("030 901820", Some("DE"), Ok("+4930901820")),
            ("06 12 34 56 78", Some("FR"), Ok("+33612345678")),
            ("07400 123456", Some("GB"), Ok("+447400123456")),
            ("+44 (0)7400 123456", Some("US"), Ok("+447400123456")),
            ("06 698 12345", Some("IT"), Ok("+390669812345")),
            ("(202) 555-0123", None, Err(Error::NoCountry)),
            ("(202) 555-0123", Some("Atlantis"), Err(Error::NoCountry)),
            ("12345", Some("US"), Err(Error::Impossible)),
            ("+0123456789", Some("US"), Err(Error::Impossible)),
            ("000-000-0000", Some("US"), Err(Error::Impossible)),
            ("n/a", Some("US"), Err(Error::NotANumber)),
            ("", None, Err(Error::NotANumber)),
        ] {
            assert_eq!(e164(raw, country), expected.map(str::to_owned), "{raw} in {country:?}");
        }
    }

    #[test]
    fn logs_show_the_ends_of_a_number_only() {
        assert_eq!(masked("+12025550123"), "+1202•••••23");
        assert_eq!(masked("12345"), "•••••");
        assert_eq!(masked(""), "");
    }

    #[test]
    fn a_buyer_is_reached_by_the_first_number_that_can_be_one() {
        let texts = |candidates: &[Option<&str>]| of_buyer(candidates.iter().copied(), Some("US"));
        assert_eq!(
            texts(&[None, Some(" "), Some("ask me"), Some("(202) 555-0123")]).as_deref(),
            Some("+12025550123")
        );
        assert_eq!(texts(&[Some(" ask me "), Some("12345")]).as_deref(), Some("ask me"));
        assert_eq!(texts(&[Some(&"é".repeat(60))]), Some("é".repeat(40)));
        assert_eq!(texts(&[None]), None);
    }
}
