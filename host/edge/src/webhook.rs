//! One webhook as it came over HTTP.

use std::fmt;

use crate::types::Timestamp;

/// A request that somebody made to us, not yet believed.
#[derive(Clone, Copy)]
pub struct Webhook<'a> {
    /// In upper case.
    pub method: &'a str,
    /// The address that the sender was given, query included: the public one,
    /// never what a `Host` header says.
    pub url: &'a str,
    /// Names, in any case, and values.
    pub headers: &'a [(&'a str, &'a str)],
    /// The raw bytes.
    pub body: &'a [u8],
    /// When it came, in milliseconds since the Unix epoch.
    pub received_at: Timestamp,
}

impl<'a> Webhook<'a> {
    /// The first header of this name that is not blank.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        let mut named = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.find_map(|(_, value)| Some(value.trim()).filter(|value| !value.is_empty()))
    }

    /// The query of the address, without its question mark.
    pub(crate) fn query(&self) -> &'a str {
        let url = self.url.split('#').next().unwrap_or_default();
        url.split_once('?').map_or("", |(_, query)| query)
    }

    /// Whether the body says that it is a form.
    pub(crate) fn is_form(&self) -> bool {
        self.header("content-type")
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
    }
}

impl fmt::Debug for Webhook<'_> {
    /// Without the body and the headers, which tell of people and of secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Webhook")
            .field("method", &self.method)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
