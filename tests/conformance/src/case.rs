//! A case: a folder with a `case.toml` that says what happens and what must
//! come of it, step by step.
//!
//! ```toml
//! about = "A signed order becomes one text."
//!
//! [[step]]
//! do = "webhook"
//! topic = "orders/create"
//!
//! [[step]]
//! do = "texts"
//! are = ["order #1042 is confirmed"]
//! ```
//!
//! With `gateways = ["telnyx", "plivo"]`, or `["all"]` of [`VENDORS`], it is a
//! case for each of them, whose name stands wherever `${gateway}` does.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::gateway;
use crate::gateway::vendor::VENDORS;

/// One case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The folder's name, a sentence, and for which gateway it is.
    #[serde(skip)]
    pub name: String,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
    /// What the case is about, for people.
    pub about: String,
    /// What not every host has, of [`crate::Start::offers`].
    #[serde(default)]
    pub needs: Vec<String>,
    /// For which gateways, if it is not about one.
    #[serde(default)]
    pub gateways: Vec<String>,
    #[serde(rename = "step")]
    pub(crate) steps: Vec<Step>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub(crate) enum Step {
    /// Shopify posts.
    Webhook(Webhook),
    /// Another platform, a carrier or a gateway posts.
    Source(SourceCall),
    /// A shop's own system posts.
    Event(Event),
    /// A customer answers.
    Reply(Reply),
    /// The gateway reports on a text.
    Report(Report),
    /// Somebody asks anything.
    Request(Request),
    /// The gateway is told how to behave.
    Gateway(Gateway),
    /// Waits until the host has nothing to do.
    Settle(Settle),
    /// Waits as `settle` does; then, what has reached the gateway.
    Texts(Texts),
    /// Waits as `settle` does; then, what is written down.
    Receipts(Receipts),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settle {
    /// What is due later than in so many milliseconds is not waited for; without
    /// it, as everywhere.
    pub(crate) within_ms: Option<u64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Webhook {
    #[serde(default = "demo")]
    pub(crate) shop: String,
    pub(crate) topic: String,
    /// The webhook's id; without one the step has its own.
    pub(crate) id: Option<String>,
    /// A file; without one the sample of this topic.
    pub(crate) payload: Option<PathBuf>,
    #[serde(default)]
    pub(crate) set: Map<String, Value>,
    #[serde(default)]
    pub(crate) unset: Vec<String>,
    /// These very bytes instead of a payload.
    pub(crate) body: Option<String>,
    /// Blanks after the body up to this many bytes.
    #[serde(default)]
    pub(crate) size: usize,
    #[serde(default)]
    pub(crate) signed: Secret,
    /// `X-Shopify-Shop-Domain`; without one the shop's own.
    pub(crate) domain: Option<String>,
    /// So many copies at once.
    #[serde(default = "one")]
    pub(crate) copies: usize,
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceCall {
    #[serde(default = "demo")]
    pub(crate) shop: String,
    pub(crate) source: String,
    pub(crate) payload: Option<PathBuf>,
    #[serde(default)]
    pub(crate) set: Map<String, Value>,
    #[serde(default)]
    pub(crate) unset: Vec<String>,
    pub(crate) body: Option<String>,
    /// These bytes in base64 instead.
    pub(crate) bytes: Option<String>,
    #[serde(default)]
    pub(crate) headers: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) signed: Secret,
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    #[serde(default = "demo")]
    pub(crate) shop: String,
    pub(crate) payload: Option<PathBuf>,
    #[serde(default)]
    pub(crate) set: Map<String, Value>,
    #[serde(default)]
    pub(crate) unset: Vec<String>,
    pub(crate) body: Option<String>,
    #[serde(default)]
    pub(crate) token: Secret,
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reply {
    #[serde(default = "demo")]
    pub(crate) shop: String,
    pub(crate) body: String,
    #[serde(default = "customer")]
    pub(crate) from: String,
    /// `MessageSid`; without one the step has its own.
    pub(crate) sid: Option<String>,
    /// `OptOutType`: the gateway has understood a keyword.
    pub(crate) opt_out_type: Option<String>,
    #[serde(default)]
    pub(crate) signed: Secret,
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    /// Which request for a text, counted from one.
    #[serde(default = "one")]
    pub(crate) text: usize,
    /// A text that nobody has asked for, by its name.
    pub(crate) unknown: Option<String>,
    pub(crate) status: String,
    pub(crate) error_code: Option<String>,
    #[serde(default)]
    pub(crate) signed: Secret,
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    #[serde(default = "get")]
    pub(crate) method: String,
    pub(crate) path: String,
    #[serde(default)]
    pub(crate) body: String,
    #[serde(flatten)]
    pub(crate) answer: Answer,
}

/// What must come back.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Answer {
    /// The status code.
    #[serde(default = "ok")]
    pub(crate) answers: u16,
    /// Words of the body.
    pub(crate) says: Option<String>,
    /// A header that must be there.
    pub(crate) header: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gateway {
    /// Whether nobody is there.
    pub(crate) down: Option<bool>,
    /// What becomes of the next requests.
    #[serde(default)]
    pub(crate) answers: Vec<Scripted>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scripted {
    /// In the gateway's own words: "refused", "throttled", "broken", "stranger".
    pub(crate) says: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) payload: Option<PathBuf>,
    pub(crate) retry_after: Option<String>,
    #[serde(default)]
    pub(crate) delay_ms: u64,
    #[serde(default)]
    pub(crate) hangs_up: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    /// Those that went out, in order.
    pub(crate) are: Vec<Expected>,
    /// How many requests there were, if not one for each.
    pub(crate) attempts: Option<usize>,
    /// How long after the beginning of the case the last of them came, at least.
    pub(crate) last_after_ms: Option<i64>,
}

/// A text: some of its words, or more about it.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Expected {
    Words(String),
    Whole(ExpectedText),
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ExpectedText {
    /// The gateway that was asked.
    pub(crate) via: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) from: Option<String>,
    /// All of its words.
    pub(crate) body: Option<String>,
    /// Some of them, each of these.
    pub(crate) says: Vec<String>,
    /// None of these.
    pub(crate) never_says: Vec<String>,
}

/// Each receipt by its kind, or as "kind: words of its detail".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Receipts {
    #[serde(default = "demo")]
    pub(crate) shop: String,
    pub(crate) phone: Option<String>,
    pub(crate) order: Option<String>,
    #[serde(default)]
    pub(crate) token: Secret,
    #[serde(default = "ok")]
    pub(crate) answers: u16,
    /// All there are, in order.
    pub(crate) are: Option<Vec<String>>,
    /// Some of them, in order.
    #[serde(default)]
    pub(crate) include: Vec<String>,
    #[serde(default)]
    pub(crate) exclude: Vec<String>,
}

/// How a request shows that it comes from whom it claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Secret {
    #[default]
    Right,
    /// The secret before this one.
    Rotated,
    /// The secret of the other shop.
    Neighbour,
    /// Right an hour ago; only gateways' reports have it.
    Stale,
    Wrong,
    Missing,
}

