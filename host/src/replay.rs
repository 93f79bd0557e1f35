//! Recorded decisions, made again: the same input with the same answers of
//! store, clock and gateway. Nothing is stored and nothing is sent.
//!
//! The same component decides the same, byte for byte. Another one may not:
//! what differs is what it would have done.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use serde_json::Value;

use crate::gateway::{Error as SendError, Sms};
use crate::imports::Imports;
use crate::record::{Commit, Crossed, Decision, Ending, Line, Load, Loaded, Recorder, State, digest};
use crate::runtime::{BuildError, Handler, Runtime};
use crate::store::{self, Change, Snapshot};
use crate::types::Timestamp;

/// Makes recorded decisions again.
pub struct Replayer {
    handler: Handler,
    component: String,
}

/// What became of a decision that was made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Whether another component had decided then.
    pub other_component: bool,
    /// What was recorded only ("- …") and what came out only ("+ …"): endings,
    /// texts, timers, receipts and the values in the state. Empty when it
    /// came out the same.
    pub differences: Vec<String>,
}

impl Replayer {
    /// Decides with the component in this file; `cache` is a folder for the
    /// compiled one.
    pub fn new(component: &Path, cache: &Path) -> Result<Self, BuildError> {
        let handler = Runtime::builder(component).cache(cache).build_handler()?;
        let component =
            digest(component).map_err(|source| BuildError::Read { path: component.to_owned(), source })?;
        Ok(Self { handler, component })
    }

    /// Makes one decision again and compares.
    pub async fn replay(&self, line: &Line) -> Replay {
        let Decision { input, crossed, ending } = &line.decision;
        let recorder = Arc::new(Recorder::new(Arc::new(Retold::new(crossed.clone()))));
        let result = self.handler.decide(input, Arc::clone(&recorder) as _).await;
        let before = statements(crossed, ending);
        let after = statements(&recorder.take(), &Ending::of(&result));
        let mut differences = without(&before, &after, "- ");
        differences.extend(without(&after, &before, "+ "));
        Replay { other_component: line.component != self.component, differences }
    }
}

/// The imports, answering as it is recorded.
struct Retold {
    recorded: Crossed,
    counts: Mutex<Counts>,
}

/// How often each import was called.
#[derive(Default)]
struct Counts {
    loads: usize,
    clock: usize,
    commits: usize,
}

impl Retold {
    fn new(recorded: Crossed) -> Self {
        Self { recorded, counts: Mutex::default() }
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The element of this number, or the last one: who asks more often than was
/// recorded finds the world unchanged. Counts on.
fn next<'a, T>(recorded: &'a [T], count: &mut usize) -> Option<&'a T> {
    let found = recorded.get(*count).or(recorded.last());
    *count = count.saturating_add(1);
    found
}

#[async_trait]
impl Imports for Retold {
    async fn load(&self, keys: Vec<String>, _cause: String) -> Result<Vec<Snapshot>, store::Error> {
        let Some(Load { answer, .. }) = next(&self.recorded.loads, &mut self.counts().loads) else {
            return Err(store::Error::Unavailable("the record has no load".into()));
        };
        let loaded = Result::from(answer.clone()).map_err(store::Error::from)?;
        Ok(keys.iter().map(|key| snapshot(&loaded, key)).collect())
    }

    async fn commit(&self, change: Change) -> Result<u64, store::Error> {
        let mut counts = self.counts();
        let recorded = self.recorded.commits.get(counts.commits);
        counts.commits = counts.commits.saturating_add(1);
        match recorded {
            Some(Commit { answer, .. }) => Result::from(answer.clone()).map_err(store::Error::from),
            None => Ok(change.expected.saturating_add(1)),
        }
    }

    fn now(&self) -> Timestamp {
        next(&self.recorded.clock, &mut self.counts().clock).copied().unwrap_or_default()
    }

    async fn send(&self, sms: Sms) -> Result<String, SendError> {
        match self.recorded.sends.iter().find(|send| send.sms.id == sms.id) {
            Some(send) => send.answer.clone().into(),
            None => Err(SendError::Unavailable("the record has no answer for this text".into())),
        }
    }
}

fn snapshot(loaded: &[Loaded], key: &str) -> Snapshot {
    match loaded.iter().find(|loaded| loaded.key == key) {
        Some(Loaded { version, state, applied, .. }) => {
            Snapshot { version: *version, state: state.clone().into(), applied: *applied }
        }
        None => Snapshot { version: 0, state: Vec::new(), applied: false },
    }
}

/// All that a decision came to, a line each.
fn statements(crossed: &Crossed, ending: &Ending) -> Vec<String> {
    let mut statements = vec![match ending {
        Ending::Outcome(outcome) => format!("outcome  {}", json(outcome)),
        Ending::Error(error) => format!("error    {error}"),
        Ending::Trap(why) => format!("trap     {why}"),
    }];
    statements
        .extend(crossed.sends.iter().map(|send| format!("text     {} {:?}", send.sms.id, send.sms.body)));
    for commit in &crossed.commits {
        statements
            .extend(commit.set_timers.iter().map(|(name, due_at)| format!("timer    {name} at {due_at}")));
        statements.extend(commit.clear_timers.iter().map(|name| format!("timer    {name} cleared")));
        statements.extend(commit.receipts.iter().map(|receipt| {
            let step = receipt.step.as_deref().unwrap_or("-");
            format!("receipt  {} {step} {}", receipt.kind, receipt.detail)
        }));
        statements.extend(members(&commit.state).into_iter().map(|member| format!("state    {member}")));
    }
    statements
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A state, a line for each of its values, so that only those that differ are shown.
fn members(state: &State) -> Vec<String> {
    let mut lines = Vec::new();
    match state {
        State::Text(text) => match serde_json::from_str(text) {
            Ok(json) => leaves(&mut lines, "", &json),
            Err(_) => lines.push(text.clone()),
        },
        State::Bytes(bytes) => lines.push(format!("{bytes:?}")),
    }
    lines
}

/// Every value within `json` with the way to it: "/orders/0/placed = true".
fn leaves(lines: &mut Vec<String>, way: &str, json: &Value) {
    match json {
        Value::Object(object) => {
            object.iter().for_each(|(name, value)| leaves(lines, &format!("{way}/{name}"), value));
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| leaves(lines, &format!("{way}/{index}"), value));
        }
        value => lines.push(format!("{way} = {value}")),
    }
}

/// The lines that are in `these` and not in `those`, as often as they are more.
fn without(these: &[String], those: &[String], sign: &str) -> Vec<String> {
    let mut left: Vec<&String> = those.iter().collect();
    let mut only = Vec::new();
    for line in these {
        match left.iter().position(|other| *other == line) {
            Some(index) => _ = left.swap_remove(index),
            None => only.push(format!("{sign}{line}")),
        }
    }
    only
}
