//! Real webhooks and answers that something happened to on the way: each reader
//! and each verifier meets them, and none panics, hangs or tells without end.
//! `PROPTEST_CASES=100000` makes a night of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod accounts;
mod everything;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use aftertext_edge::source::SOURCES;
use everything::read_as_everything;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// All fixtures.
static FIXTURES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders = SOURCES.iter().flat_map(|source| fs::read_dir(folder.join(source.name)).unwrap());
    let files = folders.map(|entry| entry.unwrap().path());
    files
        .filter(|path| !path.to_str().unwrap().contains(".expected."))
        .map(|path| fs::read(path).unwrap())
        // Some answers have no body.
        .filter(|body| !body.is_empty())
        .collect()
});

/// What happens to the bytes of a fixture.
#[derive(Clone, Debug)]
enum Damage {
    Flipped(Index, u8),
    Cut(Index),
    /// A part of it stands twice.
    Stuttered(Index, u16),
    /// A name stands twice in its object, the first time with null.
    NamedTwice(Index),
}

/// What a value of a fixture becomes.
#[derive(Clone, Copy, Debug)]
enum Other {
    Null,
    EmptyList,
    EmptyObject,
    /// A number as a text, a text as a number.
    TheOtherKind,
    /// No word that the vendor has.
    UnheardOf,
    Negative,
    Huge,
    /// A moment that no zone goes with.
    WithoutZone,
    Long,
    Deep,
    /// The same again and again, in a list.
    Many,
}

/// About how much the same again and again comes to.
const LIST_BYTES: usize = 200_000;

const OTHERS: &[Other] = &[
    Other::Null,
    Other::EmptyList,
    Other::EmptyObject,
    Other::TheOtherKind,
    Other::UnheardOf,
    Other::Negative,
    Other::Huge,
    Other::WithoutZone,
    Other::Long,
    Other::Deep,
    Other::Many,
];

impl Other {
    fn of(self, value: &Value) -> Value {
        match self {
            Other::Null => Value::Null,
            Other::EmptyList => json!([]),
            Other::EmptyObject => json!({}),
            Other::TheOtherKind => match value {
                Value::String(text) => text.parse::<i64>().map_or(json!(7), Value::from),
                other => Value::from(other.to_string()),
            },
            Other::UnheardOf => json!("something new"),
            Other::Negative => json!(-1),
            Other::Huge => json!(1e300),
            Other::WithoutZone => json!("2026-03-02 15:15:30"),
            Other::Long => Value::from("é".repeat(10_000)),
            Other::Deep => (0..100).fold(Value::Null, |inner, _| json!([inner])),
            Other::Many => {
                let copies = (LIST_BYTES / value.to_string().len()).clamp(1, 2000);
                Value::from(vec![value.clone(); copies])
            }
        }
    }
}

impl Damage {
    fn to(&self, body: &mut Vec<u8>) {
        if body.is_empty() {
            return;
        }
        match self {
            Damage::Flipped(at, bit) => {
                let at = at.index(body.len());
                body[at] ^= 1 << (bit % 8);
            }
            Damage::Cut(at) => body.truncate(at.index(body.len())),
            Damage::Stuttered(at, length) => {
                let from = at.index(body.len());
                let part = body[from..].iter().take(usize::from(*length)).copied().collect::<Vec<u8>>();
                body.splice(from..from, part);
            }
            Damage::NamedTwice(at) => {
                let names: Vec<usize> = body
                    .windows(2)
                    .enumerate()
                    .filter(|(_, pair)| pair == b"\":")
                    .map(|(at, _)| at)
                    .collect();
                let Some(end) = names.get(at.index(names.len().max(1))).copied() else { return };
                let Some(begin) = body[..end].iter().rposition(|byte| *byte == b'"') else { return };
                let again = [&body[begin..end], b"\":null,"].concat();
                body.splice(begin..begin, again);
            }
        }
    }
}

/// All values within one, itself first.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
            fields.iter().for_each(|(name, field)| places(field, format!("{at}/{}", escaped(name)), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| places(item, format!("{at}/{place}"), found));
        }
        _ => {}
    }
    found.push(at);
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, bit)| Damage::Flipped(at, bit)),
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), any::<u16>()).prop_map(|(at, length)| Damage::Stuttered(at, length)),
        any::<Index>().prop_map(Damage::NamedTwice),
    ]
}

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damaged_bytes_are_read_or_refused(
        which: Index,
        damages in prop::collection::vec(damage(), 1..4),
        topic in 0usize..18,
    ) {
        let mut body = FIXTURES[which.index(FIXTURES.len())].clone();
        damages.iter().for_each(|damage| damage.to(&mut body));
        read_as_everything(&body, topic);
    }

    #[test]
    fn other_values_than_the_vendor_gives_are_read_or_refused(
        which: Index,
        changes in prop::collection::vec((any::<Index>(), prop::sample::select(OTHERS)), 1..4),
        topic in 0usize..18,
    ) {
        let Ok(mut body) = serde_json::from_slice::<Value>(&FIXTURES[which.index(FIXTURES.len())]) else { return Ok(()) };
        for (at, other) in changes {
            let mut known = Vec::new();
            places(&body, String::new(), &mut known);
            let place = body.pointer_mut(&known[at.index(known.len())]).unwrap();
            *place = other.of(place);
        }
        read_as_everything(body.to_string().as_bytes(), topic);
    }
}
