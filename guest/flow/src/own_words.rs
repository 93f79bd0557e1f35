//! Whether a text says something itself: in whole words, and not because an
//! address, its shop's name or what an order brought in has the same letters.

use crate::content::host;
use crate::letter_case::small;
use crate::template::Source;

/// A brand of so many letters may be an everyday word: "On", "Gap".
const SHORT: usize = 3;
/// After these a sentence begins, with a capital letter whatever its word.
const ENDS: &[char] = &['.', '!', '?', ':', ';', '…', '\n'];
/// From here on scripts have no spaces between words.
const UNSPACED: char = '\u{2e80}';

/// Whether a text names its sender, outside of addresses. A long brand may be
/// in any case, and so may one that the template asks for; a short one is as the
/// shop writes it. Where it may be an everyday word it counts inside a sentence,
/// with its capital letter, or in front of a colon.
pub(crate) fn names(body: &str, source: &Source<'_>, brand: &str) -> bool {
    if let Source::Own(template) = source
        && !asks_for(template, brand)
    {
        return false;
    }
    // As most texts do.
    if body.strip_prefix(brand).is_some_and(|rest| rest.starts_with(':')) {
        return true;
    }
    let (body, brand) = (&*straight(body), &*straight(brand));
    let text = without_addresses(body, brand);
    if brand.chars().count() > SHORT || source.template().contains("shop.brand") {
        return !places(&small(&text), &small(brand)).is_empty();
    }
    let small_brand = small(brand);
    if small(body).strip_prefix(&small_brand).is_some_and(|rest| rest.trim_start().starts_with(':')) {
        return true;
    }
    let mut letters = brand.chars();
    let is_capital = !letters.next().is_some_and(|char| char.is_ascii_lowercase());
    let is_everyday = letters.all(|char| char.is_ascii_lowercase());
    places(&text, brand).into_iter().any(|(before, after)| {
        let begins = before.trim_end_matches(' ').chars().next_back().is_none_or(|char| ENDS.contains(&char));
        !is_everyday || (after.starts_with(':') || after.starts_with(" :")) || (is_capital && !begins)
    })
}

/// Whether a template has each word of the brand in it, be it in pieces, or looks it
/// up: what an order brings in may be called like the shop.
fn asks_for(template: &str, brand: &str) -> bool {
    if template.starts_with(brand) || template.contains("shop.brand") {
        return true;
    }
    let text = small(&straight(&without_addresses(template, brand))).replace("\\", "");
    small(&straight(brand)).split(' ').all(|word| !places(&text, word).is_empty())
}

/// A text with straight apostrophes: "Joe’s" is "Joe's".
fn straight(text: &str) -> String {
    text.chars().map(|char| if matches!(char, '’' | '‘' | 'ʼ' | '´' | '`') { '\'' } else { char }).collect()
}

/// Whether a text and the template that it comes from both say a word: what is
/// in the text alone came from an order.
pub(crate) fn says(body: &str, template: &str, brand: &str, word: &str) -> bool {
    [template, body].into_iter().all(|text| {
        if !text.contains(word) {
            return false;
        }
        let text = without_addresses(text, brand);
        !places(&unnamed(&text, brand), word).is_empty()
    })
}

