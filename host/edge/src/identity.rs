//! Ids for events whose vendor gives none, or none that can be trusted to be
//! unique: derived from the content, so that a repeat has the same.

use sha2::{Digest, Sha256};

use crate::hex;

/// The longest id that the contract takes, in characters.
const CHARACTERS: usize = 200;
/// Of a digest, as many hexadecimal digits as a UUID has.
const DIGITS: usize = 32;

/// `parts` with strokes between them, or their digest when that is too long.
pub(crate) fn of(parts: &[&str]) -> String {
    let id = parts.join("/");
    if id.chars().count() <= CHARACTERS { id } else { digest(id.as_bytes()) }
}

/// The start of the SHA-256 of `bytes`, in hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes)).chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_readable_until_it_is_too_long() {
        assert_eq!(of(&["order.updated", "1727", "completed"]), "order.updated/1727/completed");
        let long = of(&["order.updated", &"1".repeat(300)]);
        assert_eq!(long.len(), DIGITS);
        assert_eq!(long, of(&["order.updated", &"1".repeat(300)]));
    }
}
