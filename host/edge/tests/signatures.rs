//! Who is believed: the vectors of each scheme, and everything near them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use aftertext_edge::signature::{Error, bearer, token_matches};
use aftertext_edge::{shopify, twilio};
use serde_json::Value;

const FORM: Option<&str> = Some("application/x-www-form-urlencoded; charset=utf-8");

fn vector(scheme: &str) -> Value {
    let file: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    vectors.iter().find(|vector| vector["scheme"] == scheme).expect("a vector of this scheme").clone()
}

fn text<'a>(vector: &'a Value, field: &str) -> &'a str {
    vector[field].as_str().unwrap_or_default()
}

#[test]
fn shopify_is_believed_only_with_a_secret_of_ours() {
    let vector = vector("shopify");
    let (secret, body, signature) =
        (text(&vector, "secret"), text(&vector, "body_utf8"), text(&vector, "value"));
    let check =
        |secrets: &[&str], signature, body: &str| shopify::verify(secrets, signature, body.as_bytes());

    assert_eq!(check(&[secret], Some(signature), body), Ok(()));
    assert_eq!(check(&["its successor", secret], Some(signature), body), Ok(()), "while it is being rotated");
    assert_eq!(check(&["its successor"], Some(signature), body), Err(Error::Wrong));
    assert_eq!(check(&[secret], Some(signature), &body.replace('6', "7")), Err(Error::Wrong));
    assert_eq!(check(&[secret], Some("not base64!"), body), Err(Error::Wrong));
    assert_eq!(check(&[secret], Some(&signature[..20]), body), Err(Error::Wrong), "a part of it");
    assert_eq!(check(&[secret], None, body), Err(Error::Missing));
    assert_eq!(check(&[secret], Some(" "), body), Err(Error::Missing));
    assert_eq!(check(&[], Some(signature), body), Err(Error::NoSecret));
}

#[test]
fn an_empty_secret_believes_nobody() {
    // HMAC-SHA256 of "{}" under the empty key, as anybody could compute it.
    let forged = "IvjuqQlACvmK3zaBqfMZI+9rf8ukq7VT2Sgjo+nVwl4=";
    assert_eq!(shopify::verify(&[""], Some(forged), b"{}"), Err(Error::NoSecret));
    assert!(!token_matches(&[""], ""));
}

#[test]
fn twilio_is_believed_for_forms_json_and_get() {
    for (scheme, content_type) in [
        ("twilio-form", FORM),
        ("twilio-form-unicode-empty-values", FORM),
        ("twilio-json", Some("application/json")),
        ("twilio-get", None),
    ] {
        let vector = vector(scheme);
        let (url, body) = (text(&vector, "url"), text(&vector, "body_utf8").as_bytes());
        let token = text(&vector, "auth_token");
        let check = |url: &str, body: &[u8], tokens: &[&str]| {
            twilio::verify(tokens, url, content_type, body, Some(text(&vector, "value")))
        };
        assert_eq!(check(url, body, &[token]), Ok(()), "{scheme}");
        assert_eq!(check(url, body, &["the new one", token]), Ok(()), "{scheme}, rotated");
        assert_eq!(check(url, body, &["the new one"]), Err(Error::Wrong), "{scheme}, another's token");
        assert_eq!(
            check(url, &[body, b"&x=y"].concat(), &[token]),
            Err(Error::Wrong),
            "{scheme}, more in the body"
        );
        assert_eq!(check(&format!("{url}#part"), body, &[token]), Ok(()), "{scheme}, with a fragment");
        let with_port = url.replace("example.com/", "example.com:443/");
        assert_eq!(check(&with_port, body, &[token]), Ok(()), "{scheme}, with a port");
        let elsewhere = url.replace("hooks.", "hook.");
        assert_eq!(check(&elsewhere, body, &[token]), Err(Error::Wrong), "{scheme}, another address");
        assert_eq!(twilio::verify(&[token], url, content_type, body, None), Err(Error::Missing), "{scheme}");
    }
}

#[test]
fn a_get_signature_does_not_open_the_door_for_a_body() {
    let vector = vector("twilio-get");
    let verdict = twilio::verify(
        &[text(&vector, "auth_token")],
        text(&vector, "url"),
        Some("text/plain"),
        b"MessageSid=SM1&Body=STOP",
        Some(text(&vector, "value")),
    );
    assert_eq!(verdict, Err(Error::Wrong));
}

#[test]
fn a_bearer_token_is_one_of_the_valid_ones_and_no_other() {
    assert_eq!(bearer("Bearer abc"), Some("abc"));
    assert_eq!(bearer("bearer  abc "), Some("abc"));
    assert_eq!(bearer("Basic abc"), None);
    assert_eq!(bearer("Bearer "), None);
    assert!(token_matches(&["old", "new"], "new"));
    assert!(!token_matches(&["old", "new"], "ne"));
    assert!(!token_matches(&[] as &[&str], "new"));
}
