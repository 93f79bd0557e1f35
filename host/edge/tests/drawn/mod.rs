//! Calls as a fuzzer draws them: method, address, headers, keys and body, with
//! signatures that are well formed, and some that are right.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use aftertext_edge::webhook::Webhook;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bolero::TypeGenerator;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::everything::{Call, SIGNATURES, TOPICS, show};

/// A call, and the answer that has the same body.
#[derive(Clone, Debug, TypeGenerator)]
pub struct Drawn {
    pub get: bool,
    pub query: Vec<(u8, Written)>,
    /// By their places in [`SIGNATURES`]; those that are left out are missing.
    pub headers: Vec<(u8, Written)>,
    pub keys: Vec<Key>,
    pub body: Body,
    pub topic: u8,
    pub received_at: i64,
    pub status: u16,
    pub retry_after: Vec<u8>,
}

#[derive(Clone, Debug, TypeGenerator)]
pub enum Body {
    Bytes(Vec<u8>),
    Form(Vec<(u8, Written)>),
    Fields(Vec<(u8, Written)>),
}

/// A text in one of the notations that vendors use.
#[derive(Clone, Debug, TypeGenerator)]
pub enum Written {
    Bytes(Vec<u8>),
    Number(i64),
    Hex(Vec<u8>),
    Base64(Vec<u8>),
    /// With what vendors put before a code, by its place in [`PREFIXES`].
    Code(u8, Vec<u8>),
    Bearer(Vec<u8>),
    /// A JSON Web Token.
    Token(Token),
    /// A JSON Web Signature without its payload.
    Detached {
        algorithm: u8,
        kid: Vec<u8>,
        crit: Vec<u8>,
        code: Vec<u8>,
    },
}

#[derive(Clone, Debug, TypeGenerator)]
pub struct Token {
    pub bearer: bool,
    pub algorithm: u8,
    /// By their places in [`CLAIMS`].
    pub claims: Vec<(u8, Claim)>,
    /// None: signed as it should be, under the first key.
    pub code: Option<Vec<u8>>,
}

#[derive(Clone, Debug, TypeGenerator)]
pub enum Claim {
    Text(Vec<u8>),
    /// That many seconds after the call comes.
    Moment(i16),
    Issuer,
    HashOfBody,
    HashOfAddress,
}

#[derive(Clone, Debug, TypeGenerator)]
pub enum Key {
    Text(Vec<u8>),
    Base64(Vec<u8>),
    Pem(Vec<u8>),
    /// A JSON Web Key Set.
    Published {
        kid: Vec<u8>,
        n: Vec<u8>,
        e: Vec<u8>,
    },
}

const ALGORITHMS: &[&str] = &["HS256", "HS384", "HS512", "RS256", "none", ""];
pub const CLAIMS: &[&str] = &["iat", "nbf", "exp", "iss", "jti", "payload_hash", "url_hash"];
const PREFIXES: &[&str] = &["Basic ", "v1,", "v1a,", "hmac-sha256-hex=", "t=1,v1=", "t=,v1=,", "whsec_"];

/// The parameters of forms and queries.
const PARAMETERS: &[&str] = &[
    "message",
    "token",
    "bodySHA256",
    "webhook_id",
    "MessageSid",
    "MessageStatus",
    "OptOutType",
    "From",
    "To",
    "Body",
    "Text",
    "MessageUUID",
    "Status",
    "ErrorCode",
    "DeliveryReportTime",
    "msisdn",
    "to",
    "text",
    "messageId",
    "message-id",
    "status",
    "err-code",
    "client-ref",
    "concat",
    "concat-ref",
    "timestamp",
    "sig",
    "id",
    "reference",
    "recipient",
    "originator",
    "body",
    "statusDatetime",
    "statusErrorCode",
    "createdDatetime",
];

fn pick<T: Copy>(all: &[T], place: u8) -> T {
    all[usize::from(place) % all.len()]
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What a signature may have to cover.
struct Covered<'a> {
    body: &'a [u8],
    url: &'a str,
    key: &'a str,
    received_at: i64,
}

