//! A server that stands in for Twilio: it takes texts, answers as it is told
//! to, and calls back with its own signature (twilio.com/docs/usage/security).
//! It takes texts for other gateways, too (see [`others`]).

pub mod others;
mod wire;

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use hyper::Method;
use sha1::Sha1;

use crate::client::{self, Client};

/// A Twilio on loopback.
pub struct StandIn {
    shared: Arc<Shared>,
    address: SocketAddr,
    serving: tokio::sync::Mutex<Option<wire::Serving>>,
    client: Client,
}

/// One request for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The gateway that was asked: "twilio".
    pub via: &'static str,
    /// The account of the address.
    pub account_sid: String,
    /// The recipient.
    pub to: String,
    /// The sender, or the messaging service.
    pub from: String,
    /// The words.
    pub body: String,
    /// Where to report on it; empty when the sender wants no reports.
    pub status_callback: String,
    /// When it came, in milliseconds since the Unix epoch.
    pub at_ms: i64,
    /// The id that it has here, whether or not the sender learns it.
    pub sid: String,
    /// Whether it goes out: taken, and perhaps without a word about it.
    pub taken: bool,
}

/// What the stand-in does with one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status code; below 300 the text goes out.
    pub status: u16,
    /// The JSON; nothing for what Twilio says to a text that it takes.
    pub body: Option<String>,
    /// `Retry-After`.
    pub retry_after: Option<String>,
    /// How long the answer takes. The text goes out before.
    pub delay: Duration,
    /// The text goes out and the connection ends without an answer.
    pub hangs_up: bool,
}

impl Default for Answer {
    fn default() -> Self {
        Self { status: 201, body: None, retry_after: None, delay: Duration::ZERO, hangs_up: false }
    }
}

/// With which signature the stand-in calls back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signed {
    /// As Twilio does.
    #[default]
    Right,
    /// As somebody who does not know the secret.
    Wrong,
    /// Not at all.
    Missing,
}

/// A request that the stand-in makes.
#[derive(Clone, Copy, Debug)]
pub struct Callback<'a> {
    /// Whose secret signs it.
    pub account_sid: &'a str,
    /// The address that is signed.
    pub url: &'a str,
    /// The form.
    pub parameters: &'a [(&'a str, &'a str)],
    /// With which signature.
    pub signed: Signed,
}

#[derive(Default)]
struct Shared {
    /// Each with its secret.
    accounts: Vec<(String, String)>,
    texts: Mutex<Vec<Text>>,
    script: Mutex<VecDeque<Answer>>,
    /// The address that is signed, and the one that is called instead.
    route: Mutex<Option<(String, String)>>,
}

impl StandIn {
    /// Starts on a free port of this machine, with these accounts and their
    /// auth tokens. It stops when it is dropped.
    pub async fn start(accounts: &[(&str, &str)]) -> std::io::Result<Self> {
        let accounts = accounts.iter().map(|(sid, token)| ((*sid).to_owned(), (*token).to_owned()));
        let shared = Arc::new(Shared { accounts: accounts.collect(), ..Shared::default() });
        let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
        let serving = wire::Serving::start(loopback, Arc::clone(&shared)).await?;
        let address = serving.address;
        Ok(Self { shared, address, serving: Some(serving).into(), client: Client::default() })
    }

    /// What takes the place of `https://api.twilio.com`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What becomes of the next requests, one answer for each; those after them
    /// are taken.
    pub fn script(&self, answers: impl IntoIterator<Item = Answer>) {
        lock(&self.shared.script).extend(answers);
    }

    /// Closes the port and every connection: nobody is there.
    pub async fn go_down(&self) {
        if let Some(serving) = self.serving.lock().await.take() {
            serving.stop().await;
        }
    }

    /// Opens the same port again.
    pub async fn come_up(&self) -> std::io::Result<()> {
        let mut serving = self.serving.lock().await;
        if serving.is_none() {
            *serving = Some(wire::Serving::start(self.address, Arc::clone(&self.shared)).await?);
        }
        Ok(())
    }

    /// Every request for a text so far, in order.
    pub fn requests(&self) -> Vec<Text> {
        lock(&self.shared.texts).clone()
    }

