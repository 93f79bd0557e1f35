//! Every vector of the fixture: encoding, units and segments.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use aftertext_flow::{Encoding, measure};
use serde_json::Value;

#[test]
fn texts_cost_what_the_standard_says() {
    let data: Value = serde_json::from_str(include_str!("data/segments.json")).unwrap();
    let vectors = data["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 36);
    for vector in vectors {
        let measured = measure(vector["text"].as_str().unwrap());
        let encoding = match measured.encoding {
            Encoding::Gsm7 => "GSM-7",
            Encoding::Ucs2 => "UCS-2",
        };
        let name = vector["name"].as_str().unwrap();
        assert_eq!(encoding, vector["encoding"], "{name}");
        assert_eq!(u64::from(measured.units), vector["units"], "{name}");
        assert_eq!(u64::from(measured.segments), vector["segments"], "{name}");
        assert_eq!(measured.costly.is_empty(), measured.encoding == Encoding::Gsm7, "{name}");
    }
}

#[test]
fn what_makes_a_text_costly_is_named_once() {
    assert_eq!(measure("“Tack” – så “bra”").costly, ['“', '”', '–']);
}

#[test]
fn a_pair_never_straddles_two_messages() {
    let cases = [
        ("a".repeat(159) + "€", 161, 2),
        ("€".repeat(81), 162, 2),
        ("a".repeat(152) + "€" + &"a".repeat(152) + "b", 307, 3),
        ("📦".repeat(35), 70, 1),
        ("📦".repeat(36), 72, 2),
        ("你".repeat(66) + "📦" + &"a".repeat(10), 78, 2),
        (String::from("e") + &"\u{301}".repeat(150), 151, 3),
        (String::from("Line one\r\nLine two"), 18, 1),
    ];
    for (text, units, segments) in cases {
        let measured = measure(&text);
        assert_eq!((measured.units, measured.segments), (units, segments), "{text}");
    }
}
