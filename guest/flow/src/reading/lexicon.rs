//! The words of a language, and what a text says in it.

use super::concept::{Concept, Concepts};
use super::normalise::{Script, Text, is_unspaced};
use super::words;
use crate::packed::Packed;
use crate::sorted::{self, sorted};

/// One language. `words` lists concepts with their words as
/// [`Text`] writes them, by spaces; "_" stands for a space within an entry, and
/// "*" at the end for any ending, or alone for any word.
pub(super) struct Lexicon {
    /// ISO 639-1.
    pub(super) language: &'static str,
    /// What it is written in: the words of other texts are not looked up.
    pub(super) scripts: &'static [Script],
    /// Where most people write it, ISO 3166-1 alpha-2.
    pub(super) countries: &'static [&'static str],
    /// Whether "not" also follows its verb.
    pub(super) negates_after: bool,
    /// Letters that are written together with the next word: "and", "the".
    pub(super) prefixes: &'static [&'static str],
    pub(super) words: Packed<Concept>,
}

impl Lexicon {
    /// Whether somebody of that language writes it; Malay is read with Indonesian.
    fn is_of(&self, language: Option<&str>) -> bool {
        language == Some(self.language) || (language == Some("ms") && self.language == "id")
    }
}

/// Words of a text that stand for something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) concept: Concept,
    /// What it stands for whatever negates it.
    pub(super) plain: Concept,
    /// The first word and the first word after it.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// An entry where it was found.
#[derive(Clone, Copy)]
struct Entry {
    /// The first word after it.
    end: usize,
    letters: usize,
    concept: Concept,
    /// Whether it is the language's own, and not written in all.
    is_own: bool,
}

/// A text as one language understands it.
pub(super) struct Sense {
    pub(super) lexicon: &'static Lexicon,
    pub(super) hits: Vec<Hit>,
    /// The words that stand for nothing known, by clause.
    pub(super) unknown: Vec<usize>,
    /// How much of the text is understood, in letters.
    score: usize,
    /// Whether any of it is in this language's own words and own script.
    is_own_script: bool,
}

/// What the locale's language is worth against what the words say, in letters.
const LOCALE_WORTH: usize = 3;
const COUNTRY_WORTH: usize = 2;

/// The text in the languages that understand most of it, more than one when
/// they understand as much; and in the person's own when it understands half
/// as much. Where Latin letters stand beside others, in all that understand any of
/// the others: "please" may be most of "please توقف", and is not what it says.
pub(super) fn senses(text: &Text, language: Option<&str>, country: Option<&str>) -> Vec<Sense> {
    let index = Index::of(text);
    let mut senses: Vec<(bool, Sense)> = words::LEXICONS
        .iter()
        .filter(|lexicon| {
            let own = lexicon.is_of(language);
            own || text.scripts.is_empty()
                || lexicon.scripts.iter().any(|script| text.scripts.contains(script))
        })
        .map(|lexicon| {
            let mut sense = Sense::of(text, &index, lexicon);
            let own = lexicon.is_of(language);
            sense.score += if own { LOCALE_WORTH } else { 0 };
            if country.is_some_and(|here| lexicon.countries.contains(&here)) {
                sense.score += COUNTRY_WORTH;
            }
            (own, sense)
        })
        .collect();
    let best = senses.iter().map(|(_, sense)| sense.score).max().unwrap_or_default();
    let is_mixed = text.scripts.len() > 1 && text.scripts.contains(&Script::Latin);
    senses.retain(|(own, sense)| {
        sense.score == best || (*own && sense.score >= best.div_ceil(2)) || (is_mixed && sense.is_own_script)
    });
    senses.into_iter().map(|(_, sense)| sense).collect()
}

/// The places of words by what they are, sorted, and a filter over how words
/// begin: most of ten thousand entries are passed over at a glance.
struct Index<'a> {
    places: Vec<(&'a str, usize)>,
    begins: [bool; BEGINNINGS],
}

/// As many as two letters can make, folded.
const BEGINNINGS: usize = 1_024;

/// The first two bytes of a word or an entry as a number.
fn beginning(entry: &str) -> usize {
    let mut bytes = entry.bytes().take_while(|byte| !matches!(byte, b'_' | b'*')).map(usize::from);
    let (first, second) = (bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default());
    (first * 37 + second) % BEGINNINGS
}

