//! The gateway is never asked again for a text that it took, or may have taken.

use std::collections::BTreeSet;

use aftertext_flow::SendResult;

use super::Complaint;
use crate::history::Seen;
use crate::world::World;

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut gone = BTreeSet::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        let Seen::Asked { sms, answer } = &entry.what else {
            continue;
        };
        if gone.contains(&sms.id) {
            complaints.push(Complaint::new(&entry.owner, format!("{} was sent twice", sms.id)));
        }
        if matches!(answer, SendResult::Taken(_) | SendResult::Uncertain(_)) {
            gone.insert(sms.id.clone());
        }
    }
    complaints
}