impl Written {
    fn text(&self, covered: &Covered<'_>) -> String {
        match self {
            Written::Bytes(bytes) => text(bytes),
            Written::Number(number) => number.to_string(),
            Written::Hex(bytes) => hex(bytes),
            Written::Base64(bytes) => STANDARD.encode(bytes),
            Written::Code(prefix, bytes) => match pick(PREFIXES, *prefix) {
                hexadecimal @ ("hmac-sha256-hex=" | "t=1,v1=") => format!("{hexadecimal}{}", hex(bytes)),
                prefix => format!("{prefix}{}", STANDARD.encode(bytes)),
            },
            Written::Bearer(bytes) => format!("Bearer {}", text(bytes)),
            Written::Token(token) => token.text(covered),
            Written::Detached { algorithm, kid, crit, code } => {
                let header = json!({
                    "alg": pick(ALGORITHMS, *algorithm), "kid": text(kid), "crit": [text(crit)], "b64": false,
                });
                format!("{}..{}", base64url(header.to_string()), base64url(code))
            }
        }
    }
}

impl Token {
    fn text(&self, covered: &Covered<'_>) -> String {
        let hash = |bytes: &[u8]| Value::from(hex(&Sha256::digest(bytes)));
        let claim = |claim: &Claim| match claim {
            Claim::Text(bytes) => Value::from(text(bytes)),
            Claim::Moment(after) => (covered.received_at / 1000).saturating_add(i64::from(*after)).into(),
            Claim::Issuer => "MessageBird".into(),
            Claim::HashOfBody => hash(covered.body),
            Claim::HashOfAddress => hash(covered.url.as_bytes()),
        };
        let claims: Map<String, Value> =
            self.claims.iter().map(|(name, told)| (pick(CLAIMS, *name).to_owned(), claim(told))).collect();
        let header = json!({"alg": pick(ALGORITHMS, self.algorithm), "typ": "JWT"});
        let signed =
            format!("{}.{}", base64url(header.to_string()), base64url(Value::from(claims).to_string()));
        let code = self.code.clone().unwrap_or_else(|| {
            let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(covered.key.as_bytes()).unwrap();
            mac.chain_update(&signed).finalize().into_bytes().to_vec()
        });
        format!("{}{signed}.{}", if self.bearer { "Bearer " } else { "" }, base64url(code))
    }
}

impl Key {
    fn text(&self) -> String {
        match self {
            Key::Text(bytes) => text(bytes),
            Key::Base64(bytes) => STANDARD.encode(bytes),
            Key::Pem(bytes) => {
                format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(bytes))
            }
            Key::Published { kid, n, e } => {
                json!({"keys": [{"kid": text(kid), "n": base64url(n), "e": base64url(e)}]}).to_string()
            }
        }
    }
}

impl Drawn {
    /// Shows the call to every reader and every verifier; gives the sources
    /// that believe it.
    pub fn shown(&self) -> Vec<&'static str> {
        let keys: Vec<String> = self.keys.iter().map(Key::text).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let first = Covered {
            body: b"",
            url: "",
            key: keys.first().copied().unwrap_or_default(),
            received_at: self.received_at,
        };
        let parameters = |drawn: &[(u8, Written)]| -> Vec<(&str, String)> {
            drawn.iter().map(|(name, value)| (pick(PARAMETERS, *name), value.text(&first))).collect()
        };
        let form = |drawn: &[(u8, Written)]| {
            form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters(drawn)).finish()
        };
        let body = match &self.body {
            Body::Bytes(bytes) => bytes.clone(),
            Body::Form(drawn) => form(drawn).into_bytes(),
            Body::Fields(drawn) => {
                let fields: Map<String, Value> = parameters(drawn)
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value.into()))
                    .collect();
                Value::from(fields).to_string().into_bytes()
            }
        };
        let url = format!("https://example.com/v1/shops/demo/any/status?{}", form(&self.query));
        let covered = Covered { body: &body, url: &url, ..first };
        let topics = TOPICS.iter().map(|(name, topics)| (*name, pick(topics, self.topic).to_owned()));
        let headers: Vec<(&str, String)> = self
            .headers
            .iter()
            .map(|(name, value)| (pick(SIGNATURES, *name).0, value.text(&covered)))
            .chain(topics)
            .collect();
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        show(&Call {
            webhook: Webhook {
                method: if self.get { "GET" } else { "POST" },
                url: &url,
                headers: &headers,
                body: &body,
                received_at: self.received_at,
            },
            keys: &keys,
            statuses: &[self.status],
            retry_after: Some(&text(&self.retry_after)),
        })
    }
}
