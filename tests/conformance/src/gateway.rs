//! A server that stands in for the gateways' APIs: it takes texts, answers as it
//! is told to, and calls back with the gateway's own signature. What Twilio's
//! looks like is in [`twilio`], the others' in [`vendor`].

pub mod twilio;
pub mod vendor;
mod wire;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Context;

use crate::client::{self, Client};
use vendor::Vendor;

/// All gateways on one port of loopback: their paths tell them apart.
pub struct StandIn {
    shared: Arc<Shared>,
    port: wire::Port,
    serving: tokio::sync::Mutex<Option<wire::Serving>>,
    client: Client,
}

/// One request for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The gateway that was asked: "twilio", or the name of one of [`vendor::VENDORS`].
    pub via: &'static str,
    /// The account of the address, at Twilio.
    pub account_sid: String,
    /// The recipient.
    pub to: String,
    /// The sender, or the messaging service.
    pub from: String,
    /// The words.
    pub body: String,
    /// Where to report on it; empty when the sender wants no reports.
    pub status_callback: String,
    /// What the sender calls it; empty where that is only in the address.
    pub reference: String,
    /// When it came, in milliseconds since the Unix epoch.
    pub at_ms: i64,
    /// The id that it has here, whether or not the sender learns it.
    pub sid: String,
    /// Whether it goes out: taken, and perhaps without a word about it.
    pub taken: bool,
}

/// What the stand-in does with one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// In the gateway's own words, by what cases call them: "refused". The text
    /// does not go out.
    pub says: Option<String>,
    /// The status code, if not the gateway's own; below 300 the text goes out.
    pub status: Option<u16>,
    /// The JSON; nothing for what the gateway says to a text that it takes.
    pub body: Option<String>,
    /// `Retry-After`.
    pub retry_after: Option<String>,
    /// How long the answer takes. The text goes out before.
    pub delay: Duration,
    /// The text goes out and the connection ends without an answer.
    pub hangs_up: bool,
}

/// With which signature the stand-in calls back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signed {
    /// As the gateway does.
    #[default]
    Right,
    /// As the gateway did an hour ago. Where a signature has no moment, it is
    /// right for ever.
    Stale,
    /// As somebody who does not know the secret.
    Wrong,
    /// Not at all.
    Missing,
}

#[derive(Default)]
struct Shared {
    /// Twilio's, each with its secret.
    accounts: Vec<(String, String)>,
    texts: Mutex<Vec<Text>>,
    script: Mutex<VecDeque<Answer>>,
    usual: Mutex<Answer>,
    /// The address that is signed, and the one that is called instead.
    route: Mutex<Option<(String, String)>>,
}

impl StandIn {
    /// Starts on a free port of this machine, with these accounts at Twilio and
    /// their auth tokens. It stops when it is dropped.
    pub async fn start(accounts: &[(&str, &str)]) -> std::io::Result<Self> {
        let accounts = accounts.iter().map(|(sid, token)| ((*sid).to_owned(), (*token).to_owned()));
        let shared = Arc::new(Shared { accounts: accounts.collect(), ..Shared::default() });
        let port = wire::Port::hold()?;
        let serving = wire::Serving::start(&port, Arc::clone(&shared))?;
        Ok(Self { shared, port, serving: Some(serving).into(), client: Client::default() })
    }

    /// What takes the place of `https://api.twilio.com` and the like.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.port.address)
    }

    /// What becomes of the next requests, one answer for each; those after them
    /// are taken, or what is usual.
    pub fn script(&self, answers: impl IntoIterator<Item = Answer>) {
        lock(&self.shared.script).extend(answers);
    }

    /// What becomes of requests that the script says nothing about.
    pub fn usually(&self, answer: Answer) {
        *lock(&self.shared.usual) = answer;
    }

    /// Closes every connection and refuses new ones: nobody is there.
    pub async fn go_down(&self) {
        if let Some(serving) = self.serving.lock().await.take() {
            serving.stop().await;
        }
    }

    /// Opens the same port again.
    pub async fn come_up(&self) -> std::io::Result<()> {
        let mut serving = self.serving.lock().await;
        if serving.is_none() {
            *serving = Some(wire::Serving::start(&self.port, Arc::clone(&self.shared))?);
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

    /// Reports on a text, where it was to be reported on: at the gateway's own
    /// word, or, of all but Twilio, at the word that cases have for it.
    pub async fn report(
        &self,
        text: &Text,
        status: &str,
        error_code: Option<&str>,
        signed: Signed,
    ) -> anyhow::Result<client::Answer> {
        if text.via == twilio::NAME {
            return self.twilio_reports(text, status, error_code, signed).await;
        }
        let vendor = Vendor::named(text.via).with_context(|| format!("there is no gateway {}", text.via))?;
        let made = now_ms() / 1000 - if signed == Signed::Stale { STALE_S } else { 0 };
        let signature = (signed != Signed::Missing).then_some(signed != Signed::Wrong);
        let call = vendor.call(text, status, signature, made);
        self.client.send(&call.method, &self.shared.reached_at(&call.url), &call.headers, call.body).await
    }
}

/// The age of a call that nobody should believe any more, in seconds.
const STALE_S: i64 = 60 * 60;

impl Shared {
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

/// Milliseconds since the Unix epoch.
pub(crate) fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
