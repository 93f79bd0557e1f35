//! All that one input comes to: what is decided, which texts leave because of
//! it, and what their answers change.

use crate::contact::Contact;
use crate::effect::{Decision, Effect, Outcome, Receipt, Sms};
use crate::event::{Input, SendResult, Timestamp};
use crate::handle;
use crate::settings::Settings;

/// What a decision needs of the world while it is made.
pub trait Outside {
    /// Why there was no answer to a text, not even an unclear one.
    type Stopped;

    /// The moment, in milliseconds since the Unix epoch.
    fn now(&mut self) -> Timestamp;

    /// Hands a text to the gateway and waits for the answer.
    fn send(&mut self, sms: &Sms) -> Result<SendResult, Self::Stopped>;
}

/// The texts that left for an input, each with its answer: an [`Input::Sent`].
/// When an attempt ends in a conflict, no later one may send them again, and none
/// may pass over them.
pub type Sent = Vec<Input>;

/// What to store, all of it or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The contact afterwards.
    pub contact: Contact,
    /// Each timer once, with what was last said of it: when to wake, or never.
    pub timers: Vec<(String, Option<Timestamp>)>,
    /// What to write down, in this order.
    pub receipts: Vec<Receipt>,
    /// What to answer.
    pub outcome: Outcome,
}

impl Decided {
    /// Decides on an input of the contact with that number, as [`handle`] does,
    /// sends what follows, and decides on the answers.
    pub fn on<O: Outside>(
        input: &Input,
        contact: Contact,
        phone: &str,
        settings: &Settings,
        sent: &mut Sent,
        outside: &mut O,
    ) -> Result<Decided, O::Stopped> {
        let mut decided = Decided {
            contact: Contact::default(),
            timers: Vec::new(),
            receipts: Vec::new(),
            outcome: Outcome::Applied,
        };
        let (outcome, sends) = decided.gather(handle(contact, phone, settings, input, outside.now()));
        decided.outcome = outcome;
        for sms in sends {
            let is_it =
                |earlier: &Input| matches!(earlier, Input::Sent { sms: known, .. } if known.id == sms.id);
            if !sent.iter().any(is_it) {
                let result = outside.send(&sms)?;
                sent.push(Input::Sent { sms, result });
            }
        }
        for answer in sent.iter() {
            let contact = std::mem::take(&mut decided.contact);
            decided.gather(handle(contact, phone, settings, answer, outside.now()));
        }
        Ok(decided)
    }

    /// Adds what follows from a decision; gives back what is not stored.
    fn gather(&mut self, decision: Decision) -> (Outcome, Vec<Sms>) {
        let Decision { contact, effects, receipts, outcome } = decision;
        let mut sends = Vec::new();
        for effect in effects {
            let (name, due_at) = match effect {
                Effect::SetTimer { name, due_at } => (name, Some(due_at)),
                Effect::ClearTimer { name } => (name, None),
                Effect::Send(sms) => {
                    sends.push(sms);
                    continue;
                }
            };
            self.timers.retain(|(known, _)| *known != name);
            self.timers.push((name, due_at));
        }
        self.contact = contact;
        self.receipts.extend(receipts);
        (outcome, sends)
    }

    /// Whether there is nothing to store.
    pub fn changes_nothing(&self) -> bool {
        self.timers.is_empty() && self.receipts.is_empty()
    }
}
