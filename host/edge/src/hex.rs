//! Bytes as hexadecimal digits, as signatures are often written.

/// In lower case.
pub(crate) fn encode(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads either case; none if it is not whole bytes in hexadecimal digits.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_in_pairs() {
        assert_eq!(decode("00fFa0"), Some(vec![0, 255, 160]));
        assert_eq!(encode(&[0, 255, 160]), "00ffa0");
        for text in ["0", "0g", "é0", " 00"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
