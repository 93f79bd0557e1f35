//! Who is believed where no vector says it: keys that are public, senders that
//! sign nothing, and signatures that cover less than they seem to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use aftertext_edge::signature::Error;
use aftertext_edge::source;
use aftertext_edge::webhook::Webhook;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const NOW: i64 = 1_772_716_205_000;
const URL: &str = "https://hooks.example.com/v1/shops/demo/any/status?message=order%2F1%2Fshipped";

fn check(source: &str, url: &str, headers: &[(&str, &str)], body: &[u8], keys: &[&str]) -> Result<(), Error> {
    let method = if body.is_empty() { "GET" } else { "POST" };
    let webhook = Webhook { method, url, headers, body, received_at: NOW };
    source::find(source).unwrap().verify(&webhook, keys)
}

fn mac(secret: &str, message: &[u8]) -> Vec<u8> {
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()).unwrap();
    mac.chain_update(message).finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn token(algorithm: &str, claims: &Value, secret: &str) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&json!({"alg": algorithm, "typ": "JWT"})), part(claims));
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac(secret, signed.as_bytes())))
}

fn vector(scheme: &str) -> Value {
    let file: Value = serde_json::from_str(include_str!("fixtures/signatures.json")).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    vectors.iter().find(|vector| vector["scheme"] == scheme).unwrap().clone()
}

#[test]
fn what_is_public_never_serves_as_a_secret() {
    let jwks = vector("saleor-jws")["jwks"].to_string();
    let forged = hex(&mac(&jwks, b"{}"));
    assert_eq!(check("saleor", URL, &[("Saleor-Signature", &forged)], b"{}", &[&jwks]), Err(Error::Wrong));

    let pem = include_str!("fixtures/adobe.pem");
    let bearer = format!("Bearer {pem}");
    assert_eq!(
        check("adobe-commerce", URL, &[("Authorization", &bearer)], b"{}", &[pem]),
        Err(Error::Missing)
    );
}

#[test]
fn saleor_keys_are_found_by_their_name() {
    let vector = vector("saleor-jws");
    let headers = [("X-Saleor-Signature", vector["value"].as_str().unwrap())];
    let body = vector["body_utf8"].as_str().unwrap().as_bytes();
    let mut jwks = vector["jwks"].clone();
    let verdict =
        |jwks: &Value| check("saleor", URL, &headers, body, &[&jwks.to_string(), "an older secret"]);
    assert_eq!(verdict(&jwks), Ok(()), "by the older name of the header, too");
    jwks["keys"][0]["kid"] = json!("2");
    assert_eq!(verdict(&jwks), Err(Error::UnknownKey), "fetch the keys anew");
    for broken in [
        json!({"keys": null}),
        json!({"keys": [{"kid": "1", "n": "AQAB"}]}),
        json!({"keys": [{"kid": "1", "n": "", "e": ""}]}),
    ] {
        assert_eq!(verdict(&broken), Err(Error::UnknownKey), "{broken}");
    }
    for header in [r#"{"alg":"none","kid":"1"}"#, r#"{"alg":"RS256","kid":"1","crit":["exp"]}"#, "[]"] {
        let forged = format!("{}..AAAA", URL_SAFE_NO_PAD.encode(header));
        let verdict =
            check("saleor", URL, &[("Saleor-Signature", &forged)], body, &[&vector["jwks"].to_string()]);
        assert_eq!(verdict, Err(Error::Wrong), "{header}");
    }
}

