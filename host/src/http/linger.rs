//! Who sends too much is told so: what is left of it is read and thrown away, within
//! bounds. To hang up at once would break off what the sender is writing, before
//! it reads the answer (RFC 9112, section 9.6).

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_stream::stream;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use futures_core::Stream;
use tokio::sync::Mutex;

/// The most that is thrown away of a body.
const REST_BYTES: usize = 32 << 20;
/// How long that may take.
const REST_TIME: Duration = Duration::from_secs(2);

/// Answers once a body that is too large has been read, or has taken its time.
pub(super) async fn linger(request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let ours = Arc::new(Mutex::new(body.into_data_stream()));
    let theirs = Arc::clone(&ours);
    let body = Body::from_stream(stream! {
        while let Some(chunk) = chunk(&theirs).await {
            yield chunk;
        }
    });
    let response = next.run(Request::from_parts(head, body)).await;
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        // Whatever comes of it, the answer is the same.
        let _ = tokio::time::timeout(REST_TIME, throw_away(&ours)).await;
    }
    response
}

async fn throw_away(body: &Mutex<BodyDataStream>) {
    let mut left = REST_BYTES;
    while let Some(Ok(chunk)) = chunk(body).await {
        left = left.saturating_sub(chunk.len());
        if left == 0 {
            return;
        }
    }
}

/// The next bytes of a body that the handler may have left unread.
async fn chunk(body: &Mutex<BodyDataStream>) -> Option<Result<Bytes, axum::Error>> {
    let mut body = body.lock().await;
    poll_fn(|context| Pin::new(&mut *body).poll_next(context)).await
}

#[cfg(test)]
mod tests {
    use std::io;

    use axum::Router;
    use axum::extract::DefaultBodyLimit;
    use axum::middleware;
    use axum::routing::post;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    #[tokio::test]
    async fn who_sends_too_much_can_finish_and_is_told_so() -> io::Result<()> {
        let router = Router::new()
            .route("/", post(|_: Bytes| async {}))
            .layer(DefaultBodyLimit::max(1_000))
            .layer(middleware::from_fn(linger));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(async move { axum::serve(listener, router).await });
        let body = vec![b'x'; 20 << 20];
        for length in [2_000, body.len()] {
            let mut stream = tokio::net::TcpStream::connect(address).await?;
            let head = format!("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n\r\n");
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(&body[..length]).await?;
            let mut answer = [0; 12];
            stream.read_exact(&mut answer).await?;
            assert_eq!(&answer, b"HTTP/1.1 413");
        }
        Ok(())
    }
}
