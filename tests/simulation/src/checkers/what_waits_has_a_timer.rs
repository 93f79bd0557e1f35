//! What a contact's state waits for has a timer in the store, and nothing else
//! has; and the state stays small.

use std::collections::BTreeSet;

use aftertext_flow::Contact;

use super::Complaint;
use crate::world::World;

/// More than any contact of these worlds needs.
const STATE_MAX: usize = 40_000;

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (owner, record) in &world.store.contacts {
        let contact = Contact::decode(&record.state).unwrap();
        let waits: BTreeSet<&str> = contact.timer_names().collect();
        let set: BTreeSet<&str> = record.timers.keys().map(String::as_str).collect();
        if waits != set {
            complaints.push(Complaint::new(owner, format!("{waits:?} wait, {set:?} are set")));
        }
        if record.state.len() > STATE_MAX {
            complaints.push(Complaint::new(owner, format!("{} bytes are stored", record.state.len())));
        }
    }
    complaints
}
