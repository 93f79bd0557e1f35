//! Tables as text: sorted rows `key value`, separated by bars, in one constant.
//!
//! A constant costs a fresh instance nothing until it is read, and a text less
//! than half of what a table of references to its parts would.

use std::cmp::Ordering;

/// The row of that key, as (key, value), whatever the key's ASCII case. The
/// rows are sorted by their keys in lower case.
pub(crate) fn find(listing: &'static str, key: &str) -> Option<(&'static str, &'static str)> {
    let (mut low, mut high) = (0, listing.len());
    while low < high {
        let start = start_of_row(listing, low.midpoint(high))?;
        let row = listing.get(start..)?.split('|').next()?;
        let (name, value) = row.split_once(' ').unwrap_or((row, ""));
        match compare(name, key) {
            Ordering::Less => low = start + row.len() + 1,
            Ordering::Greater => high = start,
            Ordering::Equal => return Some((name, value)),
        }
    }
    None
}

fn start_of_row(listing: &str, within: usize) -> Option<usize> {
    Some(listing.get(..within)?.rfind('|').map_or(0, |bar| bar + 1))
}

fn compare(name: &str, key: &str) -> Ordering {
    let lower = |byte: u8| byte.to_ascii_lowercase();
    name.bytes().map(lower).cmp(key.bytes().map(lower))
}
