//! What can wait leaves in the hours that are allowed by every clock and law that
//! may be its reader's.

use std::collections::BTreeMap;

use aftertext_edge::types::Buyer;
use aftertext_flow::hours::{Hours, Wish};
use aftertext_flow::jurisdiction::Class;
use aftertext_flow::place::{Evidence, locate};

use super::Complaint;
use crate::call::Call;
use crate::history::{Seen, order_of, step_of};
use crate::world::World;

/// Steps that can wait for the morning, and what they are in law.
const CAN_WAIT: &[(&str, Class)] = &[
    ("order-edited", Class::Transactional),
    ("delayed", Class::Transactional),
    ("refunded", Class::Transactional),
    ("returned", Class::Transactional),
    ("set-up", Class::Transactional),
    ("feedback", Class::Promotional),
    ("loyalty-invitation", Class::Promotional),
    ("replenishment", Class::Promotional),
];

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut buyers: BTreeMap<&str, &Buyer> = BTreeMap::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        match &entry.what {
            Seen::Heard { call: Call::Order(event), .. } => {
                buyers.insert(&event.order.id, &event.order.buyer);
            }
            Seen::Asked { sms, .. } => {
                let buyer = order_of(&sms.id).and_then(|order| buyers.get(order));
                let step = CAN_WAIT.iter().find(|(step, _)| *step == step_of(&sms.id));
                let (Some(buyer), Some((_, class))) = (buyer, step) else {
                    continue;
                };
                if !hours(&entry.owner, buyer, *class).allow(entry.at) {
                    complaints
                        .push(Complaint::new(&entry.owner, format!("{} was sent at {}", sms.id, entry.at)));
                }
            }
            _ => {}
        }
    }
    complaints
}

fn hours(phone: &str, buyer: &Buyer, class: Class) -> Hours<'static> {
    let address = buyer.shipping.as_ref();
    let place = locate(&Evidence {
        phone,
        country: address.and_then(|address| address.country.as_deref()),
        region: address.and_then(|address| address.region.as_deref()),
        postal_code: address.and_then(|address| address.postal_code.as_deref()),
        stated_zone: buyer.time_zone.as_deref(),
        shop_zone: None,
    });
    Hours::new(&place, &Wish { class, urgent: false, shop: None })
}
