//! The model's gateway and the ledger before it: at most one text per id,
//! whatever crashes.

use aftertext_edge::gateway::{Error, Refusal};
use aftertext_edge::ledger::{STOPPED, State};
use aftertext_edge::types::{DeliveryReport, DeliveryStatus, FailureClass, Timestamp};
use aftertext_flow::{SendResult, Sms};

use crate::call::{Call, SHOP};
use crate::chance::Chance;
use crate::convert::failure_class;
use crate::drive::Stopped;
use crate::history::{Entry, Seen};
use crate::network;
use crate::trace::{Answer, Step, Told};
use crate::world::World;

/// What a gateway answers to a thousand texts; the rest it takes.
const ANSWERS: &[(i64, Kind)] = &[
    (20, Kind::Uncertain),
    (20, Kind::Throttled),
    (10, Kind::ThrottledUntil),
    (25, Kind::Unavailable),
    (15, Kind::Refused(FailureClass::Transient)),
    (8, Kind::Refused(FailureClass::Permanent)),
    (5, Kind::Refused(FailureClass::Filtered)),
    (7, Kind::Refused(FailureClass::OptedOut)),
    (12, Kind::Refused(FailureClass::Misconfigured)),
];
/// Of a thousand sends: the host dies before it has noted the answer, or after.
const DIES_SENDING: u32 = 12;
/// Of a thousand sends: something else is told about the contact meanwhile.
const INTERRUPTED: u32 = 60;
/// Of a thousand texts that were taken: the carrier gives up on it.
const NOT_DELIVERED: u32 = 60;

#[derive(Clone, Copy, Debug)]
enum Kind {
    Uncertain,
    Throttled,
    ThrottledUntil,
    Unavailable,
    Refused(FailureClass),
}

impl World {
    /// Sends a text of `owner`'s, unless the ledger knows better.
    pub(crate) fn send(&mut self, owner: &str, sms: &Sms) -> Result<SendResult, Stopped> {
        let known = self.ledger.get(&sms.id).cloned();
        let (result, during) = match known {
            None | Some(State::Open) => {
                self.ledger.insert(sms.id.clone(), State::Sending);
                let asked = self.history.len();
                let during = self.interrupted(owner);
                match self.hand_over(owner, sms, asked) {
                    Ok(result) => (result, during),
                    Err(stopped) => {
                        self.trace.extend(during.into_iter().map(Told::Call));
                        return Err(stopped);
                    }
                }
            }
            Some(State::Sent(provider_id)) => (Ok(provider_id), Vec::new()),
            Some(State::Rejected(refusal)) => (Err(Error::Rejected(refusal)), Vec::new()),
            Some(State::Uncertain(why)) => (Err(Error::Uncertain(why)), Vec::new()),
            Some(State::Sending) => {
                self.ledger.insert(sms.id.clone(), State::Uncertain(STOPPED.to_owned()));
                (Err(Error::Uncertain(STOPPED.to_owned())), Vec::new())
            }
        };
        let answer = in_own_words(&result);
        self.answers().push(Answer { id: sms.id.clone(), body: sms.body.clone(), result, during });
        Ok(answer)
    }

    /// The gateway answers; it was asked before what the history has from
    /// `asked` on.
    fn hand_over(&mut self, owner: &str, sms: &Sms, asked: usize) -> Result<Result<String, Error>, Stopped> {
        let faulty = self.is_faulty();
        let clock = self.clock();
        let result = if faulty { answer(&mut self.chance, clock) } else { Ok(format!("SM-{}", sms.id)) };
        let seen = Seen::Asked { sms: sms.clone(), answer: in_own_words(&result) };
        self.history.insert(asked, Entry { at: clock, owner: owner.to_owned(), what: seen });
        let taken = match &result {
            Ok(_) => true,
            Err(Error::Uncertain(_)) => self.chance.chance(500),
            Err(_) => false,
        };
        if taken {
            self.report(owner, sms);
        }
        if faulty && self.chance.chance(DIES_SENDING * self.bad_luck) {
            self.see(owner, Seen::Fault(String::from("the host dies before the answer is noted")));
            return Err(Stopped::Crashed);
        }
        self.ledger.insert(sms.id.clone(), State::after(&result));
        if faulty && self.chance.chance(DIES_SENDING * self.bad_luck) {
            self.see(owner, Seen::Fault(String::from("the host dies with the answer noted")));
            return Err(Stopped::Crashed);
        }
        Ok(result)
    }

