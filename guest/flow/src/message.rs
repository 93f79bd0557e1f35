//! Names that are the same however often they are decided.

/// The longest part that is used as it is; three of them fit in 200 characters.
const PART_MAX: usize = 80;
/// What is kept of a longer part, in front of its hash.
const PART_KEPT: usize = 40;

/// A message id from its parts: ASCII, at most 200 characters for up to three
/// parts, different for different parts.
pub fn message_id(parts: &[&str]) -> String {
    let mut id = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            id.push('/');
        }
        push_escaped(&mut id, part);
    }
    id
}

fn push_escaped(id: &mut String, part: &str) {
    let start = id.len();
    for byte in part.bytes() {
        if id.len() - start > PART_MAX {
            break;
        }
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-') {
            id.push(char::from(byte));
        } else {
            id.push('%');
            push_hex(id, byte);
        }
    }
    if id.len() - start > PART_MAX {
        id.truncate(start + PART_KEPT);
        // No escaped part contains a tilde: a shortened one cannot be mistaken.
        id.push('~');
        for byte in fingerprint(part.as_bytes()).to_be_bytes() {
            push_hex(id, byte);
        }
    }
}

fn push_hex(out: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 15] {
        out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
    }
}

/// FNV-1a with 128 bits: names need to be spread, not to be secret.
fn fingerprint(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

/// Whether a text is about this order, by its id.
pub(crate) fn is_about(id: &str, order: &str) -> bool {
    let prefix = message_id(&["order", order]);
    id.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether this has the form of an E.164 number: a plus sign and 7 to 15
/// digits, the first of them not zero (ITU-T E.164, 2010).
pub fn is_e164(phone: &str) -> bool {
    let Some(digits) = phone.strip_prefix('+') else {
        return false;
    };
    (7..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_ascii_and_tells_its_parts_apart() {
        let cases: &[(&[&str], &str)] = &[
            (&["order", "1001", "shipped", "p-1"], "order/1001/shipped/p-1"),
            (&["order", "gid://shop/1"], "order/gid%3A%2F%2Fshop%2F1"),
            (&["reply", "ü~"], "reply/%C3%BC%7E"),
        ];
        for (parts, expected) in cases {
            assert_eq!(&message_id(parts), expected);
        }
        let long = "ü".repeat(300);
        let other = format!("{long}x");
        let id = message_id(&["order", &long, "out-for-delivery", &long]);
        assert!(id.len() <= 200 && id.is_ascii(), "{id}");
        assert_ne!(id, message_id(&["order", &other, "out-for-delivery", &long]));
    }

    #[test]
    fn only_international_numbers_pass() {
        for good in ["+12025550123", "+4930123", "+123456789012345"] {
            assert!(!good.is_empty() && is_e164(good), "{good}");
        }
        for bad in [
            "",
            "+",
            "12025550123",
            "+02025550123",
            "+123456",
            "+1234567890123456",
            "+1202555012a",
            "+１２３４５６７８",
        ] {
            assert!(!is_e164(bad), "{bad}");
        }
    }
}