impl Secret {
    pub(crate) fn of_gateway(self) -> gateway::Signed {
        match self {
            Secret::Right | Secret::Rotated => gateway::Signed::Right,
            Secret::Stale => gateway::Signed::Stale,
            Secret::Wrong | Secret::Neighbour => gateway::Signed::Wrong,
            Secret::Missing => gateway::Signed::Missing,
        }
    }
}

fn demo() -> String {
    "demo".into()
}

fn customer() -> String {
    "+12025550123".into()
}

fn get() -> String {
    "GET".into()
}

fn one() -> usize {
    1
}

fn ok() -> u16 {
    200
}

impl Case {
    /// All cases, in the order of their names.
    pub fn all() -> anyhow::Result<Vec<Case>> {
        let folder = root().join("cases");
        let mut cases = Vec::new();
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                let read = Self::read(&entry.path());
                cases.extend(read.with_context(|| entry.path().join("case.toml").display().to_string())?);
            }
        }
        cases.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(cases)
    }

    /// The case of a folder, or one for each of its gateways.
    fn read(folder: &Path) -> anyhow::Result<Vec<Case>> {
        let text = std::fs::read_to_string(folder.join("case.toml"))?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let case: Case = toml::from_str(&text)?;
        let all = || VENDORS.iter().map(|vendor| vendor.name);
        let gateways: Vec<&str> = match case.gateways.as_slice() {
            [] => return Ok(vec![Case { name, folder: folder.to_owned(), ..case }]),
            [word] if word == "all" => all().collect(),
            named => named.iter().map(String::as_str).collect(),
        };
        let one = |gateway: &str| {
            ensure!(all().any(|known| known == gateway), "there is no gateway {gateway}");
            let case: Case = toml::from_str(&text.replace("${gateway}", gateway))?;
            Ok(Case { name: format!("{name}: {gateway}"), folder: folder.to_owned(), ..case })
        };
        gateways.into_iter().map(one).collect()
    }

    /// A file of the case, or else one that cases share.
    pub(crate) fn payload(&self, name: &Path) -> anyhow::Result<String> {
        let own = self.folder.join(name);
        let file = if own.exists() { own } else { root().join("payloads").join(name) };
        std::fs::read_to_string(&file).with_context(|| file.display().to_string())
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_in_a_step_is_refused() {
        let read = |step: &str| toml::from_str::<Case>(&format!("about = ''\n[[step]]\n{step}"));
        assert!(read("do = 'webhook'\ntopic = 'orders/create'\nanswers = 401").is_ok());
        for step in
            ["do = 'webhook'\ntopic = 'orders/create'\nanswer = 401", "do = 'settle'\nfor = 1", "do = 'wait'"]
        {
            assert!(read(step).is_err(), "{step}");
        }
    }
}
