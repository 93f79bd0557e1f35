//! One decision in the making: the contact, and what has followed so far.

use crate::contact::Contact;
use crate::effect::{Decision, Detail, Effect, Outcome, Receipt};
use crate::event::Timestamp;
use crate::journey::Step;
use crate::settings::Settings;

pub(crate) struct Turn<'a> {
    pub(crate) contact: Contact,
    /// The contact's number, in E.164 form; of an order without one, none.
    pub(crate) phone: &'a str,
    pub(crate) settings: &'a Settings,
    pub(crate) now: Timestamp,
    effects: Vec<Effect>,
    receipts: Vec<Receipt>,
}

impl<'a> Turn<'a> {
    pub(crate) fn new(contact: Contact, phone: &'a str, settings: &'a Settings, now: Timestamp) -> Turn<'a> {
        Turn { contact, phone, settings, now, effects: Vec::new(), receipts: Vec::new() }
    }

    pub(crate) fn finish(mut self, outcome: Outcome) -> Decision {
        self.contact.fold();
        Decision { contact: self.contact, effects: self.effects, receipts: self.receipts, outcome }
    }

    pub(crate) fn set_timer(&mut self, name: &str, due_at: Timestamp) {
        self.forget_timer(name);
        self.effects.push(Effect::SetTimer { name: name.to_owned(), due_at });
    }

    pub(crate) fn clear_timer(&mut self, name: &str) {
        self.forget_timer(name);
        self.effects.push(Effect::ClearTimer { name: name.to_owned() });
    }

    pub(crate) fn send(&mut self, sms: crate::effect::Sms) {
        self.effects.push(Effect::Send(sms));
    }

    /// A timer's last word is the only one, so that a caller may keep them in
    /// any order.
    fn forget_timer(&mut self, timer: &str) {
        self.effects.retain(|effect| match effect {
            Effect::SetTimer { name, .. } | Effect::ClearTimer { name } => name != timer,
            Effect::Send(_) => true,
        });
    }

    pub(crate) fn receipt(&mut self, kind: &'static str, text: Option<(&str, Step)>, detail: Detail) {
        self.receipts.push(Receipt {
            kind,
            message: text.map(|(id, _)| id.to_owned()),
            step: text.map(|(_, step)| step.name()),
            at: self.now,
            detail: detail.finish(),
        });
    }

    /// Writes down that an input changes nothing.
    pub(crate) fn ignore(&mut self, kind: &'static str, reason: &str, detail: Detail) -> Outcome {
        self.receipt(kind, None, detail);
        Outcome::Ignored(reason.to_owned())
    }
}
