//! Every vector of `signatures.json`, by the table of sources: right, with two
//! keys valid, under another key, over another body, missing, and stale.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use aftertext_edge::signature::Error;
use aftertext_edge::source;
use aftertext_edge::webhook::Webhook;
use serde_json::Value;

/// The moment that the vectors were signed at.
const SIGNED_AT: i64 = 1_772_716_205_000;
const MINUTE_MS: i64 = 60_000;

/// The scheme of a vector, the source that uses it, and whether its signature
/// goes stale.
const SCHEMES: &[(&str, &str, bool)] = &[
    ("shopify", "shopify", false),
    ("easypost", "easypost", false),
    ("aftership", "aftership", false),
    ("shippo", "shippo", true),
    ("17track", "17track", false),
    ("twilio-form", "twilio", false),
    ("twilio-form-unicode-empty-values", "twilio", false),
    ("twilio-json", "twilio", false),
    ("twilio-get", "twilio", false),
    ("telnyx", "telnyx", true),
    ("vonage-jwt", "vonage", true),
    ("vonage-sms-sig-hmac-sha256", "vonage", true),
    ("plivo-v3-post-noquery", "plivo", false),
    ("plivo-v3-post-query", "plivo", false),
    ("sinch", "sinch", true),
    ("messagebird-jwt", "messagebird", true),
    ("woocommerce", "woocommerce", false),
    ("saleor-hmac", "saleor", false),
    ("saleor-jws", "saleor", false),
    ("standard-webhooks (bigcommerce)", "bigcommerce", true),
    ("standard-webhooks (medusa)", "medusa", true),
    ("bird", "bird", true),
    ("easypost-nfkd", "easypost", false),
];

const KEYS: [&str; 5] = ["secret", "auth_token", "public_key_base64", "signature_secret", "signing_key"];

