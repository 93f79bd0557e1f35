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
    if signs > 0 && signs == stars {
        return u8::try_from(signs).ok().filter(|stars| *stars <= SCALE && sense.unknown() == 0);
    }
    let figures = text.words.iter().filter(|word| is_number(&word.text)).map(|word| word.text.parse::<u8>());
    let figures: Vec<u8> = figures.collect::<Result<_, _>>().ok()?;
    let marked = said.any(Concepts::of(&[Star, Rate]));
    if sense.unknown() > usize::from(marked) * 2 {
        return None;
    }
    let scaled = said.has(OutOf) || text.words.iter().any(|word| word.text == "/");
    match figures.as_slice() {
        [mark] if *mark <= 10 => Some(*mark),
        [mark, 10] if scaled && *mark <= 10 => Some(mark.div_ceil(2)),
        [mark, SCALE] if scaled && *mark <= SCALE => Some(*mark),
        [] if marked => in_words(said),
        _ => None,
    }
}

/// "five stars".
fn in_words(said: Concepts) -> Option<u8> {
    let words: [(Concept, u8); 5] = [(Two, 2), (Three, 3), (Four, 4), (Five, 5), (One, 1)];
    words.into_iter().find(|(word, _)| said.has(*word)).map(|(_, mark)| mark)
}
