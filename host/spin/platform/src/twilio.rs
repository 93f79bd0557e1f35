//! Twilio's Messages API over `wasi:http`: one attempt, honestly classified.

use aftertext_edge::gateway::{Error, Sms};
use aftertext_edge::http::Request;
use aftertext_edge::twilio;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::variables;
use wasip2::http::outgoing_handler;
use wasip2::http::types::{
    ErrorCode, Fields, FutureIncomingResponse, IncomingResponse, Method, OutgoingBody, OutgoingRequest,
    RequestOptions, Scheme,
};
use wasip2::io::streams::StreamError;

/// A connection that does not come about leaves the text unsent for certain.
const CONNECT_TIMEOUT_NS: u64 = 4_000_000_000;
/// For the whole exchange; below the ledger's time-out.
const ANSWER_TIMEOUT_NS: u64 = 10_000_000_000;
/// An answer longer than this is not Twilio's.
const ANSWER_BYTES: usize = 64 << 10;
/// Read at once.
const CHUNK_BYTES: u64 = 16 << 10;

pub fn send(
    sms: &Sms,
    account_sid: &str,
    auth_token: &str,
    sender: &str,
    base_url: &str,
) -> Result<String, Error> {
    let account = twilio::Account {
        account_sid: account_sid.to_owned(),
        auth_token: auth_token.to_owned(),
        sender: twilio::Sender::read(sender),
        base_url: base_url.to_owned(),
    };
    let public_url = variables::get("public_url").map_err(|error| Error::Unavailable(error.to_string()))?;
    let callback = (!public_url.is_empty()).then(|| twilio::status_url(&public_url, &sms.shop, &sms.id));
    let request = twilio::request(&account, sms, callback.as_deref(), now());
    let exchange = Exchange::begin(&request)?;
    let response = exchange.wait()?;
    let retry_after = response
        .headers()
        .get("retry-after")
        .into_iter()
        .next()
        .and_then(|value| String::from_utf8(value).ok());
    let body = exchange.read(&response)?;
    twilio::answer(response.status(), retry_after.as_deref(), &body, now())
}

/// A request on its way.
struct Exchange {
    answer: FutureIncomingResponse,
    deadline: wasip2::io::poll::Pollable,
}

impl Exchange {
    fn begin(request: &Request) -> Result<Self, Error> {
        let deadline = wasip2::clocks::monotonic_clock::subscribe_duration(ANSWER_TIMEOUT_NS);
        let unsent = |what: &str| Error::Unavailable(format!("the request cannot be made: {what}"));
        let fields = Fields::new();
        for (name, value) in &request.headers {
            fields.append(name, value.as_bytes()).map_err(|_| unsent(name))?;
        }
        fields
            .append("user-agent", concat!("aftertext/", env!("CARGO_PKG_VERSION")).as_bytes())
            .map_err(|_| unsent("user-agent"))?;
        fields
            .append("content-length", request.body.len().to_string().as_bytes())
            .map_err(|_| unsent("content-length"))?;
        let outgoing = OutgoingRequest::new(fields);
        let (scheme, rest) = request.url.split_once("://").ok_or_else(|| unsent("its address"))?;
        let (authority, path) =
            rest.find('/').and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, "/"));
        let scheme = if scheme == "http" { Scheme::Http } else { Scheme::Https };
        outgoing.set_method(&Method::Post).map_err(|()| unsent("its method"))?;
        outgoing.set_scheme(Some(&scheme)).map_err(|()| unsent("its scheme"))?;
        outgoing.set_authority(Some(authority)).map_err(|()| unsent("its host"))?;
        outgoing.set_path_with_query(Some(path)).map_err(|()| unsent("its path"))?;
        let options = RequestOptions::new();
        // A host that knows no time-outs is held to the deadline all the same.
        let _ = options.set_connect_timeout(Some(CONNECT_TIMEOUT_NS));
        let _ = options.set_first_byte_timeout(Some(ANSWER_TIMEOUT_NS));
        let _ = options.set_between_bytes_timeout(Some(ANSWER_TIMEOUT_NS));
        let body = outgoing.body().map_err(|()| unsent("its body"))?;
        let answer = outgoing_handler::handle(outgoing, Some(options)).map_err(unanswered)?;
        write(body, &request.body)?;
        Ok(Self { answer, deadline })
    }

    fn wait(&self) -> Result<IncomingResponse, Error> {
        let arrived = self.answer.subscribe();
        self.until(&arrived)?;
        match self.answer.get() {
            Some(Ok(Ok(response))) => Ok(response),
            Some(Ok(Err(code))) => Err(unanswered(code)),
            Some(Err(())) | None => Err(Error::Uncertain("the answer was lost".into())),
        }
    }

    fn read(&self, response: &IncomingResponse) -> Result<Vec<u8>, Error> {
        let lost = || Error::Uncertain("the answer broke off".into());
        let incoming = response.consume().map_err(|()| lost())?;
        let stream = incoming.stream().map_err(|()| lost())?;
        let more = stream.subscribe();
        let mut body = Vec::new();
        while body.len() <= ANSWER_BYTES {
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
    fn until(&self, event: &wasip2::io::poll::Pollable) -> Result<(), Error> {
        wasip2::io::poll::poll(&[event, &self.deadline]);
        match event.ready() {
            true => Ok(()),
            false => Err(Error::Uncertain("the gateway did not answer in time".into())),
        }
    }
}

/// The request is under way by now, so that nobody knows what a failure means.
/// The connection may also have failed, which the answer then says.
fn write(body: OutgoingBody, bytes: &[u8]) -> Result<(), Error> {
    let uncertain = || Error::Uncertain("the request broke off".into());
    if let Ok(stream) = body.write() {
        for chunk in bytes.chunks(4096) {
            if stream.blocking_write_and_flush(chunk).is_err() {
                return Ok(());
            }
        }
    }
    OutgoingBody::finish(body, None).map_err(|_| uncertain())
}

/// Without a connection nothing was sent; after that nobody knows.
fn unanswered(code: ErrorCode) -> Error {
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
        | ErrorCode::HttpRequestUriInvalid => Error::Unavailable(format!("{code:?}")),
        ErrorCode::HttpRequestDenied => Error::Unavailable(
            "Spin does not allow this request: name the gateway's host under `allowed_outbound_hosts` in spin.toml"
                .into(),
        ),
        code => Error::Uncertain(format!("{code:?}")),
    }
}
