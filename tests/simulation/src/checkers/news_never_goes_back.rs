//! Who heard that a parcel is somewhere is not told later that it is where it
//! was before.

use std::collections::BTreeMap;

use aftertext_edge::types::{OrderChange, OrderEvent};

use super::Complaint;
use crate::call::Call;
use crate::history::{Seen, order_of, step_of};
use crate::world::World;

/// How far a parcel is when a text of the step tells of it.
const TELLS: &[(&str, u8)] = &[
    ("shipped", 1),
    ("out-for-delivery", 2),
    ("local-delivery", 2),
    ("ready-for-pickup", 2),
    ("delivered", 3),
    ("picked-up", 3),
    ("returned", 4),
];

/// The parcel that an event is about, and how far it is then.
fn heard(event: &OrderEvent) -> Option<(&str, u8)> {
    Some(match &event.change {
        OrderChange::Shipped(parcel) => (&parcel.id, 1),
        OrderChange::OutForDelivery(parcel) | OrderChange::ReadyForPickup(parcel) => (&parcel.id, 2),
        OrderChange::Delivered(parcel) | OrderChange::PickedUp(parcel) => (&parcel.id, 3),
        OrderChange::Returned(parcel) => (&parcel.id, 4),
        _ => return None,
    })
}

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut known: BTreeMap<(&str, &str, &str), u8> = BTreeMap::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        match &entry.what {
            Seen::Heard { call: Call::Forget(_), outcome: Some(_), .. } => {
                known.retain(|(owner, ..), _| *owner != entry.owner);
            }
            Seen::Heard { call: Call::Order(event), outcome: Some(_), .. } => {
                if let Some((parcel, far)) = heard(event) {
                    let known = known.entry((&entry.owner, &event.order.id, parcel)).or_default();
                    *known = far.max(*known);
                }
            }
            Seen::Asked { sms, .. } => {
                let step = TELLS.iter().find(|(step, _)| *step == step_of(&sms.id));
                let parcel = order_of(&sms.id).zip(sms.id.split('/').nth(3));
                let Some(((_, told), (order, parcel))) = step.zip(parcel) else {
                    continue;
                };
                if known.get(&(entry.owner.as_str(), order, parcel)).is_some_and(|far| far > told) {
                    complaints.push(Complaint::new(&entry.owner, format!("{} was no news", sms.id)));
                }
            }
            _ => {}
        }
    }
    complaints
}
