//! Decisions as people read them: what came in, what each contact got, and what
//! was held back and why.

use std::collections::HashMap;

use aftertext_edge::phone;
use jiff::tz::TimeZone;
use jiff::{Timestamp as Moment, ZonedDateTime};
use serde::Serialize;
use serde_json::Value;

use crate::record::{Answer, Commit, Decision, Ending, Input};
use crate::types::{OrderEvent, Receipt, Timestamp};

/// What sort of thing an [`Entry`] tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something happened to an order.
    Order,
    /// A person answered.
    Reply,
    /// A text left.
    Text,
    /// A text is held back for now.
    Later,
    /// A text is held back for good.
    Never,
    /// What became of a text after it had left.
    Report,
    /// Anything else that was written down.
    Note,
    /// A call failed.
    Fault,
}

/// What the kinds of receipts tell; any other is a note.
const RECEIPTS: [(&str, Kind); 8] = [
    ("text.sent", Kind::Text),
    ("text.uncertain", Kind::Text),
    ("text.held", Kind::Later),
    ("text.postponed", Kind::Later),
    ("text.dropped", Kind::Never),
    ("text.failed", Kind::Never),
    ("text.delivered", Kind::Report),
    ("text.reported", Kind::Report),
];

impl Kind {
    /// The word in the table.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Order => "order",
            Kind::Reply => "reply",
            Kind::Text => "text",
            Kind::Later => "later",
            Kind::Never => "never",
            Kind::Report => "report",
            Kind::Note => "note",
            Kind::Fault => "fault",
        }
    }
}

/// One thing that happened to one contact.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// When, in milliseconds since the Unix epoch.
    pub at: Timestamp,
    /// The same, in the contact's own time zone if an order stated it, else UTC.
    pub time: ZonedDateTime,
    /// The contact's number, or "order/{id}" for an order without one.
    #[serde(skip)]
    pub key: String,
    /// The same for other people's eyes.
    pub contact: String,
    /// What sort of thing.
    pub kind: Kind,
    /// The change to the order, or the receipt's kind: "placed", "text.sent".
    pub what: String,
    /// The step of the journey.
    pub step: Option<String>,
    /// The text's name.
    pub message: Option<String>,
    /// The words of the text or the reply, or the reason.
    pub words: String,
    /// The receipt's detail.
    pub detail: Value,
}

impl Entry {
    /// How many messages a text is billed as.
    pub fn segments(&self) -> u64 {
        self.detail.get("segments").and_then(Value::as_u64).unwrap_or_default()
    }

    /// Until when a text is held back.
    pub fn until(&self) -> Option<ZonedDateTime> {
        let until = ["until", "retry_at"].iter().find_map(|name| self.detail.get(name)?.as_i64())?;
        let moment = Moment::from_millisecond(until).ok()?;
        Some(moment.to_zoned_datetime(self.time.time_zone().clone()))
    }
}

/// Turns decisions into entries; knows where each contact is.
pub struct Teller {
    /// "{shop}/": what keys begin with.
    prefix: String,
    made_up: bool,
    zones: HashMap<String, TimeZone>,
}

impl Teller {
    /// For one shop. Numbers that are made up, or meant for fiction, are shown;
    /// of others only enough to tell them apart.
    pub fn new(shop: &str, made_up: bool) -> Self {
        Self { prefix: format!("{shop}/"), made_up, zones: HashMap::new() }
    }

