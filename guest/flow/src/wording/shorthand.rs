//! What the default texts write in short: each is there some three hundred
//! times, and every byte of them is shipped. While compiling, each form becomes a
//! single character of Unicode's private use.

/// The short form, and what it stands for; the last two are filled by language.
const FORMS: [(&str, &str); 38] = [
    ("{brand}", "{{ shop.brand }}"),
    ("{end}", "{% endif %}"),
    ("{else}", "{% else %}"),
    ("{order}", "{{ order.name }}"),
    ("{page}", "{% if order.status_url %} {{ link(order.status_url) }}{% endif %}"),
    ("{or page}", "{% elif order.status_url %} {{ link(order.status_url) }}{% endif %}"),
    ("{if track}", "{% if parcel.tracking_url %}"),
    ("{track}", "{{ link(parcel.tracking_url) }}"),
    ("{here}", "{{ parcels.here }}"),
    ("{total}", "{{ parcels.total }}"),
    ("{carrier}", "{{ parcel.carrier }}"),
    ("{product}", "{{ product.title }}"),
    ("{if several}", "{% if parcels.total > 1 %}"),
    ("{if carrier}", "{% if parcel.carrier %}"),
    ("{sum}", "{{ order.total | money }}"),
    ("{if refunded}", "{% if order.refunded %}"),
    ("{refunded}", "{{ order.refunded | money }}"),
    ("{if name}", "{% if buyer.first_name %}"),
    ("{name}", "{{ buyer.first_name }}"),
    ("{if link}", "{% if product.url %}"),
    ("{link}", "{{ link(product.url) }}"),
    ("{review}", "{{ link(links.review) }}"),
    ("{loyalty}", "{{ link(links.loyalty) }}"),
    ("{guide}", "{{ link(links.guide) }}"),
    ("{if things}", "{% if order.quantity %}"),
    ("{if together}", "{% if parcels.together > 1 %}"),
    ("{if partial}", "{% if parcels.partial %}"),
    ("{or partial}", "{% elif parcels.partial %}"),
    ("{number}", "{{ parcel.number }}"),
    ("{if guide}", "{% if links.guide %}"),
    ("{if review}", "{% if links.review %}"),
    ("{if loyalty}", "{% if links.loyalty %}"),
    ("{if support}", "{% if shop.support %}"),
    ("{support}", "{{ shop.support }}"),
    ("{if happy}", "{% if rating > 3 %}"),
    ("{if many}", "{% if parcels.here > 1 %}"),
    (HELP, ""),
    (THINGS, ""),
];
/// Where to get help: the shop's own contact, or else by a reply.
const HELP: &str = "{help}";
/// What was ordered: by name, or else how many of it.
const THINGS: &str = "{things}";
/// The character of the first form; those of the others follow.
const FIRST: u32 = 0xe000;
/// How many bytes each of them has in UTF-8, which begin alike and end with its place.
const BYTES: usize = 3;

/// The template that a default text is short for, with the words for "reply" and
/// the forms of the noun for what was ordered.
pub(super) fn spelled_out(text: &str, reply: &str, things: &str) -> String {
    let mut out = String::with_capacity(text.len() * 4);
    for char in text.chars() {
        let place = u32::from(char).checked_sub(FIRST).and_then(|place| usize::try_from(place).ok());
        match place.and_then(|place| FORMS.get(place)) {
            Some((HELP, _)) => out.extend(["{{ shop.support | default('", reply, "') }}"]),
            Some((THINGS, _)) => {
                out.extend(["{{ order.summary | default(order.quantity | plural(", things, ")) }}"]);
            }
            Some((_, long)) => out.push_str(long),
            None => out.push(char),
        }
    }
    out
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
            (out[at], out[at + 1]) = (0xee, 0x80);
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

    #[test]
    fn forms_are_spelled_out_and_all_else_is_left_alone() {
        let text = short_text!("{brand}: {% if x %}{order}{end}{page}{{ y }} {help} {things} é{");
        let expected = "{{ shop.brand }}: {% if x %}{{ order.name }}{% endif %}\
             {% if order.status_url %} {{ link(order.status_url) }}{% endif %}{{ y }} {{ shop.support | default('Reply') }} \
             {{ order.summary | default(order.quantity | plural('a', 'b')) }} é{";
        assert_eq!(spelled_out(text, "Reply", "'a', 'b'"), expected);
    }

    #[test]
    fn every_form_is_a_character_of_its_own() {
        for (place, (form, long)) in FORMS.into_iter().enumerate() {
            assert_eq!(length(form), BYTES, "{form}");
            let short = shortened::<BYTES>(form);
            let short = std::str::from_utf8(&short).unwrap();
            assert_eq!(short.chars().map(u32::from).collect::<Vec<_>>(), [FIRST + place as u32]);
            assert!(long.is_empty() || spelled_out(short, "r", "t") == long, "{form}");
        }
    }
}
