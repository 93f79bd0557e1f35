//! One HTTP exchange with a vendor over `wasi:http`: one attempt, in bounded
//! time. The calls are synchronous, as the flow's imports are.

use aftertext_edge::http::Request;
use wasip2::clocks::monotonic_clock;
use wasip2::http::outgoing_handler;
use wasip2::http::types::{
    ErrorCode, Fields, FutureIncomingResponse, IncomingResponse, Method, OutgoingBody, OutgoingRequest,
    RequestOptions, Scheme,
};
use wasip2::io::poll::{Pollable, poll};
use wasip2::io::streams::StreamError;

/// A connection that does not come about leaves the request unsent for certain.
const CONNECT_TIMEOUT_NS: u64 = 4_000_000_000;
/// For a whole exchange with a gateway; below the ledger's time-out.
pub const ANSWER_TIMEOUT_MS: i64 = 10_000;
/// Read at once.
const CHUNK_BYTES: u64 = 16 << 10;

/// What came back.
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The body, cut when it is longer than was asked for.
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum Silence {
    /// Without a connection nothing was asked.
    #[error("{0}")]
    NotConnected(String),
    /// What was asked may have been heard.
    #[error("{0}")]
    NoAnswer(String),
}

/// Makes a request and reads about `bytes` of what comes back, all within
/// `timeout_ms`.
pub fn ask(request: &Request, bytes: usize, timeout_ms: i64) -> Result<Response, Silence> {
    let timeout_ns = timeout_ms.max(0).unsigned_abs().saturating_mul(1_000_000);
    let deadline = monotonic_clock::subscribe_duration(timeout_ns);
    let exchange = Exchange { answer: begin(request, timeout_ns)?, deadline };
    let response = exchange.wait()?;
    let retry_after = response
        .headers()
        .get("retry-after")
        .into_iter()
        .next()
        .and_then(|value| String::from_utf8(value).ok());
    let body = exchange.read(&response, bytes)?;
    Ok(Response { status: response.status(), retry_after, body })
}

fn begin(request: &Request, timeout_ns: u64) -> Result<FutureIncomingResponse, Silence> {
    let unsent = |what: &str| Silence::NotConnected(format!("the request cannot be made: {what}"));
    let outgoing = OutgoingRequest::new(fields(request)?);
    let (scheme, rest) = request.url.split_once("://").ok_or_else(|| unsent("its address"))?;
    let (authority, path) = rest.find('/').and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, "/"));
    let scheme = if scheme == "http" { Scheme::Http } else { Scheme::Https };
    let method = match request.method {
        "GET" => Method::Get,
        "POST" => Method::Post,
        other => Method::Other(other.to_owned()),
    };
    outgoing.set_method(&method).map_err(|()| unsent("its method"))?;
    outgoing.set_scheme(Some(&scheme)).map_err(|()| unsent("its scheme"))?;
    outgoing.set_authority(Some(authority)).map_err(|()| unsent("its host"))?;
    outgoing.set_path_with_query(Some(path)).map_err(|()| unsent("its path"))?;
    let options = RequestOptions::new();
    // A host that knows no time-outs is held to the deadline all the same.
    let _ = options.set_connect_timeout(Some(CONNECT_TIMEOUT_NS.min(timeout_ns)));
    let _ = options.set_first_byte_timeout(Some(timeout_ns));
    let _ = options.set_between_bytes_timeout(Some(timeout_ns));
    let body = outgoing.body().map_err(|()| unsent("its body"))?;
    let answer = outgoing_handler::handle(outgoing, Some(options)).map_err(unanswered)?;
    write(body, &request.body)?;
    Ok(answer)
}

fn fields(request: &Request) -> Result<Fields, Silence> {
    let fields = Fields::new();
    let ours = [
        ("user-agent", concat!("aftertext/", env!("CARGO_PKG_VERSION")).to_owned()),
        ("content-length", request.body.len().to_string()),
    ];
    let theirs = request.headers.iter().map(|(name, value)| (name.as_str(), value));
    for (name, value) in theirs.chain(ours.iter().map(|(name, value)| (*name, value))) {
        fields
            .append(name, value.as_bytes())
            .map_err(|_| Silence::NotConnected(format!("the request cannot be made: {name}")))?;
    }
    Ok(fields)
}

/// A request on its way.
struct Exchange {
    answer: FutureIncomingResponse,
    deadline: Pollable,
}

impl Exchange {
    fn wait(&self) -> Result<IncomingResponse, Silence> {
        let arrived = self.answer.subscribe();
        self.until(&arrived)?;
        match self.answer.get() {
            Some(Ok(Ok(response))) => Ok(response),
            Some(Ok(Err(code))) => Err(unanswered(code)),
            Some(Err(())) | None => Err(Silence::NoAnswer("the answer was lost".into())),
        }
    }

    fn read(&self, response: &IncomingResponse, bytes: usize) -> Result<Vec<u8>, Silence> {
        let lost = || Silence::NoAnswer("the answer broke off".into());
        let incoming = response.consume().map_err(|()| lost())?;
        let stream = incoming.stream().map_err(|()| lost())?;
        let more = stream.subscribe();
        let mut body = Vec::new();
        while body.len() <= bytes {
            self.until(&more)?;
            match stream.read(CHUNK_BYTES) {
                Ok(chunk) => body.extend(chunk),
                Err(StreamError::Closed) => break,
                Err(StreamError::LastOperationFailed(_)) => return Err(lost()),
            }
        }
        Ok(body)
    }

    /// Waits for `event`, but not beyond the deadline.
    fn until(&self, event: &Pollable) -> Result<(), Silence> {
        poll(&[event, &self.deadline]);
        match event.ready() {
            true => Ok(()),
            false => Err(Silence::NoAnswer("there was no answer in time".into())),
        }
    }
}

/// The request is under way by now, so that nobody knows what a failure means.
/// The connection may also have failed, which the answer then says.
fn write(body: OutgoingBody, bytes: &[u8]) -> Result<(), Silence> {
    if let Ok(stream) = body.write() {
        for chunk in bytes.chunks(4096) {
            if stream.blocking_write_and_flush(chunk).is_err() {
                return Ok(());
            }
        }
    }
    OutgoingBody::finish(body, None).map_err(|_| Silence::NoAnswer("the request broke off".into()))
}

/// Without a connection nothing was sent; after that nobody knows.
fn unanswered(code: ErrorCode) -> Silence {
    match code {
        ErrorCode::DnsTimeout
        | ErrorCode::DnsError(_)
        | ErrorCode::DestinationNotFound
        | ErrorCode::DestinationUnavailable
        | ErrorCode::DestinationIpProhibited
        | ErrorCode::DestinationIpUnroutable
        | ErrorCode::ConnectionRefused
        | ErrorCode::ConnectionTimeout
        | ErrorCode::ConnectionLimitReached
        | ErrorCode::TlsProtocolError
        | ErrorCode::TlsCertificateError
        | ErrorCode::TlsAlertReceived(_)
        | ErrorCode::HttpRequestUriInvalid => Silence::NotConnected(format!("{code:?}")),
        ErrorCode::HttpRequestDenied => Silence::NotConnected(
            "Spin does not allow this request: name its host under `allowed_outbound_hosts` in spin.toml"
                .into(),
        ),
        code => Silence::NoAnswer(format!("{code:?}")),
    }
}
