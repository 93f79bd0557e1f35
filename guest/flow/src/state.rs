//! How a contact is stored: versioned JSON. Each version that was ever written
//! can be read for ever; `tests/golden` keeps a file of each.

use crate::contact::Contact;
use crate::json::{Json, Write, read};

/// What is written today.
const VERSION: u32 = 2;
/// What every state begins with, in front of its version.
const MARK: &[u8] = br#"{"v":"#;

/// Why a stored state cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    /// A later release wrote it.
    Version(u32),
    /// It is not a state.
    Malformed(String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Version(version) => {
                write!(formatter, "the state has version {version}, which a later release wrote")
            }
            Error::Malformed(why) => write!(formatter, "the state cannot be read: {why}"),
        }
    }
}

impl std::error::Error for Error {}

impl Contact {
    /// Reads what [`Contact::encode`] of this or an earlier release wrote; no
    /// bytes at all are a contact that nothing is known about.
    pub fn decode(bytes: &[u8]) -> Result<Contact, Error> {
        if bytes.is_empty() {
            return Ok(Contact::default());
        }
        let version = version(bytes)?;
        if version > VERSION {
            return Err(Error::Version(version));
        }
        let json = Json::parse(bytes).map_err(|error| Error::Malformed(error.to_string()))?;
        read(&json).map_err(|wrong| Error::Malformed(wrong.to_string()))
    }

    /// The bytes to store.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(512);
        bytes.extend_from_slice(MARK);
        bytes.extend_from_slice(VERSION.to_string().as_bytes());
        let start = bytes.len();
        self.write(&mut bytes);
        match bytes.get(start..) {
            Some(b"{}") => {
                bytes.truncate(start);
                bytes.push(b'}');
            }
            _ => {
                if let Some(brace) = bytes.get_mut(start) {
                    *brace = b',';
                }
            }
        }
        bytes
    }
}

fn version(bytes: &[u8]) -> Result<u32, Error> {
    let digits = bytes.strip_prefix(MARK).unwrap_or_default();
    let number: String =
        digits.iter().take_while(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect();
    number.parse().map_err(|_| Error::Malformed(String::from("it does not begin with its version")))
}
