//! Long after the last thing that happened, no timer is left.

use super::Complaint;
use crate::world::World;

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let contacts = world.store.contacts.iter();
    let left = contacts.flat_map(|(owner, record)| record.timers.iter().map(move |timer| (owner, timer)));
    left.map(|(owner, (name, timer))| {
        let says = format!("{name} still waits at {}, for {}", world.clock(), timer.due_at);
        Complaint::new(owner, says)
    })
    .collect()
}
