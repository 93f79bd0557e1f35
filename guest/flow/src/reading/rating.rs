//! Marks: "5", "4/5", "five stars", "★★★★", "Note 2".

use super::clause::Clause;
use super::concept::Concept::{
    Filler, Fine, Five, Four, I, Me, One, OutOf, Rate, Star, Thanks, Three, Two, Yes,
};
use super::concept::{Concept, Concepts};
use super::lexicon::{Sense, is_number};
use super::normalise::Text;

/// What may stand beside a mark.
const BESIDE: Concepts =
    Concepts::of(&[Filler, Fine, Five, Four, I, Me, One, OutOf, Rate, Star, Thanks, Three, Two, Yes]);
/// The best mark of the scale that is asked for.
const SCALE: u8 = 5;
/// Words that are not known, in a text that gives a mark.
const UNKNOWN_MOST: usize = 2;
/// What stands between a mark and its scale, beside [`OutOf`]: small words that
/// say so nowhere else.
const OUT_OF: &[&str] = &["/", "of", "van", "z"];
/// What stands before a figure that is an hour.
const AT_A_TIME: &[&str] = &[
    "at", "after", "before", "until", "till", "by", "around", "um", "ab", "bis", "vers", "las", "om", "kl",
    "klo",
];

/// The mark that a text gives and nothing but gives: from nought to ten as it
/// is said; of ten when it says so, halved and rounded up, so that it is of
/// five. What it means without a question is for the caller to know.
pub(super) fn rating(text: &Text, sense: &Sense, clauses: &[Clause]) -> Option<u8> {
    let said = sense.concepts();
    if !said.within(BESIDE) {
        return None;
    }
    let stars = clauses.iter().map(|clause| clause.count(Star)).sum::<usize>();
    let signs = text.words.iter().filter(|word| word.text == "★").count();
    let unknown = sense.unknown();
    let marked = said.any(Concepts::of(&[Star, Rate]));
    if unknown > UNKNOWN_MOST {
        return None;
    }
    let figures = text.words.iter().filter(|word| is_number(&word.text)).map(|word| word.text.parse::<u8>());
    let figures: Vec<u8> = figures.collect::<Result<_, _>>().ok()?;
    let scaled = said.has(OutOf) || has_pair(text, |word, next| is_number(word) && OUT_OF.contains(&next));
    match figures.as_slice() {
        // "★★★" counts; in "5 ★" it is a word.
        [] if signs > 0 && signs == stars => {
            u8::try_from(signs).ok().filter(|stars| *stars <= SCALE && unknown == 0)
        }
        [mark] if *mark <= 10 && (marked || unknown == 0) => Some(*mark),
        [mark @ 1..=SCALE] if !has_pair(text, |word, next| AT_A_TIME.contains(&word) && is_number(next)) => {
            Some(*mark)
        }
        [mark, 10] if scaled && *mark <= 10 => Some(mark.div_ceil(2)),
        [mark, SCALE] if scaled && *mark <= SCALE => Some(*mark),
        [] => in_words(sense, marked || text.words.len() == 1, scaled),
        _ => None,
    }
}

/// Whether two words that follow each other are so.
fn has_pair(text: &Text, holds: fn(&str, &str) -> bool) -> bool {
    text.words.windows(2).any(|pair| matches!(pair, [one, next] if holds(&one.text, &next.text)))
}

/// "five stars", "four out of five".
fn in_words(sense: &Sense, marked: bool, scaled: bool) -> Option<u8> {
    let words: [(Concept, u8); 5] = [(Two, 2), (Three, 3), (Four, 4), (Five, SCALE), (One, 1)];
    let value = |said: Concept| words.iter().find(|(word, _)| *word == said).map(|(_, mark)| *mark);
    let marks: Vec<u8> = sense.hits.iter().filter_map(|hit| value(hit.concept)).collect();
    match marks.as_slice() {
        [mark, SCALE] if scaled => Some(*mark),
        // "One" is an article in many languages.
        marks if marked => marks.iter().copied().find(|mark| *mark != 1).or(marks.first().copied()),
        _ => None,
    }
}