    /// The texts that go out, in order.
    pub fn texts(&self) -> Vec<Text> {
        lock(&self.shared.texts).iter().filter(|text| text.taken).cloned().collect()
    }

    /// The number of texts that go out.
    pub fn count(&self) -> usize {
        lock(&self.shared.texts).iter().filter(|text| text.taken).count()
    }

    /// From now on calls to addresses that begin with `public_url` go to
    /// `base_url`; they are signed as before.
    pub fn route(&self, public_url: &str, base_url: &str) {
        *lock(&self.shared.route) = Some((public_url.to_owned(), base_url.to_owned()));
    }

    /// Reports on a text at the address that came with it.
    pub async fn report(
        &self,
        text: &Text,
        status: &str,
        error_code: Option<&str>,
        signed: Signed,
    ) -> anyhow::Result<client::Answer> {
        let mut parameters = vec![
            ("ApiVersion", "2010-04-01"),
            ("MessageSid", &text.sid),
            ("SmsSid", &text.sid),
            ("SmsStatus", status),
            ("MessageStatus", status),
            ("To", &text.to),
            ("From", &text.from),
            ("AccountSid", &text.account_sid),
        ];
        parameters.extend(error_code.map(|code| ("ErrorCode", code)));
        let Text { account_sid, status_callback: url, .. } = text;
        self.call(&Callback { account_sid, url, parameters: &parameters, signed }).await
    }

    /// Makes any call, signed over the address and the form.
    pub async fn call(&self, callback: &Callback<'_>) -> anyhow::Result<client::Answer> {
        let Callback { account_sid, url, parameters, signed } = callback;
        let token = self.shared.token(account_sid).unwrap_or_default();
        let mut headers =
            vec![("content-type".to_owned(), "application/x-www-form-urlencoded; charset=UTF-8".to_owned())];
        match signed {
            Signed::Right => headers.push(("x-twilio-signature".into(), sign(token, url, parameters))),
            Signed::Wrong => {
                headers.push(("x-twilio-signature".into(), sign("a guess", url, parameters)));
            }
            Signed::Missing => {}
        }
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(*parameters).finish();
        self.client.send(&Method::POST, &self.shared.reached_at(url), &headers, form).await
    }
}

/// The value of `X-Twilio-Signature` for a form: the address, then each
/// parameter's name and value in the order of the names.
pub fn sign(auth_token: &str, url: &str, parameters: &[(&str, &str)]) -> String {
    let mut sorted = parameters.to_vec();
    sorted.sort_unstable();
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(auth_token.as_bytes()) else {
        return String::new();
    };
    mac.update(url.as_bytes());
    for (name, value) in sorted {
        mac.update(name.as_bytes());
        mac.update(value.as_bytes());
    }
    STANDARD.encode(mac.finalize().into_bytes())
}

impl Shared {
    fn token(&self, account_sid: &str) -> Option<&str> {
        self.accounts.iter().find(|(sid, _)| sid == account_sid).map(|(_, token)| token.as_str())
    }

    /// Whether this is the account's own `Authorization`.
    fn admits(&self, account_sid: &str, authorization: &str) -> bool {
        let expected = |token: &str| format!("Basic {}", STANDARD.encode(format!("{account_sid}:{token}")));
        self.token(account_sid).is_some_and(|token| expected(token) == authorization)
    }

    fn reached_at(&self, url: &str) -> String {
        match &*lock(&self.route) {
            Some((public_url, base_url)) => match url.strip_prefix(public_url.as_str()) {
                Some(rest) => format!("{base_url}{rest}"),
                None => url.to_owned(),
            },
            None => url.to_owned(),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Twilio's manual, "Validating requests".
    #[test]
    fn the_signature_is_the_one_of_the_manual() {
        let parameters = [
            ("Digits", "1234"),
            ("CallSid", "CA1234567890ABCDE"),
            ("To", "+18005551212"),
            ("Caller", "+14158675309"),
            ("From", "+14158675309"),
        ];
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        assert_eq!(sign("12345", url, &parameters), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }
}