#[test]
fn adobe_is_believed_by_one_of_its_two_signatures() {
    let (pem, body) =
        (include_str!("fixtures/adobe.pem"), include_bytes!("fixtures/adobe-commerce/order_placed.json"));
    let signature = include_str!("fixtures/adobe.signature").trim();
    let second = [("x-adobe-digital-signature-1", "bm8="), ("x-adobe-digital-signature-2", signature)];
    assert_eq!(check("adobe-commerce", URL, &second, body, &["a token", pem]), Ok(()));
    assert_eq!(check("adobe-commerce", URL, &second, b"{}", &[pem]), Err(Error::Wrong));
    assert_eq!(check("adobe-commerce", URL, &second[..1], body, &[pem]), Err(Error::Wrong));
    assert_eq!(
        check("adobe-commerce", URL, &[("Authorization", "Bearer a token")], body, &["a token", pem]),
        Ok(())
    );
    assert_eq!(check("adobe-commerce", URL, &[], body, &["a token"]), Err(Error::Missing));
}

#[test]
fn who_signs_nothing_brings_a_token() {
    let basic = format!("Basic {}", STANDARD.encode("user:word"));
    for source in ["events", "relay", "infobip", "commercetools", "shippo"] {
        let with =
            |url, headers: &[(&str, &str)]| check(source, url, headers, b"{}", &["user:word", "t0ken"]);
        assert_eq!(with(URL, &[("Authorization", "Bearer t0ken")]), Ok(()), "{source}");
        assert_eq!(with(URL, &[("authorization", &basic)]), Ok(()), "{source}");
        assert_eq!(with("https://h.example/x?token=t0ken", &[]), Ok(()), "{source}");
        assert_eq!(with("https://h.example/x?token=t0k", &[]), Err(Error::Wrong), "{source}");
        assert_eq!(with(URL, &[("Authorization", "Basic !!")]), Err(Error::Missing), "{source}");
        assert_eq!(with(URL, &[]), Err(Error::Missing), "{source}");
        assert_eq!(
            check(source, URL, &[("Authorization", "Bearer t0ken")], b"{}", &[""]),
            Err(Error::NoSecret)
        );
    }
}

#[test]
fn a_vonage_token_has_to_cover_the_body() {
    let verdict = |claims: Value, algorithm: &str, body: &[u8]| {
        let header = format!("Bearer {}", token(algorithm, &claims, "secret"));
        check("vonage", URL, &[("Authorization", &header)], body, &["secret"])
    };
    let hash = |body: &[u8]| hex(&Sha256::digest(body));
    let seconds = NOW / 1000;
    assert_eq!(verdict(json!({"iat": seconds, "payload_hash": hash(b"{}")}), "HS256", b"{}"), Ok(()));
    assert_eq!(
        verdict(json!({"iat": seconds, "payload_hash": hash(b"{}")}), "HS512", b"{}"),
        Err(Error::Wrong)
    );
    assert_eq!(
        verdict(json!({"iat": seconds, "payload_hash": hash(b"{}")}), "none", b"{}"),
        Err(Error::Wrong)
    );
    assert_eq!(verdict(json!({"iat": seconds}), "HS256", b"{}"), Err(Error::Wrong), "without the hash");
    assert_eq!(
        verdict(json!({"iat": seconds, "payload_hash": hash(b"")}), "HS256", b""),
        Err(Error::Wrong),
        "a GET"
    );
    assert_eq!(verdict(json!({"payload_hash": hash(b"{}")}), "HS256", b"{}"), Err(Error::Wrong), "no moment");
}

#[test]
fn a_vonage_signature_covers_blank_parameters_and_spaces() {
    let signed = format!("&keyword=&msisdn=12025550123&text= hi_there &timestamp={}", NOW / 1000);
    let sig = hex(&mac("secret", signed.as_bytes())).to_uppercase();
    let fields = json!({
        "keyword": "", "msisdn": "12025550123", "text": " hi&there ", "timestamp": (NOW / 1000).to_string(), "sig": sig,
    });
    let json = fields.to_string();
    assert_eq!(check("vonage", URL, &[], json.as_bytes(), &["secret"]), Ok(()));
    let query: String = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields.as_object().unwrap().iter().map(|(name, value)| (name, value.as_str().unwrap())))
        .finish();
    assert_eq!(check("vonage", &format!("https://h.example/?{query}"), &[], b"", &["secret"]), Ok(()));
    assert_eq!(
        check("vonage", &format!("https://h.example/?{query}&x=y"), &[], b"", &["secret"]),
        Err(Error::Wrong)
    );
}

