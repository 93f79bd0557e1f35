//! Where a shop sells, as far as its settings show: the countries of its
//! languages, its clock, its senders and its numbers to opt out by.

use crate::listing;
use crate::place::country_of;
use crate::settings::{Settings, Template};

/// Where most people live who read a language that is spoken in few countries.
const HOMES: &str = "\
bn BD|cs CZ|da DK|de DE|el GR|fi FI|fil PH|fr FR|he IL|hi IN|hu HU|id ID|it IT|ja JP|ko KR|ms MY|nb NO|nl NL|\
nn NO|no NO|pl PL|ro RO|ru RU|sv SE|th TH|tl PH|tr TR|uk UA|vi VN";

/// The country that a locale names, or where its language is at home; empty where
/// that may be anywhere.
pub(crate) fn home(locale: &str) -> &str {
    match locale.as_bytes() {
        [.., b'-' | b'_', _, _] => locale.get(locale.len() - 2..).unwrap_or_default(),
        bytes if bytes.iter().any(|byte| matches!(byte, b'-' | b'_')) => "",
        _ => listing::find(HOMES, locale).map_or("", |(_, country)| country),
    }
}

/// The countries in which a shop shows that it sells, each once.
pub(crate) fn markets(settings: &Settings) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut add = |country| {
        if !found.contains(&country) && !country.is_empty() {
            found.push(country);
        }
    };
    for (_, template) in settings.templates.iter() {
        if let Template::ByLocale(locales) = template {
            locales.iter().for_each(|(locale, _)| add(home(locale)));
        }
    }
    add(settings.locale.as_deref().map_or("", home));
    add(settings.time_zone.as_deref().and_then(country_of).unwrap_or_default());
    add(if settings.opt_out_code.is_some() { "FR" } else { "" });
    settings.opt_out_numbers.iter().for_each(|(country, _)| add(country));
    settings.local_senders.iter().for_each(|country| add(country));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_leads_to_a_country_where_it_can() {
        assert!(listing::is_sorted(HOMES));
        for (locale, country) in [
            ("fr", "FR"),
            ("fr-CA", "CA"),
            ("de_AT", "AT"),
            ("en", ""),
            ("es", ""),
            ("zh-Hant-TW", "TW"),
            ("zh-Hant", ""),
            ("sr-Latn", ""),
        ] {
            assert_eq!(home(locale), country, "{locale}");
        }
    }

    #[test]
    fn a_shop_shows_where_it_sells() {
        let json = r#"{"brand":"Demo","locale":"de","time_zone":"Europe/Vienna","opt_out_code":"36105",
            "opt_out_numbers":{"KR":"080-1"},"local_senders":["SA"],
            "templates":{"shipped":{"ja":"x","en-GB":{"any":"y"}},"delayed":"z"}}"#;
        let settings = Settings::parse(json.as_bytes()).unwrap();
        assert_eq!(markets(&settings), ["JP", "GB", "DE", "AT", "FR", "KR", "SA"]);
        assert!(markets(&Settings::default()).is_empty());
    }
}
