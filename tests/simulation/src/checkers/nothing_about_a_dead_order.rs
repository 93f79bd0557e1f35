//! Who heard that an order is off hears nothing more of it but that, and the
//! money; a number that an order has left hears nothing of it until it is told
//! of it again; and nobody is asked about an order of which nothing is left.

use std::collections::BTreeMap;

use aftertext_edge::types::{OrderChange, OrderEvent, Timestamp};
use aftertext_flow::PHONE_CHANGED;

use super::Complaint;
use crate::call::Call;
use crate::history::{Seen, order_of, step_of};
use crate::world::World;

/// What may still be said about an order that was cancelled.
const OUTLIVES: &[&str] = &["cancelled", "refunded"];
/// What is asked once all has arrived.
const ASKS: &[&str] = &["set-up", "feedback", "loyalty-invitation", "replenishment"];

#[derive(Default)]
struct Fate {
    cancelled: bool,
    /// As of the newest event: whether nothing is left of it.
    gone: bool,
    as_of: Timestamp,
    /// When it left for another number.
    moved_at: Option<Timestamp>,
}

impl Fate {
    fn learn(&mut self, event: &OrderEvent) {
        if event.change == OrderChange::Other(String::from(PHONE_CHANGED)) {
            self.moved_at = self.moved_at.max(Some(event.occurred_at));
            return;
        }
        if matches!(event.change, OrderChange::Other(_)) {
            return;
        }
        self.moved_at = self.moved_at.filter(|moved_at| *moved_at >= event.occurred_at);
        self.cancelled |= event.change == OrderChange::Cancelled;
        if event.occurred_at >= self.as_of {
            self.as_of = event.occurred_at;
            self.gone = event.order.lines.iter().all(|line| line.quantity == 0);
        }
    }

    fn forbids(&self, step: &str) -> bool {
        self.moved_at.is_some()
            || (self.cancelled && !OUTLIVES.contains(&step))
            || (self.gone && ASKS.contains(&step))
    }
}

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut fates: BTreeMap<(&str, &str), Fate> = BTreeMap::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        match &entry.what {
            Seen::Heard { call: Call::Forget(_), outcome: Some(_), .. } => {
                fates.retain(|(owner, _), _| *owner != entry.owner);
            }
            Seen::Heard { call: Call::Order(event), outcome: Some(_), .. } => {
                fates.entry((&entry.owner, &event.order.id)).or_default().learn(event);
            }
            Seen::Asked { sms, .. } => {
                let fate = order_of(&sms.id).and_then(|order| fates.get(&(entry.owner.as_str(), order)));
                if fate.is_some_and(|fate| fate.forbids(step_of(&sms.id))) {
                    complaints.push(Complaint::new(&entry.owner, format!("{} was sent", sms.id)));
                }
            }
            _ => {}
        }
    }
    complaints
}
