//! Who agreed is asked once at most whether it was them, until they are
//! forgotten; and never in Italy, where the question itself is a promotion.

use std::collections::BTreeSet;

use aftertext_flow::SendResult;

use super::Complaint;
use crate::call::Call;
use crate::history::{Seen, step_of};
use crate::world::World;

const ITALY: &str = "+39";

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut asked = BTreeSet::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        let owner = entry.owner.as_str();
        let question = match &entry.what {
            Seen::Heard { call: Call::Forget(_), outcome: Some(_), .. } => {
                asked.remove(owner);
                continue;
            }
            Seen::Asked { sms, answer: SendResult::Taken(_) | SendResult::Uncertain(_) } => &sms.id,
            _ => continue,
        };
        if step_of(question) == "consent-asked" && (!asked.insert(owner) || owner.starts_with(ITALY)) {
            complaints.push(Complaint::new(owner, format!("{question} was sent")));
        }
    }
    complaints
}
