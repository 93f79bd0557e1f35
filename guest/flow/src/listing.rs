//! Tables as text: sorted rows `key value`, separated by bars, in one constant.
//!
//! A constant costs a fresh instance nothing until it is read, and a text less
//! than half of what a table of references to its parts would.

use std::cmp::Ordering;

/// The row of that key, as (key, value), whatever the key's ASCII case. The
/// rows are sorted by their keys in lower case.
pub(crate) fn find(listing: &'static str, key: &str) -> Option<(&'static str, &'static str)> {
    let bytes = listing.as_bytes();
    // Both are where a row begins, or the end.
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = bytes.get(low..middle)?.iter().rposition(is_bar).map_or(low, |bar| low + bar + 1);
        let order = compare(bytes.get(start..high)?, key);
        if order == Ordering::Greater {
            high = start;
            continue;
        }
        let end = bytes.get(middle..high)?.iter().position(is_bar).map_or(high, |bar| middle + bar);
        if order == Ordering::Equal {
            let row = listing.get(start..end)?;
            return Some(row.split_once(' ').unwrap_or((row, "")));
        }
        low = end + 1;
    }
    None
}

fn is_bar(byte: &u8) -> bool {
    *byte == b'|'
}

/// How the key at the beginning of rows compares.
fn compare(rows: &[u8], key: &str) -> Ordering {
    let own = rows.iter().take_while(|byte| !matches!(byte, b' ' | b'|'));
    own.map(u8::to_ascii_lowercase).cmp(key.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Whether every row is found by its key, which it is when they are sorted.
#[cfg(test)]
pub(crate) fn is_sorted(listing: &'static str) -> bool {
    listing.split('|').all(|row| find(listing, row.split(' ').next().unwrap()) == row.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_its_whole_key_alone() {
        const ROWS: &str = "ab 1|abc 2 3|b|c 4";
        let found = [("ab", "1"), ("ABC", "2 3"), ("b", ""), ("c", "4")].map(|(key, value)| {
            let (_, known) = find(ROWS, key).unwrap();
            known == value
        });
        assert_eq!(found, [true; 4]);
        for absent in ["", "a", "aa", "abb", "abcd", "ba", "d", "ab 1"] {
            assert_eq!(find(ROWS, absent), None, "{absent}");
        }
    }
}
