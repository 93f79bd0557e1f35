//! Every text for which a timer was ever set ends in a receipt that names it;
//! every input leaves a receipt or a timer; and the phone never got a text of
//! which no receipt tells.

use std::collections::BTreeMap;

use aftertext_flow::SendResult;

use super::Complaint;
use crate::call::Call;
use crate::history::{Seen, step_of};
use crate::world::World;

/// How a text ends.
const ENDS: &[&str] = &["text.sent", "text.uncertain", "text.dropped", "text.failed"];

/// See the module.
pub fn check(world: &World) -> Vec<Complaint> {
    let mut open: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut complaints = Vec::new();
    for entry in &world.history {
        let owner = entry.owner.as_str();
        match &entry.what {
            Seen::Timer { name, due_at: Some(_) } if step_of(name) != "promise" => {
                open.insert((owner, name), "it waited");
            }
            Seen::Asked { sms, answer: SendResult::Taken(_) | SendResult::Uncertain(_) } => {
                open.insert((owner, &sms.id), "it was sent");
            }
            Seen::Receipt(receipt) if ENDS.contains(&receipt.kind) => {
                if let Some(message) = &receipt.message {
                    open.remove(&(owner, message.as_str()));
                }
            }
            Seen::Heard { call, outcome: Some(_), committed: false } if !matches!(call, Call::Wake(_)) => {
                complaints.push(Complaint::new(owner, format!("nothing tells of {call}")));
            }
            _ => {}
        }
    }
    let unexplained = open.into_iter().map(|((owner, text), last)| {
        Complaint::new(owner, format!("no receipt says what became of {text}: {last}"))
    });
    complaints.extend(unexplained);
    complaints
}
