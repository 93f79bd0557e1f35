//! Load, decide, send, commit: the component's loop without the wall around it,
//! and the only place where the flow is called.

use aftertext_edge::types::Timestamp;
use aftertext_flow::{Contact, Decided, Outcome, Outside, SendResult, Sent, Sms};

use crate::call::Call;
use crate::history::Seen;
use crate::store::Timer;
use crate::trace::{Answer, Step, Told};
use crate::world::World;

/// How often a decision is made before the caller hears of the conflict.
const TRIES: u32 = 3;
/// Of a thousand calls: the store does not answer, at the load or the commit.
const STORE_FAILS: u32 = 15;
/// Of a thousand commits: the host dies before, or after and so unheard.
const DIES_COMMITTING: u32 = 10;

/// Why a call gave no outcome: it has to be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The store did not answer.
    Unavailable,
    /// Others changed the contact three times.
    Conflict,
    /// The host died.
    Crashed,
}

/// The world, for a call that concerns the contact `owner`.
struct Around<'a> {
    world: &'a mut World,
    owner: &'a str,
}

impl Outside for Around<'_> {
    type Stopped = Stopped;

    fn now(&mut self) -> Timestamp {
        self.world.clock()
    }

    fn send(&mut self, sms: &Sms) -> Result<SendResult, Stopped> {
        self.world.send(self.owner, sms)
    }
}

impl World {
    /// Makes a call: none for a repeat.
    pub fn tell(&mut self, call: &Call) -> Result<Option<Outcome>, Stopped> {
        if let Call::Report(report) = call {
            self.settle(report);
        }
        self.open.push(Vec::new());
        let result = self.drive(call);
        let answers = self.open.pop().unwrap();
        match &result {
            Ok(ended) => {
                let Ended { outcome, unheard, .. } = ended.clone();
                let step = Step { at: self.clock(), call: call.clone(), answers, outcome: outcome.clone() };
                self.trace.push(Told::Call(step));
                if unheard { Err(Stopped::Crashed) } else { Ok(outcome) }
            }
            Err(stopped) => {
                let during = answers.into_iter().flat_map(|answer| answer.during);
                self.trace.extend(during.map(Told::Call));
                Err(*stopped)
            }
        }
    }

    /// Makes a call while another waits for its gateway, and gives it back
    /// instead of noting it.
    pub(crate) fn tell_meanwhile(&mut self, call: &Call) -> Vec<Step> {
        let noted = self.trace.len();
        if self.tell(call).is_err() {
            self.expect(self.now + 60_000, call.clone());
        }
        let steps = self.trace.split_off(noted).into_iter();
        steps.filter_map(|told| if let Told::Call(step) = told { Some(step) } else { None }).collect()
    }

    /// The answers to the sends of the call that is being made.
    pub(crate) fn answers(&mut self) -> &mut Vec<Answer> {
        self.open.last_mut().unwrap()
    }

    /// Whether one call waits for another.
    pub(crate) fn is_nested(&self) -> bool {
        self.open.len() > 1
    }

    fn drive(&mut self, call: &Call) -> Result<Ended, Stopped> {
        let mut sent = Vec::new();
        for _ in 0..TRIES {
            match self.attempt(call, &mut sent) {
                Err(Stopped::Conflict) => continue,
                other => return other,
            }
        }
        Err(Stopped::Conflict)
    }

    fn attempt(&mut self, call: &Call, sent: &mut Sent) -> Result<Ended, Stopped> {
        let (owner, cause) = (call.owner(), call.cause(self.clock()));
        self.fails(&owner, STORE_FAILS, "the store does not load", Stopped::Unavailable)?;
        let record = self.store.contact(&owner);
        let (version, state) = (record.version, record.state.clone());
        if record.applied.contains(&cause) {
            self.hear(&owner, call, None, false);
            return Ok(Ended { outcome: None, unheard: false });
        }
        let contact = Contact::decode(&state).unwrap();
        let settings = self.settings();
        let mut around = Around { world: self, owner: &owner };
        let decided = Decided::on(&call.input(), contact, &owner, &settings, sent, &mut around)?;
        let outcome = Some(decided.outcome.clone());
        let changes = !decided.changes_nothing();
        if changes {
            self.fails(&owner, STORE_FAILS, "the store does not commit", Stopped::Unavailable)?;
            self.fails(&owner, DIES_COMMITTING, "the host dies before the commit", Stopped::Crashed)?;
            if self.store.contact(&owner).version != version {
                return Err(Stopped::Conflict);
            }
        }
        self.hear(&owner, call, outcome.clone(), changes);
        if changes {
            self.commit(&owner, cause, decided);
        }
        let unheard = self.fails(&owner, DIES_COMMITTING, "the host dies unheard", Stopped::Crashed).is_err();
        Ok(Ended { outcome, unheard })
    }

    fn commit(&mut self, owner: &str, cause: String, decided: Decided) {
        let Decided { contact, timers, receipts, outcome: _ } = decided;
        let record = self.store.contact(owner);
        record.version += 1;
        record.state = contact.encode();
        record.applied.insert(cause);
        for (name, due_at) in &timers {
            match due_at {
                Some(due_at) => {
                    let timer = Timer { due_at: *due_at, claim_at: *due_at, attempt: 0 };
                    record.timers.insert(name.clone(), timer);
                }
                None => _ = record.timers.remove(name),
            }
        }
        for (name, due_at) in timers {
            self.see(owner, Seen::Timer { name, due_at });
        }
        for receipt in receipts {
            self.see(owner, Seen::Receipt(receipt));
        }
    }

    fn hear(&mut self, owner: &str, call: &Call, outcome: Option<Outcome>, committed: bool) {
        self.see(owner, Seen::Heard { call: call.clone(), outcome, committed });
    }

    /// Goes wrong so often in a thousand, as long as anything does.
    fn fails(&mut self, owner: &str, per_mille: u32, what: &str, how: Stopped) -> Result<(), Stopped> {
        if self.is_faulty() && self.chance.chance(per_mille * self.bad_luck) {
            self.see(owner, Seen::Fault(what.to_owned()));
            return Err(how);
        }
        Ok(())
    }
}

/// What a call came to.
#[derive(Clone, Debug)]
struct Ended {
    outcome: Option<Outcome>,
    /// Whether the host died before it could say so.
    unheard: bool,
}
