//! Marks: "5", "4/5", "five stars", "★★★★", "Note 2".

use super::clause::Clause;
use super::concept::Concept::{
    Arrive, Day, Filler, Fine, Five, Four, Goods, I, Me, One, OutOf, Place, Rate, Received, Star, Thanks,
    Three, Trouble, Two, When, Yes,
};
use super::concept::{Concept, Concepts};
use super::lexicon::{Hit, Sense, is_number};
use super::normalise::Text;

/// What may stand beside a mark.
const BESIDE: Concepts =
    Concepts::of(&[Filler, Fine, Five, Four, I, Me, One, OutOf, Rate, Star, Thanks, Three, Two, Yes]);
/// What makes a count, a house or a day of two figures: "4/5 parcels arrived".
const COUNTED: Concepts = Concepts::of(&[Goods, Place, When, Arrive, Received, Trouble, Day]);
/// The best mark of the scale that is asked for.
const SCALE: u8 = 5;
/// Words that are not known, in a text that gives a mark.
const UNKNOWN_MOST: usize = 2;
/// The same where it says of what: "5 stars", "4/5".
const UNKNOWN_BESIDE_A_SCALE: usize = 6;
/// What stands between a mark and its scale, beside [`OutOf`]: small words that
/// say so nowhere else.
const OUT_OF: &[&str] = &["/", "of", "van", "z", "из", "із", "από", "su", "sur", "dari", "tren"];
/// What follows the scale in languages that name it before the mark.
const AFTER_THE_SCALE: &[&str] = &["bol", "uzerinden", "এ"];
/// What stands before a figure that is an hour or a day.
const AT_A_TIME: &[&str] = &[
    "at", "on", "after", "before", "until", "till", "til", "by", "around", "um", "ab", "bis", "vers", "las",
    "om", "kl", "klo", "la", "pana", "dupa", "alle", "as", "hasta", "ate", "fino",
];

/// The mark that a text gives, with a reason for it at most: from nought to ten as it
/// is said; of ten when it says so, halved and rounded up, so that it is of
/// five. What it means without a question is for the caller to know.
pub(super) fn rating(text: &Text, sense: &Sense, clauses: &[Clause]) -> Option<u8> {
    let said = sense.concepts();
    if let Some(mark) = at_the_start(text).filter(|_| !said.any(COUNTED)) {
        return Some(mark);
    }
    if !said.within(BESIDE) {
        return None;
    }
    let stars = clauses.iter().map(|clause| clause.count(Star)).sum::<usize>();
    let signs = text.words.iter().filter(|word| word.text == "★").count();
    let unknown = sense.unknown();
    let marked = said.any(Concepts::of(&[Star, Rate]));
    let figures = text.words.iter().filter(|word| is_number(&word.text)).map(|word| word.text.parse::<u8>());
    let figures: Vec<u8> = figures.collect::<Result<_, _>>().ok()?;
    let scaled = said.has(OutOf)
        || has_pair(text, |word, next| is_number(word) && OUT_OF.contains(&next))
        || are_apart(text, sense);
    let unknown_most = if marked || scaled { UNKNOWN_BESIDE_A_SCALE } else { UNKNOWN_MOST };
    if unknown > unknown_most {
        return None;
    }
    match figures.as_slice() {
        // "★★★" counts; in "5 ★" it is a word.
        [] if signs > 0 && signs == stars => {
            u8::try_from(signs).ok().filter(|stars| *stars <= SCALE && unknown == 0)
        }
        [mark] if *mark <= 10 && (marked || unknown == 0) => Some(*mark),
        [..] if has_pair(text, |word, next| AT_A_TIME.contains(&word) && is_number(next)) => None,
        [mark @ 1..=SCALE] => Some(*mark),
        [mark, 10] if scaled && *mark <= 10 => Some(mark.div_ceil(2)),
        [mark, SCALE] if scaled && *mark <= SCALE => Some(*mark),
        [SCALE, mark] if *mark <= SCALE && (said.has(OutOf) || names_scale_first(text)) => Some(*mark),
        [] => in_words(sense, marked || text.words.len() == 1, scaled),
        _ => None,
    }
}

/// The mark of "4/5, a bit slow": what comes after is for the shop.
fn at_the_start(text: &Text) -> Option<u8> {
    let mut words = text.words.iter().map(|word| word.text.as_str());
    let (mark, slash, scale) = (words.next()?, words.next()?, words.next()?);
    let is_scaled = slash == "/" && is_number(scale) && scale.parse() == Ok(SCALE);
    mark.parse().ok().filter(|mark| is_scaled && *mark <= SCALE)
}

/// Whether all that stands between two figures is a word or two that mean nothing
/// else: "4 out of 5" in any language.
fn are_apart(text: &Text, sense: &Sense) -> bool {
    let mut figures = text.words.iter().enumerate().filter(|(_, word)| is_number(&word.text));
    let (Some((first, _)), Some((second, _))) = (figures.next(), figures.next()) else {
        return false;
    };
    let is_known = |hit: &Hit| hit.start > first && hit.end <= second;
    let in_one_clause = || {
        let clause = |place: usize| text.words.get(place).map(|word| word.clause);
        clause(first) == clause(second)
    };
    (2..=3).contains(&(second - first)) && in_one_clause() && !sense.hits.iter().any(is_known)
}

/// "5-ből 4".
fn names_scale_first(text: &Text) -> bool {
    has_pair(text, |word, next| is_number(word) && AFTER_THE_SCALE.contains(&next))
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