struct Vector {
    scheme: String,
    url: String,
    key: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Vector {
    fn of(value: &Value) -> Self {
        let text = |field: &str| value[field].as_str().map(str::to_owned);
        let key = KEYS.iter().find_map(|field| text(field)).or_else(|| Some(value["jwks"].to_string()));
        let mut headers: Vec<(String, String)> = value["headers"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect();
        headers.extend(text("header").zip(text("value")));
        let body = match value["params"].as_object() {
            None => text("body_utf8").unwrap_or_default(),
            Some(parameters) => {
                let mut form = form_urlencoded::Serializer::new(String::new());
                form.extend_pairs(parameters.iter().map(|(name, value)| (name, value.as_str().unwrap())));
                form.extend_pairs(text("param").zip(text("value")));
                form.finish()
            }
        };
        let scheme = text("scheme").unwrap();
        if value["params"].is_object() || scheme.starts_with("twilio-form") {
            headers.push(("Content-Type".into(), "application/x-www-form-urlencoded".into()));
        }
        Vector {
            scheme,
            url: text("url").unwrap_or("https://hooks.example.com/".into()),
            key: key.unwrap(),
            headers,
            body: body.into_bytes(),
        }
    }

    fn verify(&self, keys: &[&str], body: &[u8], at: i64, with_headers: bool) -> Result<(), Error> {
        let (_, name, _) = SCHEMES
            .iter()
            .find(|(scheme, _, _)| *scheme == self.scheme)
            .unwrap_or_else(|| panic!("no source for {}", self.scheme));
        let headers: Vec<(&str, &str)> = self
            .headers
            .iter()
            .filter(|(name, _)| with_headers || name == "Content-Type")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let method = if body.is_empty() { "GET" } else { "POST" };
        let webhook = Webhook { method, url: &self.url, headers: &headers, body, received_at: at };
        source::find(name).unwrap().verify(&webhook, keys)
    }
}

#[test]
fn only_who_has_a_key_of_ours_is_believed() {
    let file: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
    for vector in file["vectors"].as_array().unwrap().iter().map(Vector::of) {
        let scheme = &vector.scheme;
        let key = vector.key.as_str();
        let check = |keys: &[&str], body: &[u8]| vector.verify(keys, body, SIGNED_AT, true);
        assert_eq!(check(&[key], &vector.body), Ok(()), "{scheme}");
        assert_eq!(check(&["its successor", key], &vector.body), Ok(()), "{scheme}, while it is rotated");
        let other = check(&["its successor"], &vector.body);
        assert!(matches!(other, Err(Error::Wrong | Error::UnknownKey)), "{scheme}, another's key: {other:?}");
        let changed = [vector.body.as_slice(), b"&x=y"].concat();
        assert_eq!(check(&[key], &changed), Err(Error::Wrong), "{scheme}, more in the body");
        assert_eq!(check(&[""], &vector.body), Err(Error::NoSecret), "{scheme}, an empty key");
        assert_eq!(check(&[], &vector.body), Err(Error::NoSecret), "{scheme}, no key");
    }
}

#[test]
fn without_a_signature_nobody_is_believed() {
    let file: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
    for vector in file["vectors"].as_array().unwrap().iter().map(Vector::of) {
        if vector.headers.iter().any(|(name, _)| name != "Content-Type") {
            let verdict = vector.verify(&[&vector.key], &vector.body, SIGNED_AT, false);
            assert_eq!(verdict, Err(Error::Missing), "{}", vector.scheme);
        }
    }
}

#[test]
fn a_signature_with_a_moment_is_believed_for_minutes() {
    let file: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
    for vector in file["vectors"].as_array().unwrap().iter().map(Vector::of) {
        let (_, _, stale) = SCHEMES.iter().find(|(scheme, _, _)| *scheme == vector.scheme).unwrap();
        let late = if *stale { Err(Error::Stale) } else { Ok(()) };
        for at in [SIGNED_AT + 6 * MINUTE_MS, SIGNED_AT - 6 * MINUTE_MS, i64::MAX, i64::MIN] {
            assert_eq!(
                vector.verify(&[&vector.key], &vector.body, at, true),
                late,
                "{} at {at}",
                vector.scheme
            );
        }
    }
}

/// Those that sign the body as it came, and not what it says.
const RAW: &[&str] = &[
    "shopify",
    "easypost",
    "aftership",
    "shippo",
    "17track",
    "twilio-json",
    "telnyx",
    "vonage-jwt",
    "sinch",
    "messagebird-jwt",
    "woocommerce",
    "saleor-hmac",
    "saleor-jws",
    "standard-webhooks (bigcommerce)",
    "standard-webhooks (medusa)",
    "bird",
];

#[test]
fn every_byte_of_what_is_signed_counts() {
    let file: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
    let vectors: Vec<Vector> = file["vectors"].as_array().unwrap().iter().map(Vector::of).collect();
    for scheme in RAW {
        let vector = vectors.iter().find(|vector| vector.scheme == *scheme).unwrap();
        let believed = |body: &[u8]| vector.verify(&[&vector.key], body, SIGNED_AT, true).is_ok();
        for at in 0..vector.body.len() {
            assert!(!believed(&vector.body[..at]), "{scheme}, cut at {at}");
            let mut body = vector.body.clone();
            body[at] ^= 1 << (at % 8);
            assert!(!believed(&body), "{scheme}, one bit of byte {at}");
        }
    }
}

#[test]
fn a_part_of_a_signature_is_none() {
    let file: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
    for vector in file["vectors"].as_array().unwrap() {
        let Some(value) = vector["value"].as_str().filter(|_| vector["header"].is_string()) else { continue };
        for length in 0..value.len() {
            let mut cut = vector.clone();
            cut["value"] = value[..length].into();
            let Vector { scheme, body, key, .. } = Vector::of(vector);
            let verdict = Vector::of(&cut).verify(&[&key], &body, SIGNED_AT, true);
            assert!(verdict.is_err(), "{scheme} believes the first {length} characters");
        }
    }
}
