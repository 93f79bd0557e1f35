//! Characters that make a whole text dear though a plain one looks alike: one
//! curly apostrophe takes a text from 160 characters a message to 70 (3GPP
//! TS 23.038). They give way only if the text is in the GSM alphabet then.

use crate::context::Context;
use crate::json::words;
use crate::segment::{Measured, measure, septets};
use crate::template::Source;
use crate::tone::language;

/// What a shop allows to give way to a look-alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LookAlikes {
    /// Typography, except in a text that needs it for the buyer's name.
    #[default]
    Replace,
    /// Typography, in names too.
    ReplaceInNames,
    /// Nothing.
    Keep,
}

words! { LookAlikes {
    Replace = "replace",
    ReplaceInNames = "replace-in-names",
    Keep = "keep",
} }

/// What looks alike, by the plain characters that stand for it, and in which
/// languages (ISO 639-1) they would not: there the middle dot belongs to a
/// letter or is a semicolon, and quotation marks have spaces inside.
const ROWS: &[(&str, &str, &str)] = &[
    ("'", "‘’‚‛′`´ʹʼ", ""),
    ("\"", "“”„‟″", ""),
    ("\"", "«»", "fr"),
    ("-", "‐‑‒–—―−•‣⁃", ""),
    ("-", "·∙", "ca el oc"),
    (
        " ",
        "\t\u{a0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}",
        "",
    ),
    ("...", "…", ""),
    ("x", "×", ""),
    ("", "\u{ad}\u{200b}\u{2060}\u{feff}", ""),
];

/// A text without what makes it dear, what it costs, and what gave way.
pub(crate) struct Plain {
    pub(crate) body: String,
    pub(crate) measured: Measured,
    pub(crate) replaced: String,
}

/// Replaces what the shop allows in a text that came from `source`.
pub(crate) fn plain(body: String, source: &Source<'_>, context: &Context<'_>) -> Plain {
    let measured = measure(&body);
    let may_give_way = !measured.costly.is_empty()
        && match context.settings.look_alikes {
            LookAlikes::Replace => !(source.template().contains("first_name") && has_dear_name(context)),
            LookAlikes::ReplaceInNames => true,
            LookAlikes::Keep => false,
        };
    match may_give_way.then(|| replaced(&body, context.locale)).flatten() {
        Some((body, replaced)) => Plain { measured: measure(&body), body, replaced },
        None => Plain { body, measured, replaced: String::new() },
    }
}

/// A name that is not in the GSM alphabet leaves nothing to be won.
fn has_dear_name(context: &Context<'_>) -> bool {
    let name = context.order.and_then(|order| order.first_name.as_deref());
    name.unwrap_or_default().chars().any(|char| septets(char).is_none())
}

/// The text in the GSM alphabet, and what gave way; none when it cannot be.
fn replaced(body: &str, locale: &str) -> Option<(String, String)> {
    let (mut plain, mut replaced) = (String::with_capacity(body.len()), String::new());
    for char in body.chars() {
        if septets(char).is_some() {
            plain.push(char);
            continue;
        }
        plain.push_str(look_alike(char, locale)?);
        if !replaced.contains(char) {
            replaced.push(char);
        }
    }
    Some((plain, replaced))
}

fn look_alike(char: char, locale: &str) -> Option<&'static str> {
    let language = language(locale);
    let fits = |languages: &str| !languages.split(' ').any(|wrong| wrong.eq_ignore_ascii_case(language));
    let row = ROWS.iter().find(|(_, dear, wrong)| dear.contains(char) && (wrong.is_empty() || fits(wrong)));
    row.map(|(plain, ..)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_gives_way_only_if_the_whole_text_is_cheap_then() {
        let cases = [
            ("It’s “here” – 2\u{a0}× tea…", "en", Some("It's \"here\" - 2 x tea...")),
            ("„Tee“ • »Tasse«", "de", Some("\"Tee\" - \"Tasse\"")),
            ("c\u{ad}a\u{200b}b\u{feff}", "en", Some("cab")),
            ("l’été", "fr-FR", Some("l'été")),
            ("«\u{a0}été\u{a0}»", "fr-FR", None),
            ("col·lecció", "ca-ES", None),
            ("a · b", "en", Some("a - b")),
            ("a · b", "ca", None),
            ("It’s 📦", "en", None),
            ("It’s żółty", "pl", None),
        ];
        for (text, locale, expected) in cases {
            assert_eq!(replaced(text, locale).map(|(plain, _)| plain).as_deref(), expected, "{text}");
        }
        assert_eq!(replaced("’a’–", "en").unwrap().1, "’–");
    }

    #[test]
    fn what_stands_for_a_dear_character_is_cheap() {
        for (plain, dear, _) in ROWS {
            assert!(plain.chars().all(|char| septets(char).is_some()), "{plain}");
            assert!(dear.chars().all(|char| septets(char).is_none()), "{dear}");
        }
    }
}