    /// What a decision tells, in order.
    pub fn entries(&mut self, at: Timestamp, decision: &Decision) -> Vec<Entry> {
        let mut entries = Vec::new();
        let owner = self.owner(&decision.input);
        match &decision.input {
            Input::Order(event) => {
                self.locate(&owner, event);
                entries.push(Entry {
                    kind: Kind::Order,
                    what: change(event),
                    words: format!("{} {}", event.order.name, change(event).replace('_', " ")),
                    ..self.entry(at, &owner)
                });
            }
            Input::Reply(reply) => entries.push(Entry {
                kind: Kind::Reply,
                what: "reply".into(),
                words: reply.body.clone(),
                ..self.entry(at, &owner)
            }),
            _ => {}
        }
        for Commit { key, receipts, answer, .. } in &decision.crossed.commits {
            if matches!(answer, Answer::Given(_)) {
                let key = key.strip_prefix(&self.prefix).unwrap_or(key);
                entries.extend(receipts.iter().map(|receipt| self.told(at, key, receipt)));
            }
        }
        let fault = match &decision.ending {
            Ending::Outcome(_) => return entries,
            Ending::Error(error) => error.to_string(),
            Ending::Trap(why) => why.clone(),
        };
        let what = "failed".to_owned();
        entries.push(Entry { kind: Kind::Fault, what, words: fault, ..self.entry(at, &owner) });
        entries
    }

    /// Whom a call is about.
    fn owner(&self, input: &Input) -> String {
        match input {
            Input::Order(event) => match &event.order.buyer.phone {
                Some(phone) if phone::is_e164(phone) => phone.clone(),
                _ => format!("order/{}", event.order.id),
            },
            Input::Reply(reply) => reply.sender.clone(),
            Input::Consent(change) => change.phone.clone(),
            Input::Report(report) => report.phone.clone(),
            Input::Click(click) => click.phone.clone(),
            Input::Wake(wake) => wake.key.strip_prefix(&self.prefix).unwrap_or(&wake.key).to_owned(),
            Input::Forget { phone, .. } => phone.clone(),
        }
    }

    fn locate(&mut self, owner: &str, event: &OrderEvent) {
        if let Some(zone) = event.order.buyer.time_zone.as_deref()
            && let Ok(zone) = TimeZone::get(zone)
        {
            self.zones.insert(owner.to_owned(), zone);
        }
    }

    /// An entry about nothing yet.
    fn entry(&self, at: Timestamp, key: &str) -> Entry {
        let zone = self.zones.get(key).cloned().unwrap_or(TimeZone::UTC);
        Entry {
            at,
            time: Moment::from_millisecond(at).unwrap_or_default().to_zoned_datetime(zone),
            key: key.to_owned(),
            contact: self.shown(key),
            kind: Kind::Note,
            what: String::new(),
            step: None,
            message: None,
            words: String::new(),
            detail: Value::Null,
        }
    }

    fn told(&self, at: Timestamp, key: &str, receipt: &Receipt) -> Entry {
        let known = RECEIPTS.iter().find(|(name, _)| *name == receipt.kind);
        let kind = known.map_or(Kind::Note, |(_, kind)| *kind);
        let detail: Value = serde_json::from_str(&receipt.detail).unwrap_or_default();
        let member = if kind == Kind::Text { "body" } else { "reason" };
        let words = detail.get(member).and_then(Value::as_str).unwrap_or_default().to_owned();
        Entry {
            kind,
            what: receipt.kind.clone(),
            step: receipt.step.clone(),
            message: receipt.message.clone(),
            words,
            detail,
            ..self.entry(at, key)
        }
    }

    fn shown(&self, key: &str) -> String {
        match self.made_up || is_fiction(key) || key.starts_with("order/") {
            true => key.to_owned(),
            false => phone::masked(key),
        }
    }
}

/// Whether nobody has this number: 555-0100 to 555-0199 in North America.
fn is_fiction(phone: &str) -> bool {
    phone.len() == 12 && phone.starts_with("+1") && phone.get(5..10) == Some("55501")
}

/// The change's name in the contract, with `_`: "out_for_delivery".
fn change(event: &OrderEvent) -> String {
    match serde_json::to_value(&event.change) {
        Ok(Value::String(name)) => name,
        Ok(Value::Object(object)) => object.into_iter().next().map(|(name, _)| name).unwrap_or_default(),
        _ => String::new(),
    }
}
