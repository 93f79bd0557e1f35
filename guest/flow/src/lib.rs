//! All policy of aftertext: what an order, a reply or a wake means for one
//! contact. Pure and total: no I/O, no clock, no randomness, no globals.
//!
//! Invariants, asserted because a trap is safe (nothing was committed):
//! nothing is sent outside a wake; no text leaves unless consent covers its
//! topic at that moment as the law of its reader wants it, the answer to a reply
//! aside; a text is handed over at most once; what waits ends in a receipt.

mod ascii;
mod budget;
mod check;
mod check_content;
mod check_journeys;
mod check_law;
mod check_links;
mod check_text;
mod class;
mod click;
mod confirmation;
mod consent;
mod contact;
mod content;
mod context;
mod convention;
mod date;
mod decided;
mod delivery;
mod duties;
mod duty_notes;
mod effect;
mod event;
mod facts;
mod findings;
mod grapheme;
mod ground;
mod holiday;
pub mod hours;
mod journey;
mod json;
pub mod jurisdiction;
mod letter_case;
mod listing;
mod look_alike;
mod market;
mod message;
mod never_true;
mod order;
mod own_words;
mod packed;
pub mod place;
mod preference;
mod progress;
mod promise;
mod question;
mod reading;
mod replenishment;
mod reply;
mod schedule;
mod segment;
mod settings;
mod short_link;
mod sorted;
mod state;
mod studio;
mod supply;
mod survey;
mod template;
mod text;
mod timing;
mod tone;
mod turn;
mod way_out;
mod week;
mod wording;
mod worst_case;
mod zone;

pub use check::check;
pub use consent::{Class, Consent, Entry};
pub use contact::Contact;
pub use decided::{Decided, Outside, Sent};
pub use effect::{Decision, Effect, Link, Outcome, Receipt, Rendered, Sms};
pub use event::{
    Address, Buyer, Change, ConsentChange, DeliveryReport, FailureClass, Grant, Input, Kind, Line, LinkClick,
    Method, Money, Order, OrderEvent, Parcel, Reply, SendResult, Status, Timestamp,
};
pub use findings::{Finding, Severity};
pub use holiday::Calendar;
pub use journey::{Priority, Step};
pub use message::{is_e164, message_id};
pub use order::{FIRST_USED, PHONE_CHANGED};
pub use reading::{Intent, Reading, read as read_reply};
pub use schedule::Date;
pub use segment::{Encoding, Measured, measure};
pub use settings::{Error as SettingsError, Settings};
pub use short_link::{LinkKey, ShortLinks};
pub use state::Error as StateError;
pub use studio::{Error as PreviewError, preview};
pub use week::{Week, Window};
pub use zone::Zone;

/// Decides what follows from `input` for the contact with that number (E.164;
/// what is none says nothing about where they are) at the moment `now`.
///
/// Total: every input has a decision. The result of each [`Effect::Send`] is
/// fed back as [`Input::Sent`] before the contact is stored: see [`Decided`].
pub fn handle(contact: Contact, phone: &str, settings: &Settings, input: &Input, now: Timestamp) -> Decision {
    let mut turn = turn::Turn::new(contact, phone, settings, now);
    let outcome = match input {
        Input::Order(event) => turn.order_event(event),
        Input::Reply(reply) => turn.reply(reply),
        Input::Consent(change) => turn.consent_change(change),
        Input::Report(report) => turn.report(report),
        Input::Click(click) => turn.click(click),
        Input::Wake(timer) => turn.wake(timer),
        Input::Sent { sms, result } => turn.sent(sms, result),
        Input::Forget => turn.forget(),
    };
    let decision = turn.finish(outcome);
    assert_sendable(&decision, phone, settings, now, matches!(input, Input::Wake(_)));
    decision
}

fn assert_sendable(decision: &Decision, phone: &str, settings: &Settings, now: Timestamp, woken: bool) {
    let mut sends = decision.effects.iter().filter_map(|effect| match effect {
        Effect::Send(sms) => Some(sms),
        Effect::SetTimer { .. } | Effect::ClearTimer { .. } => None,
    });
    let Some(sms) = sends.next() else {
        return;
    };
    assert!(woken && sends.next().is_none(), "a wake sends one text at most, and nothing else sends");
    let contact = &decision.contact;
    let text = contact.pending(&sms.id);
    assert!(text.is_some(), "only a text that waits is sent");
    let grant = text.and_then(|text| ground::grant(contact, phone, settings, text, now));
    assert!(grant.is_none_or(|grant| grant.is_ok()), "consent covers what is sent");
    assert!(!contact.was_handed_over(&sms.id), "a text is handed over once");
}