    /// A report is the evidence that a text of which nobody knew was taken.
    pub(crate) fn settle(&mut self, report: &DeliveryReport) {
        if let Some(state @ (State::Sending | State::Uncertain(_))) = self.ledger.get_mut(&report.message) {
            *state = State::Sent(report.id.clone());
        }
    }

    /// What the carrier tells about a text that was taken, which may come twice,
    /// late, or not at all.
    fn report(&mut self, owner: &str, sms: &Sms) {
        let failed = self.chance.chance(NOT_DELIVERED);
        let end = if failed { DeliveryStatus::Failed } else { DeliveryStatus::Delivered };
        let opted_out = failed && self.chance.chance(300);
        for (name, status) in [("sent", DeliveryStatus::Sent), ("end", end)] {
            let at = self.now + self.chance.between(200..=60_000);
            let report = DeliveryReport {
                id: format!("{}-{name}", sms.id),
                shop: SHOP.to_owned(),
                message: sms.id.clone(),
                phone: owner.to_owned(),
                status,
                failure: (opted_out && name == "end").then_some(FailureClass::OptedOut),
                code: failed.then(|| String::from("30003")),
                at,
            };
            for at in network::arrivals(&mut self.chance, at, self.quiet_from) {
                self.expect(at, Call::Report(report.clone()));
            }
        }
    }

    /// What else happens to the contact while a text is on its way out.
    fn interrupted(&mut self, owner: &str) -> Vec<Step> {
        if self.is_nested() || !self.is_faulty() || !self.chance.chance(INTERRUPTED * self.bad_luck) {
            return Vec::new();
        }
        let call = if self.chance.chance(500) { self.next_of(owner) } else { None };
        let call = call.unwrap_or_else(|| network::stop(owner, self.now));
        self.see(owner, Seen::Fault(String::from("while the text is being sent")));
        self.tell_meanwhile(&call)
    }
}

fn answer(chance: &mut Chance, now: Timestamp) -> Result<String, Error> {
    let mut left = chance.between(0..=999);
    let kind = ANSWERS.iter().find(|(weight, _)| {
        left -= weight;
        left < 0
    });
    Err(match kind {
        None => return Ok(format!("SM{}", chance.between(0..=999_999))),
        Some((_, Kind::Uncertain)) => Error::Uncertain(String::from("no answer in time")),
        Some((_, Kind::Throttled)) => Error::Throttled(None),
        Some((_, Kind::ThrottledUntil)) => Error::Throttled(Some(now + chance.between(-5_000..=600_000))),
        Some((_, Kind::Unavailable)) => Error::Unavailable(String::from("connection refused")),
        Some((_, Kind::Refused(class))) => Error::Rejected(Refusal {
            class: *class,
            code: String::from("21610"),
            detail: String::from("said no"),
        }),
    })
}

/// As the component translates it.
fn in_own_words(result: &Result<String, Error>) -> SendResult {
    match result.clone() {
        Ok(provider_id) => SendResult::Taken(provider_id),
        Err(Error::Rejected(Refusal { class, code, detail })) => {
            SendResult::Rejected { class: failure_class(class), code, detail }
        }
        Err(Error::Throttled(until)) => SendResult::Throttled(until),
        Err(Error::Unavailable(why)) => SendResult::Unavailable(why),
        Err(Error::Uncertain(why)) => SendResult::Uncertain(why),
    }
}
