//! What the default texts write in short: each is there some three hundred
//! times, and every byte of them is shipped. While compiling, the commonest forms
//! become a single control character each.

/// The short form, and what it stands for.
const FORMS: &[(&str, &str)] = &[
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
];

/// Where to get help: the shop's own contact, or else by a reply.
const HELP: &str = "{help}";
/// What was ordered: by name, or else how many of it.
const THINGS: &str = "{things}";

/// The forms that become a character, the commonest first; there are no more
/// control characters besides tabs and ends of lines.
const COMMON: [&str; 26] = [
    "{brand}",
    "{order}",
    "{end}",
    "{else}",
    "{help}",
    "{track}",
    "{if track}",
    "{page}",
    "{total}",
    "{or page}",
    "{here}",
    "{product}",
    "{if several}",
    "{carrier}",
    "{if carrier}",
    "{sum}",
    "{if refunded}",
    "{refunded}",
    "{if link}",
    "{link}",
    "{if name}",
    "{things}",
    "{if things}",
    "{if together}",
    "{if partial}",
    "{or partial}",
];
/// The characters before the tab, and those after the ends of lines.
const EARLY: usize = 8;
const LATE: u8 = 0x0e;

/// What the forms that are a character stand for; empty for those that are filled.
// Evaluated while compiling, where an index out of bounds is a compiler's error.
#[allow(clippy::indexing_slicing)]
const COMMON_LONG: [&str; COMMON.len()] = {
    let (mut all, mut place) = ([""; COMMON.len()], 0);
    while place < COMMON.len() {
        all[place] = long(COMMON[place]);
        place += 1;
    }
    all
};

/// What a form stands for; empty for what is none.
const fn long(form: &str) -> &'static str {
    let mut forms = FORMS;
    while let [(short, long), others @ ..] = forms {
        if short.len() == form.len() && without(short.as_bytes(), form.as_bytes()).is_some() {
            return long;
        }
        forms = others;
    }
    ""
}

/// Which of the common forms a byte stands for.
fn place(byte: u8) -> Option<usize> {
    let late = || byte.checked_sub(LATE).map(|late| EARLY + usize::from(late));
    let place = if byte < b'\t' { usize::from(byte).checked_sub(1) } else { late() };
    place.filter(|place| *place < COMMON.len())
}

/// The template that a default text is short for, with the words for "reply" and
/// the forms of the noun for what was ordered.
pub(super) fn spelled_out(text: &str, reply: &str, things: &str) -> String {
    let mut out = String::with_capacity(text.len() * 4);
    let mut rest = text;
    while let Some(start) = rest.bytes().position(|byte| byte == b'{' || place(byte).is_some()) {
        let (before, at) = rest.split_at(start);
        out.push_str(before);
        let common = at.bytes().next().and_then(place);
        let (form, after) = match common.and_then(|place| COMMON.get(place)) {
            Some(form) => (*form, at.get(1..).unwrap_or_default()),
            None => at.split_at(form_length(at)),
        };
        let known = common.and_then(|place| COMMON_LONG.get(place)).copied();
        match form {
            HELP => out.extend(["{{ shop.support | default('", reply, "') }}"]),
            THINGS => out.extend(["{{ order.summary | default(order.quantity | plural(", things, ")) }}"]),
            _ => out.push_str(
                Some(known.unwrap_or_else(|| long(form))).filter(|long| !long.is_empty()).unwrap_or(form),
            ),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How long a form is, or else what begins like one: a brace, or a pair of signs
/// whose second begins no form either.
fn form_length(text: &str) -> usize {
    let is_pair = text.starts_with("{{") || text.starts_with("{%");
    let end = text.bytes().position(|byte| byte == b'}').filter(|_| !is_pair);
    end.map_or(if is_pair { 2 } else { 1 }, |end| end + 1)
}

/// Packs default texts as `(step, "text")` with a character for each common form.
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

/// The length of a text with a character for each common form.
pub(super) const fn length(text: &str) -> usize {
    let (mut rest, mut length) = (text.as_bytes(), 0);
    while let Some((_, after)) = next(rest) {
        (rest, length) = (after, length + 1);
    }
    length
}

/// A text with a character for each common form; `LENGTH` is its [`length`].
// Evaluated while compiling, where an index out of bounds is a compiler's error.
#[allow(clippy::indexing_slicing)]
pub(super) const fn shortened<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let (mut rest, mut out, mut at) = (text.as_bytes(), [0; LENGTH], 0);
    while let Some((byte, after)) = next(rest) {
        out[at] = byte;
        (rest, at) = (after, at + 1);
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

/// The first byte or the character of a common form, and what follows.
const fn next(text: &[u8]) -> Option<(u8, &[u8])> {
    let [first, after @ ..] = text else {
        return None;
    };
    let (mut forms, mut place): (&[&str], usize) = (&COMMON, 0);
    while let [form, others @ ..] = forms {
        if let Some(after) = without(text, form.as_bytes()) {
            let byte = if place < EARLY { place + 1 } else { place - EARLY + LATE as usize };
            return Some((byte as u8, after));
        }
        (forms, place) = (others, place + 1);
    }
    Some((*first, after))
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
    fn short_forms_are_spelled_out_and_all_else_is_left_alone() {
        let text = "{brand}: {% if x %}{order}{end}{page}{{ y }} {help} {things} é{";
        let expected = "{{ shop.brand }}: {% if x %}{{ order.name }}{% endif %}\
             {% if order.status_url %} {{ link(order.status_url) }}{% endif %}{{ y }} {{ shop.support | default('Reply') }} \
             {{ order.summary | default(order.quantity | plural('a', 'b')) }} é{";
        assert_eq!(spelled_out(text, "Reply", "'a', 'b'"), expected);
        assert_eq!(spelled_out("{é", "", ""), "{é");
    }

    #[test]
    fn a_common_form_is_a_character_and_means_the_same() {
        for form in COMMON {
            assert_eq!(length(form), 1, "{form}");
            let character = shortened::<1>(form);
            let character = std::str::from_utf8(&character).unwrap();
            assert_eq!(spelled_out(character, "r", "t"), spelled_out(form, "r", "t"), "{form}");
        }
        let short = short_text!("{brand}: é {number}{end}\n{or partial}");
        assert_eq!(short.len(), "b: é {number}e\np".len());
        assert_eq!(
            spelled_out(short, "", ""),
            "{{ shop.brand }}: é {{ parcel.number }}{% endif %}\n{% elif parcels.partial %}"
        );
    }
}
