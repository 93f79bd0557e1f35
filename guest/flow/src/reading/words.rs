//! What people's words stand for, by language.
//!
//! Only what matters for the reading of a reply, and enough small words to tell
//! languages apart. A word that means nothing for certain is left out.

mod east_asian;
mod english;
mod germanic;
mod iberian;
mod nordic;
mod romance;
mod semitic;
mod slavic;
mod south_asian;
mod uralic;

use super::concept::Concept::{self, Filler, Message, Star, Stop, Thanks, Unclear};
use super::lexicon::Lexicon;

/// What is written in every language.
pub(super) const EVERYWHERE: &[(Concept, &str)] = &[
    (Stop, "stop stopp stpo sotp sstop"),
    (Message, "sms mms spam_sms"),
    (Star, "★"),
    (Unclear, "🛑"),
    (Filler, "/ please pls plz"),
    (Thanks, "thanks thx thank_you"),
];

/// Every language that is read.
pub(super) const LEXICONS: &[Lexicon] = &[
    english::ENGLISH,
    iberian::SPANISH,
    romance::FRENCH,
    romance::ITALIAN,
    iberian::PORTUGUESE,
    romance::ROMANIAN,
    germanic::GERMAN,
    germanic::DUTCH,
    nordic::SWEDISH,
    nordic::DANISH,
    nordic::NORWEGIAN,
    uralic::FINNISH,
    uralic::HUNGARIAN,
    uralic::TURKISH,
    slavic::POLISH,
    slavic::CZECH,
    slavic::RUSSIAN,
    slavic::UKRAINIAN,
    slavic::GREEK,
    semitic::ARABIC,
    semitic::HEBREW,
    south_asian::HINDI,
    south_asian::BENGALI,
    south_asian::INDONESIAN,
    south_asian::TAGALOG,
    south_asian::VIETNAMESE,
    south_asian::THAI,
    east_asian::JAPANESE,
    east_asian::KOREAN,
    east_asian::CHINESE,
];

#[cfg(test)]
mod tests {
    use super::super::normalise::Text;
    use super::*;

    #[test]
    fn every_entry_is_written_as_text_is() {
        for lexicon in LEXICONS {
            lexicon.words.each(|_, entries| {
                for entry in entries.split_ascii_whitespace() {
                    let plain = entry.replace(['_', '*'], " ");
                    let said = Text::of(&plain).joined();
                    assert_eq!(said, plain.replace(' ', ""), "{}: {entry}", lexicon.language);
                }
            });
        }
    }
}