/// A text without the names that it gives its sender.
pub(crate) fn unnamed(text: &str, brand: &str) -> String {
    let (mut out, mut end) = (String::with_capacity(text.len()), 0);
    let named = if brand.is_empty() { Vec::new() } else { places(text, brand) };
    for (before, after) in named {
        if let Some(between) = text.get(end..before.len()) {
            out.push_str(between);
            out.push(' ');
            end = text.len() - after.len();
        }
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}

/// A text without web and mail addresses. Where the brand has one in it, such
/// as "acme.com", that stays.
pub(crate) fn without_addresses(text: &str, brand: &str) -> String {
    let is_address = |word: &str| host(word).is_some() || word.contains('@') || word.contains("://");
    let is_brand = |word: &str| brand.split(' ').any(|own| is_address(own) && word.starts_with(own));
    let mut rest = String::with_capacity(text.len());
    for word in text.split_inclusive(|char| matches!(char, ' ' | '\n') || char >= UNSPACED) {
        rest.push_str(if is_address(word) && !is_brand(word) { " " } else { word });
    }
    rest
}

/// What is before and after each place where a text has a word, whole.
pub(crate) fn places<'a>(text: &'a str, word: &str) -> Vec<(&'a str, &'a str)> {
    let edges = (word.chars().next(), word.chars().next_back());
    let splits = text.match_indices(word).filter_map(|(start, found)| {
        let (before, rest) = text.split_at_checked(start)?;
        let after = rest.get(found.len()..)?;
        let is_apart = |inner: Option<char>, outer: Option<char>| {
            let is_word = |char: Option<char>| {
                char.is_some_and(|char| (char.is_alphanumeric() || char == '-') && char < UNSPACED)
            };
            !is_word(inner) || !is_word(outer)
        };
        let is_whole =
            is_apart(edges.0, before.chars().next_back()) && is_apart(edges.1, after.chars().next());
        is_whole.then_some((before, after))
    });
    splits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_named_by_whole_words_outside_of_addresses() {
        for (brand, body, expected) in [
            ("Acme", "Acme: it left", true),
            ("Acme", "Your Acme order left", true),
            ("Acme", "Thanks from Acme!", true),
            ("Acme", "Acme has #1", true),
            ("Acme", "Acme-like: it left", false),
            ("Acme", "Acmeville: it left", false),
            ("acme", "It left: https://acme.example", false),
            ("acme", "Questions? help@acme.example", false),
            ("acme.com", "acme.com: it left", true),
            ("acme.com", "See https://acme.com/x", false),
            ("Shop.com Store", "Shop.com Store: see www.shop.com/x", true),
            ("Demo Shop", "DEMO SHOP: it left", true),
            ("Demo Shop", "Demo Shopping: it left", false),
            ("On", "On its way: #1001", false),
            ("On", "Good news. On its way", false),
            ("On", "On: it is on its way", true),
            ("On", "Your On order left", true),
            ("on", "it is on its way", false),
            ("IKEA", "IKEA has sent it", true),
            ("H&M", "H&M has sent it", true),
            ("IT", "it left", false),
            ("楽天", "楽天のご注文", true),
            ("Joe's", "Joe’s: it left", true),
            ("Joe’s", "Joe's: it left", true),
            ("Joe's Café", "From JOE’S CAFÉ: it left", true),
            ("Acme", "ACME: it left", true),
            ("Gap", "GAP: it left", true),
            ("gap", "Gap : it left", true),
            ("IT", "it: left", true),
            ("On", "so on: it left", false),
            ("Stripes", "Your stripes left", true),
        ] {
            assert_eq!(names(body, &Source::Own(body), brand), expected, "{brand}: {body}");
        }
        for (brand, template, body) in [
            ("Joe's", "{{ 'Joe\\'s' }}: it left", "Joe's: it left"),
            ("Acme Co", "Acme {# our name #}Co: it left", "Acme Co: it left"),
            ("Acme Co", "{% if a %}Acme{% else %}ACME{% endif %} Co: it left", "Acme Co: it left"),
        ] {
            assert!(names(body, &Source::Own(template), brand), "{template}");
        }
        let hello = "Hi {{ buyer.first_name }}, mail help@acme.example about Acmeville, a brand";
        assert!(!names("Hi Acme, mail", &Source::Own(hello), "Acme"));
        for body in ["Hi Acme, #1 is confirmed", "Acme: #1 left", "#1: 1 Acme Mug"] {
            assert!(!names(body, &Source::Own("Hi {{ buyer.first_name }}"), "Acme"), "{body}");
        }
        for (brand, body) in [
            ("On", "On has #1"),
            ("Acme", "Acme has #1"),
            ("Nike", "Nike - order #1"),
            ("AcMe", "Hi! acme here"),
        ] {
            assert!(names(body, &Source::Own("{{ shop.brand }} has it"), brand), "{brand}: {body}");
        }
    }

    #[test]
    fn a_word_is_said_whole_by_the_template_itself() {
        let order = "{{ order.summary }}";
        for (brand, template, body, expected) in [
            ("Demo", "Reply STOP to opt out", "Reply STOP to opt out", true),
            ("Demo", "STOP.", "STOP.", true),
            ("Demo", "NON-STOP fun", "NON-STOP fun", false),
            ("Demo", "Mit STOPP oder NONSTOP", "Mit STOPP oder NONSTOP", false),
            ("NONSTOP", "NONSTOP: it left", "NONSTOP: it left", false),
            ("STOP", "STOP: it left", "STOP: it left", false),
            ("STOP", "STOP: reply STOP", "STOP: reply STOP", false),
            ("Bus STOP", "Bus STOP: it left. STOP", "Bus STOP: it left. STOP", true),
            ("Demo", order, "1 STOP Sign Poster", false),
            ("Demo", "{{ order.summary }}. STOP?", "1 STOP Sign Poster. STOP?", true),
            ("Demo", "{% if false %}STOP{% endif %}", "it left", false),
            ("Demo", "{{ 'Reply STOP' }}", "Reply STOP", true),
            ("Demo", "https://demo.example/STOP", "https://demo.example/STOP", false),
            ("Demo", "返信STOPで停止", "返信STOPで停止", true),
        ] {
            assert_eq!(says(body, template, brand, "STOP"), expected, "{brand}: {body}");
        }
    }
}
