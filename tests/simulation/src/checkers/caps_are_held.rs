//! Nobody gets more marketing within a day and a week than the shop allows, over
//! all journeys.
//!
//! By what is on the record: a host that dies between a send and its commit
//! hides the text until the ledger tells of it.

use std::collections::BTreeMap;

use super::Complaint;
use crate::history::{Seen, step_of};
use crate::world::World;

const DAY: i64 = 86_400_000;
/// Steps that count as marketing in every shop of ours.
const MARKETING: &[&str] = &["feedback", "loyalty-invitation", "replenishment", "consent-asked"];

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut sent: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for entry in &world.history {
        let Seen::Receipt(receipt) = &entry.what else {
            continue;
        };
        let step = receipt.message.as_deref().map(step_of).unwrap_or_default();
        if matches!(receipt.kind, "text.sent" | "text.uncertain") && MARKETING.contains(&step) {
            sent.entry(&entry.owner).or_default().push(receipt.at);
        }
    }
    let (in_a_day, in_a_week) = world.marketing();
    let mut complaints = Vec::new();
    for (owner, mut times) in sent {
        times.sort_unstable();
        for (most, within) in [(in_a_day, DAY), (in_a_week, 7 * DAY)] {
            if let Some(many) = times.windows(most + 1).find(|times| times[most] - times[0] < within) {
                let says = format!("more than {most} marketing texts within {within} ms: {many:?}");
                complaints.push(Complaint::new(owner, says));
            }
        }
    }
    complaints
}
