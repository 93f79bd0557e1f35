//! HTTP messages over a connection that stays open, with as little of their own
//! as can be: who posts and who takes the texts share the machine with the host,
//! and what they cost would count as its time.

use anyhow::{Context, Result, bail};
use httparse::{EMPTY_HEADER, Header, Request, Response, Status};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// More headers than anybody here sends.
const HEADERS: usize = 32;
/// The longest message, in bytes.
const MESSAGE_MAX: usize = 1 << 20;

/// One end of a connection.
pub struct Messages {
    stream: TcpStream,
    /// What has come in and was not given out yet.
    unread: Vec<u8>,
}

/// An answer.
pub struct Answer {
    /// Of HTTP.
    pub status: u16,
    /// Its body.
    pub body: Vec<u8>,
}

/// The length of a message's head and of its body.
type Lengths = (usize, usize);

impl Messages {
    /// Over an open connection.
    pub fn over(stream: TcpStream) -> Result<Self> {
        stream.set_nodelay(true)?;
        Ok(Self { stream, unread: Vec::with_capacity(4096) })
    }

    /// Sends a message as it is.
    pub async fn send(&mut self, message: &[u8]) -> Result<()> {
        Ok(self.stream.write_all(message).await?)
    }

    /// The next answer.
    pub async fn answer(&mut self) -> Result<Answer> {
        loop {
            if let Some((status, (head, body))) = self.begun_answer()? {
                let message = self.take(head + body).await?.context("the answer breaks off")?;
                return Ok(Answer { status, body: message.get(head..).unwrap_or_default().to_vec() });
            }
            if !self.read_more().await? {
                bail!("the connection was closed instead of an answer");
            }
        }
    }

    /// Passes over the next request; false when there are no more.
    pub async fn request(&mut self) -> Result<bool> {
        loop {
            if let Some((head, body)) = self.begun_request()? {
                return Ok(self.take(head + body).await?.is_some());
            }
            if !self.read_more().await? {
                return Ok(false);
            }
        }
    }

    fn begun_answer(&self) -> Result<Option<(u16, Lengths)>> {
        let mut headers = [EMPTY_HEADER; HEADERS];
        let mut answer = Response::new(&mut headers);
        let Status::Complete(head) = answer.parse(&self.unread)? else {
            return Ok(None);
        };
        Ok(Some((answer.code.context("an answer has a status")?, (head, content_length(answer.headers)?))))
    }

    fn begun_request(&self) -> Result<Option<Lengths>> {
        let mut headers = [EMPTY_HEADER; HEADERS];
        let mut request = Request::new(&mut headers);
        let Status::Complete(head) = request.parse(&self.unread)? else {
            return Ok(None);
        };
        Ok(Some((head, content_length(request.headers)?)))
    }

    /// So many bytes, or none where the connection ends before.
    async fn take(&mut self, length: usize) -> Result<Option<Vec<u8>>> {
        while self.unread.len() < length {
            if !self.read_more().await? {
                return Ok(None);
            }
        }
        let rest = self.unread.split_off(length);
        Ok(Some(std::mem::replace(&mut self.unread, rest)))
    }

    async fn read_more(&mut self) -> Result<bool> {
        if self.unread.len() > MESSAGE_MAX {
            bail!("a message is longer than {MESSAGE_MAX} bytes");
        }
        self.unread.reserve(4096);
        Ok(self.stream.read_buf(&mut self.unread).await? > 0)
    }
}

/// All who talk here say how long their bodies are.
fn content_length(headers: &[Header<'_>]) -> Result<usize> {
    let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let header = header.context("a message does not say how long it is")?;
    Ok(std::str::from_utf8(header.value)?.trim().parse()?)
}
