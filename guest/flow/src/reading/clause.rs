//! One clause, with each negation drawn to what it negates.

use super::concept::{COMMERCE, Concept, Concepts};
use super::lexicon::{Hit, Sense, is_number};
use super::normalise::Text;

/// Words between "not" and what it negates.
const REACH: usize = 2;
/// The most figures in the number of a house.
const FIGURES_OF_A_HOUSE: usize = 4;

/// What speaks of texts that shall end.
const ENDS: Concepts = Concepts::of(&[
    Concept::Cancel,
    Concept::DontContact,
    Concept::DontSend,
    Concept::DontWant,
    Concept::More,
    Concept::NoMore,
    Concept::Not,
    Concept::Remove,
    Concept::Spam,
    Concept::Stop,
    Concept::TooMany,
    Concept::Unsubscribe,
    Concept::Why,
]);

pub(super) struct Clause {
    pub(super) hits: Vec<Hit>,
    pub(super) said: Concepts,
    /// Words that stand for nothing known.
    pub(super) unknown: usize,
    pub(super) asks: bool,
    /// Whether there is a number in it.
    pub(super) counts: bool,
    /// Its first word and the first word after it.
    start: usize,
    end: usize,
}

/// The clauses of a text as one language understands them.
pub(super) fn clauses(text: &Text, sense: &Sense) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for (nth, words) in text.words.chunk_by(|one, next| one.clause == next.clause).enumerate() {
        let start = clauses.last().map_or(0, |before| before.end);
        let end = start + words.len();
        let from = sense.hits.partition_point(|hit| hit.start < start);
        let hits = sense.hits.iter().skip(from).take_while(|hit| hit.start < end);
        let mut hits: Vec<Hit> = hits.copied().collect();
        hits.iter_mut().filter(|hit| is_house(text, hit)).for_each(|hit| hit.concept = Concept::Place);
        negate(&mut hits, sense.lexicon.negates_after);
        let mut said = Concepts::default();
        hits.iter().for_each(|hit| said.add(hit.concept));
        let unknown = sense.unknown.get(nth).copied().unwrap_or_default();
        let counts = words.iter().any(|word| is_number(&word.text));
        clauses.push(Clause { hits, said, unknown, asks: text.asks(nth), counts, start, end });
    }
    clauses
}

/// What one clause asks, another explains; `said` is everything that is said.
pub(super) fn explain(clauses: &mut [Clause], said: Concepts) {
    let refusals = |clause: &&mut Clause| clause.said.has(Concept::DontContact);
    // "Don't call, leave it at the door."
    if said.has(Concept::Place) {
        let texts = clauses.iter().any(|clause| clause.refuses(Concept::Message));
        let also = if texts { Concept::Message } else { Concept::Place };
        clauses.iter_mut().filter(refusals).for_each(|clause| clause.said.add(also));
    }
    // "Don't call, send a text": not everything shall end.
    let wants_texts = |clause: &Clause| {
        clause.opens(Concept::Send) && clause.said.has(Concept::Message) && !clause.said.any(ENDS)
    };
    if clauses.iter().any(wants_texts) {
        let calls = clauses.iter_mut().filter(|clause| clause.refuses(Concept::Contact));
        calls.for_each(|clause| clause.said.add(Concept::Only));
    }
    // "Where did you get my number? Delete it."
    if said.has(Concept::Number) && !said.any(Concepts::of(COMMERCE)) {
        let removes = |clause: &&mut Clause| clause.said.has(Concept::Remove);
        clauses.iter_mut().filter(removes).for_each(|clause| clause.said.add(Concept::Number));
    }
}

/// "Number 12": no phone has so few figures.
fn is_house(text: &Text, hit: &Hit) -> bool {
    let is_short = |word: &str| is_number(word) && word.len() <= FIGURES_OF_A_HOUSE;
    let (number, figure) = (text.words.get(hit.start), text.words.get(hit.end));
    hit.concept == Concept::Number
        && number.zip(figure).is_some_and(|(number, figure)| {
            // "#1042" is an order.
            number.text != "#" && number.clause == figure.clause && is_short(&figure.text)
        })
}

