//! Decisions, written down with all that they were made from: what came in,
//! what the store, the clock and the gateway answered, and what was committed.
//! `aftertext replay` makes them again and compares.
//!
//! A record holds what the store holds of one contact: phone numbers, names and
//! texts. Keep it as you keep the store.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::gateway::{Error as SendError, Sms};
use crate::imports::Imports;
use crate::runtime;
use crate::store::{self, Change, Snapshot, Timer};
use crate::types::{
    self, ConsentChange, DeliveryReport, InboundReply, LinkClick, OrderEvent, Outcome, Phone, Receipt,
    Timestamp, Wake,
};

/// What a decision is about: one call of the contract's `handler`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Something happened to an order.
    Order(Box<OrderEvent>),
    /// Somebody answered.
    Reply(InboundReply),
    /// Consent was given or taken back elsewhere.
    Consent(ConsentChange),
    /// What became of a text.
    Report(DeliveryReport),
    /// A person opened a short link.
    Click(LinkClick),
    /// A timer is due.
    Wake(Wake),
    /// A person is to be forgotten.
    Forget {
        /// The shop.
        shop: String,
        /// Whose number.
        phone: Phone,
    },
}

/// A stored state; every version of the flow so far writes text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum State {
    /// UTF-8.
    Text(String),
    /// Anything else.
    Bytes(Vec<u8>),
}

impl From<Vec<u8>> for State {
    fn from(bytes: Vec<u8>) -> Self {
        String::from_utf8(bytes).map_or_else(|error| State::Bytes(error.into_bytes()), State::Text)
    }
}

impl From<State> for Vec<u8> {
    fn from(state: State) -> Self {
        match state {
            State::Text(text) => text.into_bytes(),
            State::Bytes(bytes) => bytes,
        }
    }
}

/// What is stored under a key when it is loaded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loaded {
    /// The key.
    pub key: String,
    /// 0 when nothing is stored.
    pub version: u64,
    /// What is stored: a contact, or a shop's settings.
    pub state: State,
    /// Whether the cause was committed before.
    pub applied: bool,
}

/// One `load`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Load {
    /// The id of what led here.
    pub cause: String,
    /// One snapshot a key, or why there is none.
    pub answer: Answer<Vec<Loaded>, StoreError>,
}

/// One `send`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Send {
    /// The text.
    pub sms: Sms,
    /// The gateway's id for it, or why it has none.
    pub answer: Answer<String, SendError>,
}

/// One `commit`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commit {
    /// The contact's key.
    pub key: String,
    /// The version that was loaded.
    pub expected: u64,
    /// The id of what led here.
    pub cause: String,
    /// The contact afterwards.
    pub state: State,
    /// What will wake it, by the timer's name.
    pub set_timers: Vec<(String, Timestamp)>,
    /// What will not wake it any more.
    pub clear_timers: Vec<String>,
    /// Why.
    pub receipts: Vec<Receipt>,
    /// The new version, or why there is none.
    pub answer: Answer<u64, StoreError>,
}

/// What an import answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer<T, E> {
    /// It did what was asked.
    Given(T),
    /// It did not.
    Refused(E),
}

impl<T, E> From<Result<T, E>> for Answer<T, E> {
    fn from(result: Result<T, E>) -> Self {
        match result {
            Ok(given) => Answer::Given(given),
            Err(refused) => Answer::Refused(refused),
        }
    }
}

impl<T, E> From<Answer<T, E>> for Result<T, E> {
    fn from(answer: Answer<T, E>) -> Self {
        match answer {
            Answer::Given(given) => Ok(given),
            Answer::Refused(refused) => Err(refused),
        }
    }
}

/// Why the store did not do what was asked: [`store::Error`], to write down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreError {
    /// Somebody else had changed the contact.
    Conflict,
    /// It was committed before.
    Duplicate,
    /// The store did not answer.
    Unavailable(String),
}

impl From<store::Error> for StoreError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Conflict => StoreError::Conflict,
            store::Error::Duplicate => StoreError::Duplicate,
            store::Error::Unavailable(why) => StoreError::Unavailable(why),
        }
    }
}

impl From<StoreError> for store::Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => store::Error::Conflict,
            StoreError::Duplicate => store::Error::Duplicate,
            StoreError::Unavailable(why) => store::Error::Unavailable(why),
        }
    }
}

/// Everything that crossed the boundary during one call, each kind in its order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Crossed {
    /// What was loaded: the contact and the shop's settings, once a try.
    pub loads: Vec<Load>,
    /// What the clock said.
    pub clock: Vec<Timestamp>,
    /// What was sent.
    pub sends: Vec<Send>,
    /// What was committed.
    pub commits: Vec<Commit>,
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// With an outcome.
    Outcome(Outcome),
    /// With an error of the flow.
    Error(types::Error),
    /// The component failed, in these words.
    Trap(String),
}

impl Ending {
    /// How this call ended.
    pub(crate) fn of(result: &Result<Outcome, runtime::Error>) -> Self {
        match result {
            Ok(outcome) => Ending::Outcome(outcome.clone()),
            Err(runtime::Error::Flow(error)) => Ending::Error(error.clone()),
            Err(runtime::Error::Trap(trap)) => Ending::Trap(trap.to_string()),
        }
    }
}

