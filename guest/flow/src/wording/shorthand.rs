//! What the default texts write in short: each is there some three hundred
//! times, and every byte of them is shipped. While compiling, each form becomes a
//! single character of Unicode's private use.

use crate::context::Name;
use crate::wording::Language;

/// What a form stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// These very words.
    Words(&'static str),
    /// What a name stands for.
    Said(Name),
    Money(Name),
    Link(Name),
    /// Begins what is said where a name stands for something.
    If(Name),
    /// Begins what is said where a name stands for more than one.
    IfSeveral(Name),
    /// Begins what is said to who is content.
    IfHappy,
    /// Begins what is said otherwise, where a name stands for something.
    Or(Name),
    Else,
    End,
    /// Where to get help: the shop's own contact, or else by a reply.
    Help,
    /// What was ordered: by name, or else how many of it.
    Things,
}

use Part::{Else, End, Help, If, IfHappy, IfSeveral, Link, Money, Or, Said, Things, Words};

/// The short form, and what it stands for.
const FORMS: [(&str, &[Part]); 38] = [
    ("{brand}", &[Said(Name::ShopBrand)]),
    ("{end}", &[End]),
    ("{else}", &[Else]),
    ("{order}", &[Said(Name::OrderName)]),
    ("{page}", &[If(Name::OrderStatusUrl), Words(" "), Link(Name::OrderStatusUrl), End]),
    ("{or page}", &[Or(Name::OrderStatusUrl), Words(" "), Link(Name::OrderStatusUrl), End]),
    ("{if track}", &[If(Name::ParcelTrackingUrl)]),
    ("{track}", &[Link(Name::ParcelTrackingUrl)]),
    ("{here}", &[Said(Name::ParcelsHere)]),
    ("{total}", &[Said(Name::ParcelsTotal)]),
    ("{carrier}", &[Said(Name::ParcelCarrier)]),
    ("{product}", &[Said(Name::ProductTitle)]),
    ("{if several}", &[IfSeveral(Name::ParcelsTotal)]),
    ("{if carrier}", &[If(Name::ParcelCarrier)]),
    ("{sum}", &[Money(Name::OrderTotal)]),
    ("{if refunded}", &[If(Name::OrderRefunded)]),
    ("{refunded}", &[Money(Name::OrderRefunded)]),
    ("{if name}", &[If(Name::BuyerFirstName)]),
    ("{name}", &[Said(Name::BuyerFirstName)]),
    ("{if link}", &[If(Name::ProductUrl)]),
    ("{link}", &[Link(Name::ProductUrl)]),
    ("{review}", &[Link(Name::LinksReview)]),
    ("{loyalty}", &[Link(Name::LinksLoyalty)]),
    ("{guide}", &[Link(Name::LinksGuide)]),
    ("{if things}", &[If(Name::OrderQuantity)]),
    ("{if together}", &[IfSeveral(Name::ParcelsTogether)]),
    ("{if partial}", &[If(Name::ParcelsPartial)]),
    ("{or partial}", &[Or(Name::ParcelsPartial)]),
    ("{number}", &[Said(Name::ParcelNumber)]),
    ("{if guide}", &[If(Name::LinksGuide)]),
    ("{if review}", &[If(Name::LinksReview)]),
    ("{if loyalty}", &[If(Name::LinksLoyalty)]),
    ("{if support}", &[If(Name::ShopSupport)]),
    ("{support}", &[Said(Name::ShopSupport)]),
    ("{if happy}", &[IfHappy]),
    ("{if many}", &[IfSeveral(Name::ParcelsHere)]),
    ("{help}", &[Help]),
    ("{things}", &[Things]),
];
/// The character of the first form; those of the others follow.
const FIRST: u32 = 0xe000;
#[cfg(test)]
pub(crate) const FORM_CHARACTERS: std::ops::Range<u32> = FIRST..FIRST + FORMS.len() as u32;
/// How many bytes each of them has in UTF-8, which begin alike and end with its place.
const BYTES: usize = 3;
/// What they begin with, and no other character of a default text.
pub(crate) const MARK: u8 = 0xee;

/// What the form at the beginning of a text stands for, and the text after it.
pub(crate) fn next_form(text: &str) -> Option<(&'static [Part], &str)> {
    let (form, rest) = text.split_at_checked(BYTES)?;
    let place = u32::from(form.chars().next()?).checked_sub(FIRST)?;
    let (_, parts) = FORMS.get(usize::try_from(place).ok()?)?;
    Some((parts, rest))
}

/// The template that a default text is short for.
pub(super) fn spelled_out(text: &str, language: &Language) -> String {
    let mut out = String::with_capacity(text.len() * 4);
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        rest = match next_form(rest) {
            Some((parts, after)) => {
                parts.iter().for_each(|part| part.spell_out(language, &mut out));
                after
            }
            None => {
                out.push(char);
                rest.get(char.len_utf8()..).unwrap_or_default()
            }
        };
    }
    out
}