impl<'a> Index<'a> {
    fn of(text: &'a Text) -> Index<'a> {
        let mut places =
            sorted(text.words.iter().enumerate().map(|(place, word)| (word.text.as_str(), place)));
        for lexicon in words::LEXICONS.iter().filter(|lexicon| !lexicon.prefixes.is_empty()) {
            for (place, word) in text.words.iter().enumerate() {
                for rest in stripped(&word.text, lexicon.prefixes) {
                    sorted::insert(&mut places, (rest, place));
                }
            }
        }
        places.dedup();
        let mut begins = [false; BEGINNINGS];
        for (word, _) in &places {
            if let Some(begins) = begins.get_mut(beginning(word)) {
                *begins = true;
            }
        }
        Index { places, begins }
    }

    fn may_hold(&self, entry: &str) -> bool {
        self.begins.get(beginning(entry)).copied().unwrap_or_default()
    }

    /// Where `piece` stands.
    fn places(&self, piece: Piece<'_>) -> impl Iterator<Item = usize> {
        let from = self.places.partition_point(|(word, _)| *word < piece.stem);
        let rest = self.places.get(from..).unwrap_or_default();
        rest.iter().take_while(move |(word, _)| piece.is(word)).map(|(_, place)| *place)
    }
}

/// What is left of a word without what is written together with it.
fn stripped<'a>(word: &'a str, prefixes: &'static [&'static str]) -> impl Iterator<Item = &'a str> {
    prefixes
        .iter()
        .filter_map(move |prefix| word.strip_prefix(prefix))
        .filter(|rest| rest.chars().count() >= 2)
}

/// One word of an entry.
#[derive(Clone, Copy)]
struct Piece<'a> {
    stem: &'a str,
    any_ending: bool,
}

impl<'a> Piece<'a> {
    fn is(self, word: &str) -> bool {
        if self.any_ending { word.starts_with(self.stem) } else { word == self.stem }
    }

    /// The first word of an entry and what follows it.
    fn first(entry: &'a str) -> Option<(Piece<'a>, &'a str)> {
        let entry = entry.trim_start_matches('_');
        let first = entry.chars().next()?;
        let end = if is_unspaced(first) {
            first.len_utf8()
        } else {
            entry.find(|char| char == '_' || is_unspaced(char)).unwrap_or(entry.len())
        };
        let (piece, rest) = entry.split_at_checked(end)?;
        let stem = piece.strip_suffix('*');
        Some((Piece { stem: stem.unwrap_or(piece), any_ending: stem.is_some() }, rest))
    }
}

/// Where an entry that starts at `place` ends, if it stands there.
fn end_of(text: &Text, lexicon: &Lexicon, place: usize, mut rest: &str) -> Option<usize> {
    let clause = text.words.get(place)?.clause;
    let mut end = place + 1;
    while let Some((piece, others)) = Piece::first(rest) {
        let word = text.words.get(end).filter(|word| word.clause == clause)?;
        let is = piece.is(&word.text) || stripped(&word.text, lexicon.prefixes).any(|rest| piece.is(rest));
        if !is {
            return None;
        }
        rest = others;
        end += 1;
    }
    Some(end)
}

impl Sense {
    fn of(text: &Text, index: &Index<'_>, lexicon: &'static Lexicon) -> Sense {
        // The longest entry from each place on: by its words, and then by its letters, so
        // that "остановки" (the bus stop's) is no form of "останов*".
        let mut longest: Vec<Option<Entry>> = vec![None; text.words.len()];
        let mut look_for = |concept: Concept, entries: &str, is_own: bool| {
            let entries = entries.split_ascii_whitespace().filter(|entry| index.may_hold(entry));
            for entry in entries {
                let Some((first, rest)) = Piece::first(entry) else {
                    continue;
                };
                for place in index.places(first) {
                    let Some(end) = end_of(text, lexicon, place, rest) else {
                        continue;
                    };
                    let letters = entry.chars().filter(|char| char.is_alphanumeric()).count();
                    if let Some(known) = longest.get_mut(place)
                        && known.is_none_or(|known| (known.end, known.letters) < (end, letters))
                    {
                        *known = Some(Entry { end, letters, concept, is_own });
                    }
                }
            }
        };
        words::EVERYWHERE.iter().for_each(|(concept, entries)| look_for(*concept, entries, false));
        lexicon.words.each(|concept, entries| look_for(concept, entries, true));
        let mut sense =
            Sense { lexicon, hits: Vec::new(), unknown: Vec::new(), score: 0, is_own_script: false };
        let mut place = 0;
        while let Some(word) = text.words.get(place) {
            let Some(Entry { end, letters, concept, is_own }) = longest.get(place).copied().flatten() else {
                sense.unknown_in(word.clause, is_number(&word.text));
                place += 1;
                continue;
            };
            sense.hits.push(Hit { concept, plain: concept, start: place, end });
            sense.score += letters;
            sense.is_own_script |= is_own && !word.text.is_ascii();
            place = end;
        }
        sense
    }

    fn unknown_in(&mut self, clause: usize, is_number: bool) {
        if self.unknown.len() <= clause {
            self.unknown.resize(clause + 1, 0);
        }
        if let Some(count) = self.unknown.get_mut(clause).filter(|_| !is_number) {
            *count += 1;
        }
    }

    /// Everything that is said.
    pub(super) fn concepts(&self) -> Concepts {
        let mut all = Concepts::default();
        self.hits.iter().for_each(|hit| all.add(hit.concept));
        all
    }

    /// How many words stand for nothing known; numbers are known.
    pub(super) fn unknown(&self) -> usize {
        self.unknown.iter().sum()
    }
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
