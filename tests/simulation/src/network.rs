//! What comes in: late, twice, in another order, or not at all. And what people
//! and shops do beside their orders.

use aftertext_edge::types::{ConsentChange, ConsentGrant, InboundReply, Timestamp};
use aftertext_orders::{Happening, What};

use crate::call::{Call, SHOP};
use crate::chance::Chance;

const SECOND: Timestamp = 1_000;
const MINUTE: Timestamp = 60 * SECOND;
const HOUR: Timestamp = 60 * MINUTE;
const DAY: Timestamp = 24 * HOUR;

/// Of a thousand webhooks: never comes.
const LOST: u32 = 15;
/// Of a thousand webhooks: comes once more.
const TWICE: u32 = 80;
/// Of a thousand webhooks: takes minutes, and some take days.
const LATE: u32 = 150;
const VERY_LATE: u32 = 20;

/// What somebody may answer at any time.
const REPLIES: &[&str] = &[
    "STOP",
    "stop",
    "Stop.",
    "STOP MARKETING",
    "START",
    "yes",
    "YES",
    "HELP",
    "help!",
    "5",
    "1",
    "3 stars",
    "LATER",
    "LATER 2W",
    "thanks",
    "where is it?",
    "👍",
    "",
    "arret",
    "no more ads please",
    "unsubscribe",
];
/// What somebody may agree to or take back.
const TOPICS: &[&str] = &[
    "order-updates",
    "delivery-updates",
    "transactional",
    "marketing",
    "loyalty",
    "feedback",
    "reorder",
    "all",
];
const SOURCES: &[&str] = &["preference-page", "import", "shopify", "checkout", "soft-opt-in"];

/// When something that is told at `at` arrives: not at all, once or twice. From
/// `quiet_from` on, all goes well.
pub fn arrivals(chance: &mut Chance, at: Timestamp, quiet_from: Timestamp) -> Vec<Timestamp> {
    if at >= quiet_from {
        return vec![at + SECOND];
    }
    let mut arrivals = Vec::new();
    if !chance.chance(LOST) {
        arrivals.push(at + delay(chance));
    }
    if chance.chance(TWICE) {
        arrivals.push(at + delay(chance) + chance.between(0..=6 * HOUR));
    }
    arrivals
}

fn delay(chance: &mut Chance) -> Timestamp {
    if chance.chance(VERY_LATE) {
        chance.between(HOUR..=3 * DAY)
    } else if chance.chance(LATE) {
        chance.between(MINUTE..=2 * HOUR)
    } else {
        chance.between(50..=5 * SECOND)
    }
}

/// What happened, as the shop's platform and the gateway tell it. In a world
/// where `everybody` has one number, it is theirs.
pub fn call(happening: Happening, everybody: Option<&str>) -> Call {
    match happening.what {
        What::Order(mut event) => {
            if let Some(owner) = everybody {
                event.order.buyer.phone = Some(owner.to_owned());
            }
            Call::Order(event)
        }
        What::Reply(mut reply) => {
            if let Some(owner) = everybody {
                reply.sender = owner.to_owned();
            }
            Call::Reply(reply)
        }
    }
}

/// What the person with that number does at `at`, whatever happens to orders.
pub fn whim(chance: &mut Chance, owner: &str, at: Timestamp) -> Call {
    let id = format!("whim-{at}");
    if chance.chance(40) {
        return Call::Forget(owner.to_owned());
    }
    if chance.chance(400) {
        let grants = (0..chance.between(1..=2)).map(|_| ConsentGrant {
            topic: (*chance.one_of(TOPICS)).to_owned(),
            granted: chance.chance(500),
            at: at - chance.between(0..=DAY),
            source: (*chance.one_of(SOURCES)).to_owned(),
            wording: None,
            recorded_by: None,
            expires_at: chance.chance(200).then(|| at + chance.between(0..=20 * DAY)),
        });
        let grants = grants.collect();
        return Call::Consent(ConsentChange { id, shop: SHOP.to_owned(), phone: owner.to_owned(), grants });
    }
    let body: &&str = chance.one_of(REPLIES);
    let mut reply = reply(id, owner, at, body);
    if reply.body == "STOP" && chance.chance(300) {
        reply.carrier_opt_out = Some(String::from("STOP"));
    }
    Call::Reply(reply)
}

/// STOP, at that moment.
pub fn stop(owner: &str, at: Timestamp) -> Call {
    Call::Reply(reply(format!("stop-{at}"), owner, at, "STOP"))
}

fn reply(id: String, owner: &str, at: Timestamp, body: &str) -> InboundReply {
    InboundReply {
        id,
        shop: SHOP.to_owned(),
        sender: owner.to_owned(),
        recipient: String::from("+18885550100"),
        body: body.to_owned(),
        received_at: at,
        carrier_opt_out: None,
    }
}
