//! Where a text may be cut: between what a reader sees as characters.
//!
//! The whole segmentation of Unicode (UAX 29) takes tables that are larger than
//! all else here. What names and titles contain is covered: combining marks, the
//! syllables of Hangul and of the scripts of South and South-East Asia, joined and
//! coloured emoji, flags and keycaps stay whole.

const JOINER: char = '\u{200d}';
/// Code points of the longest emoji, and a few more.
const LONGEST: usize = 20;

/// The longest beginning of `text` with at most `max` code points that ends
/// between two graphemes.
pub(crate) fn cut(text: &str, max: usize) -> &str {
    let mut end = 0;
    let mut previous = None;
    let mut flags = 0_usize;
    for (count, (index, char)) in text.char_indices().enumerate() {
        let pairs = is_flag_letter(char) && flags % 2 == 1;
        if !pairs && !extends(char) && previous != Some(JOINER) {
            end = index;
        }
        if count == max {
            return text.get(..end).unwrap_or_default();
        }
        flags = if is_flag_letter(char) { flags + 1 } else { 0 };
        previous = Some(char);
    }
    text
}

/// What a reader sees as the first character of `text`.
pub(crate) fn first(text: &str) -> &str {
    let ends = text.char_indices().skip(1).map(|(end, _)| end).take(LONGEST);
    let begins = ends.enumerate().map(|(count, _)| cut(text, count + 1));
    begins.into_iter().find(|first| !first.is_empty()).unwrap_or(text)
}

/// Two of them are one flag.
fn is_flag_letter(char: char) -> bool {
    matches!(char, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Marks, the vowels and finals of a syllable of Hangul, variation selectors, skin
/// tones and joiners belong to what they follow.
fn extends(char: char) -> bool {
    let is_mark = matches!(char,
        JOINER | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{dca}'..='\u{ddf}'
        | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}'
        | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}'
        | '\u{1160}'..='\u{11ff}' | '\u{17b4}'..='\u{17d3}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}');
    is_mark || is_mark_of_india(char)
}

/// The blocks of nine scripts of India, Devanagari to Malayalam, are laid out alike:
/// marks have the same places in each (Unicode, chapter 12).
fn is_mark_of_india(char: char) -> bool {
    let place = u32::from(char) & 0x7f;
    matches!(char, '\u{900}'..='\u{d7f}')
        && matches!(place, 0..=0x03 | 0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62..=0x63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_is_whole() {
        for (text, expected) in [
            ("", ""),
            ("D", "D"),
            ("Dana", "D"),
            ("e\u{301}t", "e\u{301}"),
            ("👩\u{200d}👩\u{200d}👧 Zoë", "👩\u{200d}👩\u{200d}👧"),
            ("🇫🇷🇩🇪", "🇫🇷"),
        ] {
            assert_eq!(first(text), expected);
        }
    }

    #[test]
    fn what_is_seen_as_one_character_is_kept_or_left_out_whole() {
        let cases = [
            ("Dana", 10, "Dana"),
            ("Dana", 2, "Da"),
            ("Rene\u{301}e", 4, "Ren"),
            ("Rene\u{301}e", 5, "Rene\u{301}"),
            ("a👩\u{200d}👧b", 3, "a"),
            ("a👩\u{200d}👧b", 4, "a👩\u{200d}👧"),
            ("👍\u{1f3fd}!", 1, ""),
            ("🇫🇷🇩🇪", 3, "🇫🇷"),
            ("🇫🇷🇩🇪", 4, "🇫🇷🇩🇪"),
            ("1\u{fe0f}\u{20e3}", 2, ""),
            ("が\u{3099}き", 2, "が\u{3099}"),
            ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}", 4, "\u{1112}\u{1161}\u{11ab}"),
            ("தமிழ்", 4, "தமி"),
            ("হাঁস", 2, ""),
            ("हिन्दी", 3, "हि"),
            ("ကို", 2, ""),
        ];
        for (text, max, expected) in cases {
            assert_eq!(cut(text, max), expected, "{text} {max}");
        }
    }
}
