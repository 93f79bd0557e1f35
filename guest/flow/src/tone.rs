//! How well a shop and a buyer know each other, and in which language: the two
//! dimensions in which a template may vary, each with its chain of fallbacks.

use crate::json::words;

/// How well they know each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// The first order.
    New,
    /// They have ordered before.
    Returning,
    /// They order again and again.
    Loyal,
}

words! { Tone {
    New = "new",
    Returning = "returning",
    Loyal = "loyal",
} }

/// The template for every tone that has none of its own.
pub(crate) const ANY_TONE: &str = "any";
/// The language of what a shop says unless its settings name another.
pub(crate) const DEFAULT_LOCALE: &str = "en";

/// From which order on a buyer is loyal, unless the shop says otherwise.
pub(crate) const LOYAL_FROM: u32 = 5;

impl Tone {
    /// The tone for somebody with so many orders, this one included.
    pub(crate) fn of(orders: u32, loyal_from: u32) -> Tone {
        match orders {
            0 | 1 => Tone::New,
            _ if orders >= loyal_from => Tone::Loyal,
            _ => Tone::Returning,
        }
    }
}

/// The language of a BCP 47 locale (ISO 639-1).
pub(crate) fn language(locale: &str) -> &str {
    let end = locale.bytes().position(|byte| matches!(byte, b'-' | b'_'));
    end.and_then(|end| locale.get(..end)).unwrap_or(locale)
}

/// The locales in which a text is looked for: "fr-CA", then "fr", then what the
/// shop speaks, then its language; each with the whole locale it stands for.
pub(crate) fn locales<'a>(buyer: Option<&'a str>, shop: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let both = |locale: &'a str| {
        let language = Some(language(locale)).filter(|language| language.len() < locale.len());
        [Some((locale, locale)), language.map(|language| (language, locale))]
    };
    buyer.into_iter().chain([shop]).flat_map(both).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_fall_back_from_the_region_to_the_shop() {
        let chain = |buyer, shop| locales(buyer, shop).map(|(locale, _)| locale).collect::<Vec<_>>();
        assert_eq!(chain(Some("fr-CA"), "en-GB"), ["fr-CA", "fr", "en-GB", "en"]);
        assert_eq!(chain(None, "de"), ["de"]);
    }

    #[test]
    fn a_tone_follows_the_number_of_orders() {
        let tones: Vec<&str> = [0, 1, 2, 4, 5, 99].map(|orders| Tone::of(orders, LOYAL_FROM).name()).into();
        assert_eq!(tones, ["new", "new", "returning", "returning", "loyal", "loyal"]);
    }
}
