//! A request, read whole and bounded before anybody looks at it.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use spin_sdk::http::{HeaderMap, Method, StatusCode};

use crate::answer::Refusal;

/// The largest body: a Shopify order of a thousand lines has two megabytes.
const BODY_BYTES: usize = 4 << 20;

/// See the module.
pub struct Request {
    pub method: Method,
    /// The host that was asked for, as Spin says it.
    pub authority: Option<String>,
    pub path: String,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// Reads all of a request.
pub async fn read(request: spin_sdk::http::Request) -> Result<Request, Refusal> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, BODY_BYTES).collect().await.map_err(|error| {
        match error.is::<LengthLimitError>() {
            true => too_large(),
            false => Refusal::bad_request("the body broke off"),
        }
    })?;
    let body = body.to_bytes();
    let body = match encoding(&head.headers)? {
        Encoding::Plain => body.into(),
        Encoding::Gzip => inflate(&body)?,
    };
    Ok(Request {
        method: head.method,
        authority: head.uri.authority().map(|authority| authority.to_string()),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers,
        body,
    })
}

/// What stands around a body.
enum Encoding {
    Plain,
    Gzip,
}

fn encoding(headers: &HeaderMap) -> Result<Encoding, Refusal> {
    let told = headers.get("content-encoding").map_or(Ok(""), |value| value.to_str());
    match told.unwrap_or("?").trim().to_ascii_lowercase().as_str() {
        "" | "identity" => Ok(Encoding::Plain),
        "gzip" | "x-gzip" => Ok(Encoding::Gzip),
        _ => Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send it as it is, or with gzip")),
    }
}

/// The limit counts what comes out.
fn inflate(body: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut whole = Vec::new();
    let most = u64::try_from(BODY_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(body)
        .take(most)
        .read_to_end(&mut whole)
        .map_err(|_| Refusal::bad_request("the body is not the gzip that it says it is"))?;
    match whole.len() > BODY_BYTES {
        true => Err(too_large()),
        false => Ok(whole),
    }
}

fn too_large() -> Refusal {
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "the body has more than 4 MiB")
}

impl Request {
    /// A header's value, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The first parameter of this name in the query.
    pub fn parameter(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find_map(|(key, value)| (key == name).then(|| value.into_owned()))
    }

    /// The path with its query, as it was asked for.
    pub fn target(&self) -> String {
        match self.query.is_empty() {
            true => self.path.clone(),
            false => format!("{}?{}", self.path, self.query),
        }
    }
}
