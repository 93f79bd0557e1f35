//! What came of it, next to what had to.

use anyhow::{bail, ensure};
use serde_json::Value;

use crate::case::{Answer, Expected, ExpectedText, Receipts, Texts};
use crate::client;
use crate::gateway::Text;

pub(crate) fn answer(found: &client::Answer, expected: &Answer) -> anyhow::Result<()> {
    let Answer { answers, says, header } = expected;
    ensure!(found.status == *answers, "answered {} instead of {answers}: {}", found.status, found.body);
    if let Some(words) = says {
        ensure!(found.body.contains(words), "the answer does not say {words:?}: {}", found.body);
    }
    if let Some(name) = header {
        ensure!(found.headers.contains_key(name.as_str()), "the answer has no header {name}");
    }
    Ok(())
}

/// `began_ms` is when the case began, in milliseconds since the Unix epoch.
pub(crate) fn texts(requests: &[Text], expected: &Texts, began_ms: i64) -> anyhow::Result<()> {
    let texts: Vec<&Text> = requests.iter().filter(|text| text.taken).collect();
    let words = |text: &&Text| format!("by {} to {} from {}: {:?}", text.via, text.to, text.from, text.body);
    if texts.len() != expected.are.len()
        || !texts.iter().zip(&expected.are).all(|(text, known)| known.fits(text))
    {
        bail!("{}", difference("texts", &expected.are, texts.iter().map(words)));
    }
    let attempts = expected.attempts.unwrap_or(texts.len());
    ensure!(requests.len() == attempts, "{} requests to the gateway instead of {attempts}", requests.len());
    if let (Some(text), Some(least)) = (texts.last(), expected.last_after_ms) {
        let after = text.at_ms - began_ms;
        ensure!(after >= least, "the last text came after {after} ms, sooner than after {least}");
    }
    Ok(())
}

impl Expected {
    fn fits(&self, text: &Text) -> bool {
        match self {
            Expected::Words(words) => text.body.contains(words),
            Expected::Whole(ExpectedText { via, to, from, body, says, never_says }) => {
                let same = |expected: &Option<String>, found: &String| {
                    expected.as_ref().is_none_or(|expected| expected == found)
                };
                via.as_ref().is_none_or(|via| via == text.via)
                    && same(to, &text.to)
                    && same(from, &text.from)
                    && same(body, &text.body)
                    && says.iter().all(|words| text.body.contains(words))
                    && !never_says.iter().any(|words| text.body.contains(words))
            }
        }
    }
}

pub(crate) fn receipts(body: &str, expected: &Receipts) -> anyhow::Result<()> {
    let body: Value = serde_json::from_str(body)?;
    let found: Vec<Receipt> =
        body.get("receipts").and_then(Value::as_array).into_iter().flatten().map(Receipt::read).collect();
    if let Some(all) = &expected.are {
        let same = found.len() == all.len() && found.iter().zip(all).all(|(one, known)| one.fits(known));
        ensure!(same, "{}", difference("receipts", all, found.iter().map(Receipt::words)));
    }
    let mut rest = found.iter();
    for known in &expected.include {
        let there = rest.any(|one| one.fits(known));
        ensure!(
            there,
            "{}",
            difference("receipts, among them", &expected.include, found.iter().map(Receipt::words))
        );
    }
    for unwanted in &expected.exclude {
        let there = found.iter().any(|one| one.fits(unwanted));
        ensure!(
            !there,
            "{}",
            difference("receipts, none of them", &expected.exclude, found.iter().map(Receipt::words))
        );
    }
    Ok(())
}

struct Receipt {
    kind: String,
    detail: String,
}

impl Receipt {
    fn read(value: &Value) -> Self {
        let kind = value.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        Self { kind, detail: value.get("detail").map(Value::to_string).unwrap_or_default() }
    }

    /// Whether it is of this kind and, after a colon, has these words.
    fn fits(&self, expected: &str) -> bool {
        let (kind, words) = expected.split_once(": ").unwrap_or((expected, ""));
        self.kind == kind && self.detail.contains(words)
    }

    fn words(&self) -> String {
        format!("{} {}", self.kind, self.detail)
    }
}

fn difference(what: &str, expected: &[impl std::fmt::Debug], found: impl Iterator<Item = String>) -> String {
    let list = |items: Vec<String>| match items.is_empty() {
        true => "\n    (none)".to_owned(),
        false => items.iter().map(|item| format!("\n    {item}")).collect(),
    };
    let expected = list(expected.iter().map(|item| format!("{item:?}")).collect());
    format!("expected {what}:{expected}\n  found:{}", list(found.collect()))
}