/// What becomes of a concept beside "not".
fn negated(concept: Concept) -> Option<Concept> {
    Some(match concept {
        Concept::Stop | Concept::Unsubscribe | Concept::Cancel | Concept::Remove => Concept::Kept,
        Concept::Contact | Concept::Message => Concept::DontContact,
        Concept::Number => Concept::NotNumber,
        Concept::Send => Concept::DontSend,
        Concept::Want => Concept::DontWant,
        Concept::SignUp | Concept::Consent | Concept::Resume => Concept::NeverAgreed,
        _ => return None,
    })
}

/// Draws each "not" to the next word that it can negate, or where the language
/// puts it behind its verb, to the one before.
fn negate(hits: &mut [Hit], negates_after: bool) {
    for at in 0..hits.len() {
        let Some(not) = hits.get(at).copied() else {
            continue;
        };
        let reach = match not.concept {
            Concept::Not => REACH,
            // "No texts" is a refusal; "no, I want the texts" is none.
            Concept::No => 0,
            _ => continue,
        };
        if negates_after && not.concept == Concept::Not && at > 0 && negate_before(hits, at, not) {
            continue;
        }
        let next = hits.iter_mut().skip(at + 1).take_while(|hit| hit.start <= not.end + reach);
        for hit in next {
            let is_no = not.concept == Concept::No;
            let refused = |concept: &Concept| matches!(concept, Concept::DontContact | Concept::NeverAgreed);
            if let Some(concept) = negated(hit.concept).filter(|concept| !is_no || refused(concept)) {
                hit.concept = concept;
                break;
            }
        }
    }
}

/// "Stop ikke": true when the word before was negated.
fn negate_before(hits: &mut [Hit], at: usize, not: Hit) -> bool {
    let Some(before) = hits.get_mut(at - 1).filter(|before| before.end == not.start) else {
        return false;
    };
    match negated(before.concept) {
        Some(concept) if before.concept != Concept::Message => {
            before.concept = concept;
            true
        }
        _ => false,
    }
}

impl Clause {
    /// Whether a small word or nothing stands before the first `concept`.
    pub(super) fn begins_with(&self, concept: Concept) -> bool {
        let mut place = self.start;
        for hit in &self.hits {
            if hit.start != place {
                return false;
            }
            if hit.concept == concept {
                return true;
            }
            if !matches!(hit.concept, Concept::Filler | Concept::Yes | Concept::Thanks | Concept::Fine) {
                return false;
            }
            place = hit.end;
        }
        false
    }

    /// Whether it refuses what stands for `concept`: to be called, or texts.
    fn refuses(&self, concept: Concept) -> bool {
        self.hits.iter().any(|hit| hit.concept == Concept::DontContact && hit.plain == concept)
    }

    /// Whether its first word is `concept`.
    fn opens(&self, concept: Concept) -> bool {
        self.hits.first().is_some_and(|hit| hit.concept == concept && hit.start == self.start)
    }

    /// Whether its last word is `concept`.
    pub(super) fn ends_with(&self, concept: Concept) -> bool {
        self.hits.last().is_some_and(|last| last.concept == concept && last.end == self.end)
    }

    /// Whether `concepts` are its first words.
    pub(super) fn opens_with(&self, concepts: [Concept; 2]) -> bool {
        let mut place = self.start;
        concepts
            .iter()
            .zip(&self.hits)
            .filter(|(concept, hit)| {
                let follows = hit.concept == **concept && hit.start == place;
                place = hit.end;
                follows
            })
            .count()
            == concepts.len()
    }

    pub(super) fn count(&self, concept: Concept) -> usize {
        self.hits.iter().filter(|hit| hit.concept == concept).count()
    }
}
