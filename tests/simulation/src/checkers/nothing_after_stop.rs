//! Who took consent back for a topic gets no text of it until they agree again.
//!
//! That STOP by the word alone is understood is checked against what came in;
//! how far other words reach is read from the receipts of consent.

use std::collections::BTreeMap;

use aftertext_edge::types::Timestamp;
use aftertext_flow::{Outcome, Receipt, Step};
use serde_json::Value;

use super::Complaint;
use crate::call::Call;
use crate::history::{Seen, step_of};
use crate::world::World;

/// Topics of what an order itself calls for; the others are marketing.
const TRANSACTIONAL: &[&str] = &["order-updates", "delivery-updates", "set-up"];
/// What may still be said to who has left: that it was heard, who this is, and
/// that they are back.
const PARTING: &[&str] = &["opt-out-confirmed", "help", "opt-in-confirmed"];
/// By these nobody comes back: they may be older than they say.
const HEARSAY: &[&str] = &["import", "gateway", "soft-opt-in"];

/// What a person said about consent: the latest word counts, by the time at
/// which it was said.
#[derive(Default)]
struct Words {
    taken_back: Vec<(String, Timestamp)>,
    given: Vec<(String, Timestamp)>,
}

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut people: BTreeMap<&str, Words> = BTreeMap::new();
    for entry in &world.history {
        let words = people.entry(&entry.owner).or_default();
        match &entry.what {
            Seen::Heard { call, outcome: Some(Outcome::Applied), .. } => {
                words.taken_back.extend(stopped_at(call).map(|at| (String::from("all"), at.min(entry.at))));
            }
            Seen::Receipt(receipt) => words.learn(receipt),
            Seen::Asked { sms, .. } => {
                if let Some(scope) = words.forbid(step_of(&sms.id)) {
                    let says = format!("{} was sent after consent to {scope} was taken back", sms.id);
                    complaints.push(Complaint::new(&entry.owner, says));
                }
            }
            _ => {}
        }
    }
    complaints
}

/// When a person said STOP, and nothing but.
fn stopped_at(call: &Call) -> Option<Timestamp> {
    let Call::Reply(reply) = call else {
        return None;
    };
    let stops =
        reply.body.trim().eq_ignore_ascii_case("stop") || reply.carrier_opt_out.as_deref() == Some("STOP");
    stops.then_some(reply.received_at)
}

impl Words {
    fn learn(&mut self, receipt: &Receipt) {
        let detail: Value = serde_json::from_str(&receipt.detail).unwrap();
        let (scope, source) = (detail["scope"].as_str(), detail["source"].as_str());
        let (Some(scope), Some(source), Some(at)) = (scope, source, detail["at"].as_i64()) else {
            return;
        };
        let word = (scope.to_owned(), at.min(receipt.at));
        match receipt.kind {
            "consent.revoked" => self.taken_back.push(word),
            "consent.granted" if !HEARSAY.contains(&source) => self.given.push(word),
            _ => {}
        }
    }

    /// The scope that was taken back and covers the texts of a step.
    fn forbid(&self, step: &str) -> Option<&str> {
        let topic = Step::named(step).and_then(Step::topic);
        let stands =
            |at: Timestamp| !self.given.iter().any(|(scope, given)| *given > at && covers(scope, topic));
        let taken = self.taken_back.iter().find(|(scope, at)| concerns(scope, step, topic) && stands(*at));
        taken.map(|(scope, _)| scope.as_str())
    }
}

/// Whether agreeing to `scope` allows the texts of a topic. Who agrees to
/// marketing agrees to what intrudes less; who agrees to anything is back.
pub(super) fn covers(scope: &str, topic: Option<&str>) -> bool {
    topic.is_none_or(|topic| [topic, class(topic), "marketing", "all"].contains(&scope))
}

/// Whether taking `scope` back forbids the texts of a step.
fn concerns(scope: &str, step: &str, topic: Option<&str>) -> bool {
    match topic {
        Some(topic) => [topic, class(topic), "all"].contains(&scope),
        None => scope == "all" && !PARTING.contains(&step),
    }
}

pub(super) fn class(topic: &str) -> &str {
    if TRANSACTIONAL.contains(&topic) { "transactional" } else { "marketing" }
}
