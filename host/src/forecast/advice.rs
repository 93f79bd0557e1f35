//! What would make the texts of a step cheaper, and where: a text in one segment
//! instead of two costs half.

use crate::engine::Trap;
use crate::studio::Studio;
use crate::types::{Encoding, Rendered};

/// Languages that can be written in the GSM alphabet. It lacks some of their
/// accents, but other words do without those, as our own texts show.
const IN_GSM: &[&str] = &["da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "nn", "no", "pt", "sv"];
/// Characters that an advice names.
const NAMED: usize = 8;

/// How the usual text of a step is worded in one country.
#[derive(Debug)]
pub(super) struct Worded {
    country: String,
    encoding: Encoding,
    segments: u32,
    /// What one segment of each text there costs in the month.
    of_a_segment: f64,
    plain: Option<Plain>,
}

/// A text without what keeps it out of the GSM alphabet.
#[derive(Debug)]
struct Plain {
    /// What it does without.
    costly: Vec<String>,
    segments: u32,
}

impl Worded {
    /// A text for who reads `language`.
    pub(super) async fn new(
        studio: &Studio,
        country: &str,
        language: &str,
        text: &Rendered,
        of_a_segment: f64,
    ) -> Result<Self, Trap> {
        let plain = match text.encoding {
            Encoding::Gsm7 => None,
            Encoding::Ucs2 => Plain::new(studio, language, &text.body).await?,
        };
        let (encoding, segments) = (text.encoding, text.segments);
        Ok(Self { country: country.to_owned(), encoding, segments, of_a_segment, plain })
    }

    /// What the GSM alphabet would do for it.
    fn plainer(&self) -> Option<&Plain> {
        self.plain.as_ref().filter(|plain| plain.segments < self.segments)
    }
}

impl Plain {
    /// None where the language needs what is not in the alphabet.
    async fn new(studio: &Studio, language: &str, body: &str) -> Result<Option<Self>, Trap> {
        let costly = studio.measure_text(body).await?.costly;
        if !costly.iter().flat_map(|text| text.chars()).all(|char| can_do_without(language, char)) {
            return Ok(None);
        }
        let plain = costly.iter().fold(body.to_owned(), |body, costly| body.replace(costly.as_str(), "."));
        let segments = studio.measure_text(&plain).await?.segments;
        Ok(Some(Self { costly, segments }))
    }
}

/// Whether texts in a language (BCP 47) can do without a character of UCS-2:
/// signs, and letters with an accent where the language has the alphabet.
fn can_do_without(language: &str, char: char) -> bool {
    let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let is_latin = matches!(char, '\0'..='ÿ' | 'Œ' | 'œ');
    !char.is_alphabetic() || (is_latin && IN_GSM.contains(&primary.as_str()))
}

/// What would make a step cheaper that costs `usual` as it is worded.
pub(super) fn advice(worded: &[Worded], usual: f64, currency: &str) -> String {
    let mut ways = Vec::new();
    let plainer: Vec<(&Worded, &Plain)> =
        worded.iter().filter_map(|there| Some((there, there.plainer()?))).collect();
    if !plainer.is_empty() {
        let saved: f64 = plainer
            .iter()
            .map(|(there, plain)| f64::from(there.segments - plain.segments) * there.of_a_segment)
            .sum();
        let mut costly: Vec<&str> = Vec::new();
        for character in plainer.iter().flat_map(|(_, plain)| &plain.costly) {
            if !costly.contains(&character.as_str()) && costly.len() < NAMED {
                costly.push(character);
            }
        }
        ways.push(format!(
            "keep it in the GSM alphabet in {}, without {} (see `aftertext measure`): saves {saved:.2} {currency}",
            countries(plainer.iter().map(|(there, _)| *there)),
            costly.join(" "),
        ));
    }
    for (encoding, characters) in [(Encoding::Gsm7, 160), (Encoding::Ucs2, 70)] {
        let long =
            |there: &&Worded| there.encoding == encoding && there.segments > 1 && there.plainer().is_none();
        let long: Vec<&Worded> = worded.iter().filter(long).collect();
        if !long.is_empty() {
            let saved: f64 =
                long.iter().map(|there| f64::from(there.segments - 1) * there.of_a_segment).sum();
            ways.push(format!(
                "shorten it to one segment of {characters} characters in {}: saves {saved:.2} {currency}",
                countries(long.into_iter()),
            ));
        }
    }
    match ways.is_empty() {
        true => format!("it is as short as can be: switched off, it saves {usual:.2} {currency}"),
        false => ways.join("; "),
    }
}

fn countries<'a>(worded: impl Iterator<Item = &'a Worded>) -> String {
    worded.map(|there| there.country.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_can_do_without_signs_and_its_script_is_none() {
        for (language, text, expected) in [
            ("en-US", "“”🎉", true),
            ("ja", "“🎉", true),
            ("fr", "çêœ", true),
            ("ES-mx", "áó", true),
            ("en", "ł", false),
            ("pl", "ó", false),
            ("pl", "ł", false),
            ("ja", "注", false),
            ("el", "ή", false),
        ] {
            assert_eq!(
                text.chars().all(|char| can_do_without(language, char)),
                expected,
                "{language} {text}"
            );
        }
    }
}
