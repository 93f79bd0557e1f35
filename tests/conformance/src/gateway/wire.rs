//! The stand-in's own HTTP: connections that can be cut at any moment.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use super::vendor::Vendor;
use super::{Shared, Text, lock, now_ms, twilio};

/// A port that stays ours while nobody listens on it. The system would give a
/// closed one to the next who asks for any port, and that one would get the texts
/// of a gateway that is down.
pub(super) struct Port {
    pub(super) address: SocketAddr,
    /// Never listens, so that whoever connects is refused.
    _held: TcpSocket,
}

impl Port {
    /// Holds a free port of loopback.
    pub(super) fn hold() -> std::io::Result<Self> {
        let held = Self::socket(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        Ok(Self { address: held.local_addr()?, _held: held })
    }

    fn listen(&self) -> std::io::Result<TcpListener> {
        Self::socket(self.address)?.listen(BACKLOG)
    }

    /// Sockets of this kind share a port with each other and with no others.
    fn socket(address: SocketAddr) -> std::io::Result<TcpSocket> {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseport(true)?;
        socket.bind(address)?;
        Ok(socket)
    }
}

/// Connections that may wait to be accepted.
const BACKLOG: u32 = 1024;

/// An open port with its connections, until it is stopped or dropped.
pub(super) struct Serving {
    stop: oneshot::Sender<Infallible>,
    accepting: JoinHandle<()>,
}

impl Serving {
    pub(super) fn start(port: &Port, shared: Arc<Shared>) -> std::io::Result<Self> {
        let listener = port.listen()?;
        let (stop, stopped) = oneshot::channel();
        Ok(Self { stop, accepting: tokio::spawn(accept(listener, shared, stopped)) })
    }

    /// When it returns, nobody listens and the connections are cut.
    pub(super) async fn stop(self) {
        drop(self.stop);
        let _ = self.accepting.await;
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>, mut stopped: oneshot::Receiver<Infallible>) {
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let stream = tokio::select! {
            accepted = listener.accept() => accepted.map(|(stream, _)| stream),
            _ = &mut stopped => break,
        };
        let Ok(stream) = stream else {
            continue;
        };
        let _ = stream.set_nodelay(true);
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let answer = hyper::service::service_fn(|request| answer(Arc::clone(&shared), request));
            hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await
        });
    }
    drop(listener);
    connections.shutdown().await;
}

/// An error here cuts the connection.
async fn answer(shared: Arc<Shared>, request: Request<Incoming>) -> std::io::Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let authorization = head.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let authorization = authorization.unwrap_or_default().to_owned();
    let body = body.collect().await.map_err(std::io::Error::other)?.to_bytes();
    match (Vendor::at(head.uri.path()), twilio::account(head.uri.path()), head.method) {
        (Some(vendor), _, Method::POST) => of_vendor(&shared, vendor, &authorization, &body).await,
        (None, Some(account), Method::POST) => of_twilio(&shared, account, &authorization, &body).await,
        _ => json(404, r#"{"code": 20404, "status": 404}"#.to_owned()),
    }
}

async fn of_vendor(
    shared: &Shared,
    vendor: &'static Vendor,
    authorization: &str,
    body: &[u8],
) -> std::io::Result<Response<Full<Bytes>>> {
    let Some([to, from, body, status_callback, reference]) = vendor.read(authorization, body) else {
        let (status, body) = vendor.answer("stranger").unwrap_or((401, ""));
        return json(status, body.to_owned());
    };
    let asked =
        Asked { via: vendor.name, account_sid: String::new(), to, from, body, status_callback, reference };
    scripted(shared, asked, vendor.taken, |word| vendor.answer(word)).await
}

