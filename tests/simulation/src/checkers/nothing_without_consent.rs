//! Nobody hears of a topic to which they never agreed, by whatever way, nor
//! after the time for which they did; nor what a shop would like in Germany
//! before the phone itself has confirmed it. The answer to what somebody has
//! just written needs no consent.

use std::collections::BTreeMap;

use aftertext_edge::types::Timestamp;
use aftertext_flow::{Receipt, Step};
use serde_json::Value;

use super::Complaint;
use super::nothing_after_stop::{class, covers};
use crate::call::Call;
use crate::history::{Seen, step_of};
use crate::world::World;

const GERMANY: &str = "+49";
/// What somebody bought stands for consent by this source, to promotional texts.
const BOUGHT: &str = "soft-opt-in";

/// What somebody agreed to.
#[derive(Debug)]
struct Given {
    scope: String,
    source: String,
    expires_at: Option<Timestamp>,
}

impl Given {
    fn of(receipt: &Receipt) -> Given {
        let detail: Value = serde_json::from_str(&receipt.detail).unwrap();
        let text = |name: &str| detail[name].as_str().unwrap_or_default().to_owned();
        let expires_at = detail["expires_at"].as_i64();
        Given { scope: text("scope"), source: text("source"), expires_at }
    }
}

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let counts_sales = world.shops().any(|shop| shop.soft_opt_in);
    let mut given: BTreeMap<&str, Vec<Given>> = BTreeMap::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        let grants = given.entry(&entry.owner).or_default();
        match &entry.what {
            Seen::Heard { call: Call::Forget(_), outcome: Some(_), .. } => grants.clear(),
            Seen::Receipt(receipt) if receipt.kind == "consent.granted" => grants.push(Given::of(receipt)),
            Seen::Asked { sms, .. } => {
                let step = step_of(&sms.id);
                let Some(topic) = Step::named(step).and_then(Step::topic) else {
                    continue;
                };
                let promotional = class(topic) == "marketing";
                let confirmed = promotional && step != "consent-asked" && entry.owner.starts_with(GERMANY);
                let asks = step == "consent-asked";
                let allows = |grant: &Given| {
                    let in_time = grant.expires_at.is_none_or(|end| end > entry.at);
                    let counts = match grant.source.as_str() {
                        BOUGHT => promotional && counts_sales && !asks,
                        "reply" => true,
                        _ => !confirmed,
                    };
                    // Whoever agreed to any promotional topic may be asked to confirm it.
                    let covered = if asks {
                        class(&grant.scope) == "marketing"
                    } else {
                        covers(&grant.scope, Some(topic))
                    };
                    in_time && counts && covered
                };
                if !grants.iter().any(allows) {
                    let says = format!("{} was sent to somebody who agreed to {grants:?}", sms.id);
                    complaints.push(Complaint::new(&entry.owner, says));
                }
            }
            _ => {}
        }
    }
    complaints
}