impl Part {
    fn spell_out(self, language: &Language, out: &mut String) {
        let things;
        let (before, within, after) = match self {
            Words(words) => ("", words, ""),
            Said(name) => ("{{ ", name.word(), " }}"),
            Money(name) => ("{{ ", name.word(), " | money }}"),
            Link(name) => ("{{ link(", name.word(), ") }}"),
            If(name) => ("{% if ", name.word(), " %}"),
            IfSeveral(name) => ("{% if ", name.word(), " > 1 %}"),
            IfHappy => ("", "{% if rating > 3 %}", ""),
            Or(name) => ("{% elif ", name.word(), " %}"),
            Else => ("", "{% else %}", ""),
            End => ("", "{% endif %}", ""),
            Help => ("{{ shop.support | default('", language.reply, "') }}"),
            Things => {
                things = language.things.join("', '");
                ("{{ order.summary | default(order.quantity | plural('", &*things, "')) }}")
            }
        };
        for part in [before, within, after] {
            out.push_str(part);
        }
    }
}

/// Packs default texts as `(step, "text")` with a character for each form.
macro_rules! short {
    ($(($step:expr, $text:expr $(,)?)),* $(,)?) => {
        crate::packed::indexed![$(($step, crate::wording::shorthand::short_text!($text))),*]
    };
}

/// The same for one text.
macro_rules! short_text {
    ($text:expr) => {{
        const TEXT: &str = $text;
        const SHORT: &[u8] =
            &crate::wording::shorthand::shortened::<{ crate::wording::shorthand::length(TEXT) }>(TEXT);
        crate::wording::shorthand::text(SHORT)
    }};
}
pub(super) use {short, short_text};

/// The length in bytes of a text with a character for each form.
pub(super) const fn length(text: &str) -> usize {
    let (mut rest, mut length) = (text.as_bytes(), 0);
    while let Some((_, bytes, after)) = next(rest) {
        (rest, length) = (after, length + bytes);
    }
    length
}

/// A text with a character for each form; `LENGTH` is its [`length`].
// Evaluated while compiling, where an index out of bounds is a compiler's error.
#[allow(clippy::indexing_slicing)]
pub(super) const fn shortened<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let (mut rest, mut out, mut at) = (text.as_bytes(), [0; LENGTH], 0);
    while let Some((byte, bytes, after)) = next(rest) {
        if bytes == BYTES {
            (out[at], out[at + 1]) = (MARK, 0x80);
        }
        out[at + bytes - 1] = byte;
        (rest, at) = (after, at + bytes);
    }
    out
}

/// Bytes as the text that they are.
pub(super) const fn text(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// The first byte, or the last one of a form's character; of how many it is; and
/// what follows.
// As above.
#[allow(clippy::indexing_slicing)]
const fn next(text: &[u8]) -> Option<(u8, usize, &[u8])> {
    let [first, after @ ..] = text else {
        return None;
    };
    let mut place = 0;
    while place < FORMS.len() {
        if let Some(after) = without(text, FORMS[place].0.as_bytes()) {
            return Some((0x80 | place as u8, BYTES, after));
        }
        place += 1;
    }
    Some((*first, 1, after))
}

const fn without<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (mut text, mut prefix) = (text, prefix);
    while let [wanted, others @ ..] = prefix {
        match text {
            [found, after @ ..] if *found == *wanted => (text, prefix) = (after, others),
            _ => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::in_any_tone;

    const LANGUAGE: Language = in_any_tone("xx", "Reply", &["a", "b"], short![]);

    #[test]
    fn forms_are_spelled_out_and_all_else_is_left_alone() {
        let text = short_text!("{brand}: {% if x %}{order}{end}{page}{{ y }} {help} {things} é{");
        let expected = "{{ shop.brand }}: {% if x %}{{ order.name }}{% endif %}\
             {% if order.status_url %} {{ link(order.status_url) }}{% endif %}{{ y }} {{ shop.support | default('Reply') }} \
             {{ order.summary | default(order.quantity | plural('a', 'b')) }} é{";
        assert_eq!(spelled_out(text, &LANGUAGE), expected);
    }

    #[test]
    fn every_form_is_a_character_of_its_own() {
        for (place, (short, parts)) in FORMS.into_iter().enumerate() {
            assert_eq!(length(short), BYTES, "{short}");
            let written = shortened::<BYTES>(short);
            let written = std::str::from_utf8(&written).unwrap();
            assert_eq!(written.chars().map(u32::from).collect::<Vec<_>>(), [FIRST + place as u32]);
            assert_eq!(next_form(&format!("{written}é")).unwrap(), (parts, "é"), "{short}");
        }
    }
}