async fn of_twilio(
    shared: &Shared,
    account_sid: &str,
    authorization: &str,
    form: &[u8],
) -> std::io::Result<Response<Full<Bytes>>> {
    if !shared.admits(account_sid, authorization) {
        return json(401, r#"{"code": 20003, "status": 401}"#.to_owned());
    }
    let field = |name: &str| {
        let found = form_urlencoded::parse(form).find(|(known, _)| known == name);
        found.map(|(_, value)| value.into_owned())
    };
    let asked = Asked {
        via: twilio::NAME,
        account_sid: account_sid.to_owned(),
        to: field("To").unwrap_or_default(),
        from: field("From").or_else(|| field("MessagingServiceSid")).unwrap_or_default(),
        body: field("Body").unwrap_or_default(),
        status_callback: field("StatusCallback").unwrap_or_default(),
        reference: String::new(),
    };
    scripted(shared, asked, (201, twilio::taken), |_| None).await
}

/// A request for a text, whoever's words it was in.
struct Asked {
    via: &'static str,
    account_sid: String,
    to: String,
    from: String,
    body: String,
    status_callback: String,
    reference: String,
}

/// Does with a request what the script says. `taken` is the gateway's status and
/// answer to a text that it takes; `says` finds its other answers.
async fn scripted(
    shared: &Shared,
    asked: Asked,
    (ok, taken): (u16, fn(&Text) -> Value),
    says: impl Fn(&str) -> Option<(u16, &'static str)>,
) -> std::io::Result<Response<Full<Bytes>>> {
    let scripted = lock(&shared.script).pop_front();
    let answer = scripted.unwrap_or_else(|| lock(&shared.usual).clone());
    let said = answer.says.as_deref().map(|word| {
        let unheard_of = || std::io::Error::other(format!("{} never says {word:?}", asked.via));
        says(word).ok_or_else(unheard_of)
    });
    let said = said.transpose()?;
    let status = said.map(|(status, _)| status).or(answer.status).unwrap_or(ok);
    let text = note(shared, asked, answer.hangs_up || status < 300 && said.is_none());
    tokio::time::sleep(answer.delay).await;
    if answer.hangs_up {
        return Err(std::io::Error::other("hung up"));
    }
    let body = said.map(|(_, body)| body.to_owned()).or(answer.body);
    let mut response = json(status, body.unwrap_or_else(|| taken(&text).to_string()))?;
    if let Some(value) = answer.retry_after.and_then(|value| value.parse().ok()) {
        response.headers_mut().insert(RETRY_AFTER, value);
    }
    Ok(response)
}

fn note(shared: &Shared, asked: Asked, taken: bool) -> Text {
    let Asked { via, account_sid, to, from, body, status_callback, reference } = asked;
    let mut texts = lock(&shared.texts);
    let sid = format!("SM{:032x}", texts.len() + 1);
    let at_ms = now_ms();
    let text = Text { via, account_sid, to, from, body, status_callback, reference, at_ms, sid, taken };
    texts.push(text.clone());
    text
}

fn json(status: u16, body: String) -> std::io::Result<Response<Full<Bytes>>> {
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = StatusCode::from_u16(status).map_err(std::io::Error::other)?;
    response.headers_mut().insert(CONTENT_TYPE, hyper::header::HeaderValue::from_static("application/json"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Read};
    use std::net::{TcpListener, TcpStream};

    use super::super::StandIn;

    #[tokio::test]
    async fn a_gateway_that_is_down_keeps_its_port_and_comes_up_on_it() {
        let gateway = StandIn::start(&[]).await.unwrap();
        let address = gateway.base_url().replace("http://", "");
        for _ in 0..3 {
            let mut connection = TcpStream::connect(&address).unwrap();
            gateway.go_down().await;
            assert_eq!(connection.read(&mut [0]).unwrap_or(0), 0, "the connection is cut");
            assert_eq!(TcpStream::connect(&address).unwrap_err().kind(), ErrorKind::ConnectionRefused);
            assert_eq!(TcpListener::bind(&address).unwrap_err().kind(), ErrorKind::AddrInUse);
            gateway.come_up().await.unwrap();
        }
    }
}
