//! Nobody hears of a topic to which they never agreed, by whatever way. The
//! answer to what somebody has just written needs no consent.

use std::collections::{BTreeMap, BTreeSet};

use aftertext_flow::Step;
use serde_json::Value;

use super::Complaint;
use super::nothing_after_stop::covers;
use crate::call::Call;
use crate::history::{Seen, step_of};
use crate::world::World;

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut given: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        let scopes = given.entry(&entry.owner).or_default();
        match &entry.what {
            Seen::Heard { call: Call::Forget(_), outcome: Some(_), .. } => scopes.clear(),
            Seen::Receipt(receipt) if receipt.kind == "consent.granted" => {
                let detail: Value = serde_json::from_str(&receipt.detail).unwrap();
                scopes.extend(detail["scope"].as_str().map(str::to_owned));
            }
            Seen::Asked { sms, .. } => {
                let topic = Step::named(step_of(&sms.id)).and_then(Step::topic);
                if topic.is_some() && !scopes.iter().any(|scope| covers(scope, topic)) {
                    let says = format!("{} was sent to somebody who agreed to {scopes:?}", sms.id);
                    complaints.push(Complaint::new(&entry.owner, says));
                }
            }
            _ => {}
        }
    }
    complaints
}
