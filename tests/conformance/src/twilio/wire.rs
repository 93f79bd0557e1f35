//! The stand-in's own HTTP: connections that can be cut at any moment.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

use super::{Answer, Shared, Text, lock, others};

/// An open port with its connections.
pub(super) struct Serving {
    pub(super) address: SocketAddr,
    accepting: JoinHandle<Infallible>,
}

impl Serving {
    pub(super) async fn start(address: SocketAddr, shared: Arc<Shared>) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { address, accepting: tokio::spawn(accept(listener, shared)) })
    }

    /// When it returns, the port is closed and the connections are cut.
    pub(super) async fn stop(mut self) {
        self.accepting.abort();
        let _ = (&mut self.accepting).await;
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// The connections belong to this task, and end with it.
async fn accept(listener: TcpListener, shared: Arc<Shared>) -> Infallible {
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let _ = stream.set_nodelay(true);
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let answer = hyper::service::service_fn(|request| answer(Arc::clone(&shared), request));
            hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await
        });
    }
}

/// An error here cuts the connection.
async fn answer(shared: Arc<Shared>, request: Request<Incoming>) -> std::io::Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    if let Some(gateway) = others::at(head.uri.path()) {
        let authorization = head.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let body = body.collect().await.map_err(std::io::Error::other)?.to_bytes();
        let Some([to, from, body, status_callback]) = gateway.read(authorization.unwrap_or_default(), &body)
        else {
            let (status, body) = gateway.stranger;
            let status = StatusCode::from_u16(status).map_err(std::io::Error::other)?;
            return Ok(json(status, body.to_owned()));
        };
        let asked = Asked { via: gateway.name, account_sid: String::new(), to, from, body, status_callback };
        let taken = |text: &Text| (gateway.taken)(&text.sid, &text.to).to_string();
        return scripted(&shared, asked, taken).await;
    }
    let account = head.uri.path().strip_prefix("/2010-04-01/Accounts/");
    let account = account.and_then(|rest| rest.strip_suffix("/Messages.json"));
    let (Some(account_sid), Method::POST) = (account, head.method) else {
        return Ok(json(StatusCode::NOT_FOUND, r#"{"code": 20404, "status": 404}"#.to_owned()));
    };
    let authorization = head.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    if !authorization.is_some_and(|authorization| shared.admits(account_sid, authorization)) {
        return Ok(json(StatusCode::UNAUTHORIZED, r#"{"code": 20003, "status": 401}"#.to_owned()));
    }
    let form = body.collect().await.map_err(std::io::Error::other)?.to_bytes();
    let field = |name: &str| {
        let found = form_urlencoded::parse(&form).find(|(known, _)| known == name);
        found.map(|(_, value)| value.into_owned())
    };
    let asked = Asked {
        via: "twilio",
        account_sid: account_sid.to_owned(),
        to: field("To").unwrap_or_default(),
        from: field("From").or_else(|| field("MessagingServiceSid")).unwrap_or_default(),
        body: field("Body").unwrap_or_default(),
        status_callback: field("StatusCallback").unwrap_or_default(),
    };
    scripted(&shared, asked, taken).await
}

/// A request for a text, whoever's words it was in.
struct Asked {
    via: &'static str,
    account_sid: String,
    to: String,
    from: String,
    body: String,
    status_callback: String,
}

/// Does with a request what the script says; `taken` is what the gateway says
/// to a text that it takes.
async fn scripted(
    shared: &Shared,
    asked: Asked,
    taken: impl Fn(&Text) -> String,
) -> std::io::Result<Response<Full<Bytes>>> {
    let Answer { status, body, retry_after, delay, hangs_up } =
        lock(&shared.script).pop_front().unwrap_or_default();
    // Vonage says 200 to a text that it refuses.
    let refused = body.as_deref().is_some_and(|body| body.contains("error-text"));
    let text = note(shared, asked, hangs_up || status < 300 && !refused);
    tokio::time::sleep(delay).await;
    if hangs_up {
        return Err(std::io::Error::other("hung up"));
    }
    let status = StatusCode::from_u16(status).map_err(std::io::Error::other)?;
    let mut response = json(status, body.unwrap_or_else(|| taken(&text)));
    if let Some(value) = retry_after.and_then(|value| value.parse().ok()) {
        response.headers_mut().insert(RETRY_AFTER, value);
    }
    Ok(response)
}

fn note(shared: &Shared, asked: Asked, taken: bool) -> Text {
    let Asked { via, account_sid, to, from, body, status_callback } = asked;
    let mut texts = lock(&shared.texts);
    let sid = format!("SM{:032x}", texts.len() + 1);
    let text = Text { via, account_sid, to, from, body, status_callback, at_ms: now_ms(), sid, taken };
    texts.push(text.clone());
    text
}

/// What Twilio says to a text that it takes, as far as anybody looks at it.
fn taken(text: &Text) -> String {
    serde_json::json!({
        "account_sid": text.account_sid,
        "api_version": "2010-04-01",
        "body": text.body,
        "direction": "outbound-api",
        "error_code": null,
        "error_message": null,
        "from": text.from,
        "num_media": "0",
        "num_segments": "1",
        "sid": text.sid,
        "status": "queued",
        "to": text.to,
        "uri": format!("/2010-04-01/Accounts/{}/Messages/{}.json", text.account_sid, text.sid),
    })
    .to_string()
}

fn json(status: StatusCode, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, hyper::header::HeaderValue::from_static("application/json"));
    response
}

/// Milliseconds since the Unix epoch.
fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
