//! Capital and small letters. Rust's own table of capitals is an eightieth of the
//! component, so they are found by way of its table of small ones, which replies
//! need anyway.

/// How far before their small letters capitals stand: Latin, Cyrillic and Armenian
/// in rows or in turns, Greek with accents and a few letters apart.
const DISTANCES: &[u32] = &[32, 1, 80, 48, 64, 63, 37, 38, 202, 203, 205, 206, 210];

/// A letter's capital, or what stands for it; what has none stays as it is.
/// Latin, Greek of today, Cyrillic and Armenian have theirs.
pub(crate) fn push_capital(out: &mut String, letter: char) {
    match letter {
        'ß' => out.push_str("SS"),
        'ς' => out.push('Σ'),
        'ı' => out.push('I'),
        'ÿ' => out.push('Ÿ'),
        _ => out.push(capital(letter).unwrap_or(letter)),
    }
}

fn capital(letter: char) -> Option<char> {
    let before = |distance: &u32| char::from_u32(u32::from(letter).checked_sub(*distance)?);
    let is_capital = |capital: &char| capital.to_lowercase().eq([letter]);
    DISTANCES.iter().filter_map(before).find(|capital| *capital != letter && is_capital(capital))
}

/// A text in capitals.
pub(crate) fn capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|letter| push_capital(&mut out, letter));
    out
}

/// A text in small letters; a Greek word ends in a letter of its own.
pub(crate) fn small(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    let mut is_within = false;
    while let Some(letter) = letters.next() {
        let ends = is_within && !letters.peek().is_some_and(|next| next.is_alphabetic());
        out.push(if letter == 'σ' && ends { 'ς' } else { letter });
        is_within = letter.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_shops_have_the_capitals_that_unicode_gives_them() {
        // Latin with its extensions, Greek of today, Cyrillic, Armenian, Vietnamese.
        let blocks = [(' ', 'ʃ'), ('Ͱ', 'ώ'), ('А', 'ԯ'), ('Ա', 'ֆ'), ('Ḁ', 'ẕ'), ('Ạ', 'ỿ'), ('ぁ', 'ヿ')];
        let rare = "ƛɤµŉſƀƕƚƞƿǅǆǈǉǋǌǝǰǲǳȿɀɐɑɒɜɡɣɥɦɨɩɪɫɬɯɱɲɵɽʀʂʃͻͼͽΐΰӏ";
        let letters = blocks.into_iter().flat_map(|(first, last)| first..=last);
        for letter in letters.filter(|letter| !rare.contains(*letter)) {
            assert_eq!(capitals(&letter.to_string()), letter.to_string().to_uppercase(), "{letter}");
        }
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        for text in ["ΟΔΟΣ ΣΑΣ, Σ", "ÉCLAIR Straße ŁÓDŹ", "Привет МИР", "İstanbul", "ÞORLÁKSHÖFN ǄŽ"]
        {
            assert_eq!(small(text), text.to_lowercase(), "{text}");
        }
    }
}
