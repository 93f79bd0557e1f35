//! A first look at what others wrote: whether any of its words begins like one
//! that offers have. Most names have none, and each text has some names.

use crate::ascii::is_without;

use super::vocabulary::{CALLS, CODES, OFF, WITH_CODE};

/// So many letters of a word say how it begins.
const LETTERS: usize = 4;
/// A bit for each of so many ways in which a word begins.
const WAYS: usize = 2_048;

/// How the first word with letters of each entry begins. What no entry begins
/// like need not be folded and compared.
const BEGINNINGS: [u64; WAYS / 64] = beginnings(&[CALLS, CODES, WITH_CODE, OFF]);

/// Whether a text could be an offer. Of what is not plain ASCII, and of signs that
/// stand for words, a first look cannot tell.
pub(super) fn may_offer(text: &str) -> bool {
    let is_clear = is_without(text, |eight| eight.within(b'$', b'%') | eight.within(b'-', b'-'));
    !is_clear
        || text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).any(|word| {
            let way = way(word);
            BEGINNINGS.get(way / 64).is_some_and(|bits| bits & (1 << (way % 64)) != 0)
        })
}

/// How a word begins, by its first letters in any case (FNV-1a).
const fn way(word: &[u8]) -> usize {
    let (mut hash, mut rest, mut count): (u32, _, _) = (0x811c_9dc5, word, 0);
    while let [letter, after @ ..] = rest
        && count < LETTERS
    {
        hash = (hash ^ letter.to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        (rest, count) = (after, count + 1);
    }
    (hash >> 20) as usize % WAYS
}

// Evaluated while compiling, where an index out of bounds is a compiler's error.
#[allow(clippy::indexing_slicing)]
const fn beginnings(lists: &[&str]) -> [u64; WAYS / 64] {
    let mut bits = [0; WAYS / 64];
    let mut list = 0;
    while list < lists.len() {
        let mut rest = lists[list].as_bytes();
        while !rest.is_empty() {
            let (entry, after) = cut(rest, b' ');
            let mut words = entry;
            while !words.is_empty() {
                let (word, more) = cut(words, b'_');
                words = more;
                if matches!(word, [letter, ..] if letter.is_ascii_alphabetic()) {
                    let way = way(without_star(word));
                    bits[way / 64] |= 1 << (way % 64);
                    words = &[];
                }
            }
            rest = after;
        }
        list += 1;
    }
    bits
}

/// What comes before a separator, and what after it.
const fn cut(text: &[u8], separator: u8) -> (&[u8], &[u8]) {
    let mut end = 0;
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        if *byte == separator {
            return (text.split_at(end).0, after);
        }
        (rest, end) = (after, end + 1);
    }
    (text, &[])
}

const fn without_star(word: &[u8]) -> &[u8] {
    match word {
        [stem @ .., b'*'] => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_begins_like_an_offer_is_passed_over_and_most_names_are() {
        for entry in [CALLS, CODES, WITH_CODE, OFF].into_iter().flat_map(str::split_ascii_whitespace) {
            let text = entry.replace('_', " ").replace('*', "xyz").to_uppercase();
            assert!(may_offer(&text), "{entry}");
            let stem = entry.strip_suffix('*').filter(|stem| stem.is_ascii());
            assert!(stem.is_none_or(|stem| stem.contains('_') || stem.len() >= LETTERS), "{entry}");
        }
        let names =
            ["Dana", "1 Canvas Tote, 2 Ceramic Mug", "UPS", "Wolfeschlegelsteinhausenbergerdorff", "#1042"];
        assert!(!names.into_iter().any(may_offer));
    }
}