#[test]
fn messagebird_covers_the_address_and_may_leave_out_an_empty_body() {
    let hash = |bytes: &[u8]| hex(&Sha256::digest(bytes));
    let seconds = NOW / 1000;
    let claims = json!({
        "iss": "MessageBird", "nbf": seconds, "exp": seconds + 60, "jti": "1", "url_hash": hash(URL.as_bytes()),
    });
    let verdict = |claims: &Value, url: &str, body: &[u8]| {
        let token = token("HS256", claims, "key");
        check("messagebird", url, &[("MessageBird-Signature-JWT", &token)], body, &["key"])
    };
    assert_eq!(verdict(&claims, URL, b""), Ok(()));
    assert_eq!(verdict(&claims, URL, b"{}"), Err(Error::Wrong), "a body that is not covered");
    assert_eq!(verdict(&claims, "https://hooks.example.com/other", b""), Err(Error::Wrong));
    for missing in ["iss", "jti", "url_hash", "exp"] {
        let mut claims = claims.clone();
        claims.as_object_mut().unwrap().remove(missing);
        assert_eq!(verdict(&claims, URL, b""), Err(Error::Wrong), "without {missing}");
    }
}

#[test]
fn bird_covers_the_moment_the_address_and_the_body() {
    let moment = (NOW / 1000).to_string();
    let message = [moment.as_bytes(), b"\n", URL.as_bytes(), b"\n", &Sha256::digest(b"{}")].concat();
    let signature = STANDARD.encode(mac("key", &message));
    let headers = [("messagebird-signature", signature.as_str()), ("messagebird-request-timestamp", &moment)];
    assert_eq!(check("bird", URL, &headers, b"{}", &["key"]), Ok(()));
    assert_eq!(check("bird", URL, &headers, b"[]", &["key"]), Err(Error::Wrong));
    assert_eq!(check("bird", "https://hooks.example.com/", &headers, b"{}", &["key"]), Err(Error::Wrong));
    assert_eq!(check("bird", URL, &headers[..1], b"{}", &["key"]), Err(Error::Missing));
}

#[test]
fn plivo_may_sign_the_address_decoded_or_as_it_stands_and_more_than_once() {
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let address = "https://hooks.example.com/v1/shops/demo/any/status?message=";
    for query in ["order/1/shipped", "order%2F1%2Fshipped"] {
        let signed = format!("{address}{query}.Statussent.nonce");
        let signatures = format!("bm8=,{}", STANDARD.encode(mac("token", signed.as_bytes())));
        for header in ["X-Plivo-Signature-V3", "X-Plivo-Signature-Ma-V3"] {
            let headers = [form, (header, signatures.as_str()), ("X-Plivo-Signature-V3-Nonce", "nonce")];
            assert_eq!(check("plivo", URL, &headers, b"Status=sent", &["token"]), Ok(()), "{query}");
            assert_eq!(check("plivo", URL, &headers[..2], b"Status=sent", &["token"]), Err(Error::Missing));
        }
    }
}

#[test]
fn woocommerce_may_ping_unsigned_and_nothing_else() {
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    assert_eq!(check("woocommerce", URL, &form, b"webhook_id=12", &["secret"]), Ok(()));
    for body in [&b"webhook_id="[..], b"webhook_id=12&id=3", b"{\"id\":3}", b""] {
        assert_eq!(check("woocommerce", URL, &form, body, &["secret"]), Err(Error::Missing), "{body:?}");
    }
    let stored = STANDARD.encode(mac("a&b\"c", b"{}"));
    let headers = [("X-WC-Webhook-Signature", stored.as_str())];
    assert_eq!(
        check("woocommerce", URL, &headers, b"{}", &["a&amp;b&quot;c"]),
        Ok(()),
        "as WordPress keeps it"
    );
}