/// One decision: a call, and all that it was made from and came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What came in.
    pub input: Input,
    /// What crossed meanwhile.
    #[serde(flatten)]
    pub crossed: Crossed,
    /// How it ended.
    pub ending: Ending,
}

/// Is told every decision of a [`Runtime`](crate::Runtime), right after it.
pub trait Witness: std::marker::Send + Sync + 'static {
    /// A decision was made. Whoever caused it waits meanwhile.
    fn decided(&self, decision: Decision);
}

/// The imports of one call, written down.
pub(crate) struct Recorder {
    imports: Arc<dyn Imports>,
    crossed: Mutex<Crossed>,
}

impl Recorder {
    pub(crate) fn new(imports: Arc<dyn Imports>) -> Self {
        Self { imports, crossed: Mutex::default() }
    }

    /// What has crossed so far.
    pub(crate) fn take(&self) -> Crossed {
        std::mem::take(&mut *self.crossed())
    }

    fn crossed(&self) -> MutexGuard<'_, Crossed> {
        self.crossed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Imports for Recorder {
    async fn load(&self, keys: Vec<String>, cause: String) -> Result<Vec<Snapshot>, store::Error> {
        let answer = self.imports.load(keys.clone(), cause.clone()).await;
        let loaded = |(key, snapshot): (String, Snapshot)| Loaded {
            key,
            version: snapshot.version,
            state: snapshot.state.into(),
            applied: snapshot.applied,
        };
        let written = answer.clone().map_err(StoreError::from);
        let answered = written.map(|snapshots| keys.into_iter().zip(snapshots).map(loaded).collect());
        self.crossed().loads.push(Load { cause, answer: Answer::from(answered) });
        answer
    }

    async fn commit(&self, change: Change) -> Result<u64, store::Error> {
        let answer = self.imports.commit(change.clone()).await;
        let commit = Commit::new(change, answer.clone());
        self.crossed().commits.push(commit);
        answer
    }

    fn now(&self) -> Timestamp {
        let now = self.imports.now();
        self.crossed().clock.push(now);
        now
    }

    async fn send(&self, sms: Sms) -> Result<String, SendError> {
        let answer = self.imports.send(sms.clone()).await;
        self.crossed().sends.push(Send { sms, answer: answer.clone().into() });
        answer
    }
}

impl Commit {
    /// A change, and what the store answered to it.
    pub(crate) fn new(change: Change, answer: Result<u64, store::Error>) -> Self {
        let Change { key, expected, cause, state, set_timers, clear_timers, receipts } = change;
        let set_timers = set_timers.into_iter().map(|Timer { name, due_at }| (name, due_at)).collect();
        let answer = Answer::from(answer.map_err(StoreError::from));
        Self { key, expected, cause, state: state.into(), set_timers, clear_timers, receipts, answer }
    }
}

/// One line of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The SHA-256 of the component that decided, in hexadecimal.
    pub component: String,
    /// What it decided.
    #[serde(flatten)]
    pub decision: Decision,
}

/// Writes decisions as JSON Lines, up to a size.
pub struct Record {
    component: String,
    written: Mutex<Written>,
    bytes_max: u64,
}

struct Written {
    output: Box<dyn Write + std::marker::Send>,
    bytes: u64,
    /// Why nothing more is written.
    ended: Option<std::io::Error>,
}

impl Record {
    /// A record on `output` of what the component in the file `component`
    /// decides; after `bytes_max` bytes nothing more is written.
    pub fn new(
        output: impl Write + std::marker::Send + 'static,
        component: &Path,
        bytes_max: u64,
    ) -> std::io::Result<Self> {
        let written = Written { output: Box::new(output), bytes: 0, ended: None };
        Ok(Self { component: digest(component)?, written: Mutex::new(written), bytes_max })
    }

    /// Writes out what is buffered; gives the first thing that went wrong.
    pub fn finish(&self) -> std::io::Result<()> {
        let mut written = self.written();
        match written.ended.take() {
            Some(error) => Err(error),
            None => written.output.flush(),
        }
    }

    fn written(&self) -> MutexGuard<'_, Written> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Witness for Record {
    fn decided(&self, decision: Decision) {
        let line = Line { component: self.component.clone(), decision };
        let mut written = self.written();
        if written.ended.is_some() {
            return;
        }
        let mut text = serde_json::to_vec(&line).unwrap_or_default();
        text.push(b'\n');
        written.bytes = written.bytes.saturating_add(text.len() as u64);
        let end = match written.bytes > self.bytes_max {
            true => Err(std::io::Error::other("the record is full; what follows is not in it")),
            false => written.output.write_all(&text),
        };
        if let Err(error) = end {
            tracing::error!(%error, "decisions are no longer recorded");
            written.ended = Some(error);
        }
    }
}

/// The SHA-256 of a component's file, in hexadecimal.
pub fn digest(component: &Path) -> std::io::Result<String> {
    let bytes = std::fs::read(component)?;
    Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}
