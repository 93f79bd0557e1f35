//! The app over HTTP, as `spin up` serves it.

use std::net::SocketAddr;

use anyhow::Result;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, Uri, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

use crate::app::{App, Grants};

/// An app that is being served, until it is dropped.
pub struct Served {
    address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Served {
    /// Serves an app on a port of the system's choice.
    pub async fn start(app: App, grants: Grants) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let serving = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (app, grants) = (app.clone(), grants.clone());
                let service = service_fn(move |request| {
                    let (app, grants) = (app.clone(), grants.clone());
                    async move { answer(&app, &grants, request).await }
                });
                // A client that goes away concerns nobody else.
                connections.spawn(
                    hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Ok(Self { address, serving })
    }

    /// Where it listens: "http://127.0.0.1:40123".
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Spin hands the whole address to the app, and says nothing about its insides
/// when the app traps.
async fn answer(app: &App, grants: &Grants, request: Request<Incoming>) -> Result<Response<Full<Bytes>>> {
    let (mut head, body) = request.into_parts();
    let host = head.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    head.uri = Uri::builder().scheme("http").authority(host).path_and_query(path).build()?;
    let body = Full::new(body.collect().await?.to_bytes());
    match app.answer(grants, Request::from_parts(head, body)).await {
        Ok(response) => Ok(response),
        Err(error) => {
            eprintln!("the app failed: {error:#}");
            let mut response = Response::new(Full::default());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            Ok(response)
        }
    }
}
