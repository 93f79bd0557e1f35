//! Load, decide, send, commit: the only place where the imports are called.

use std::convert::Infallible;

use aftertext_flow::{Contact, Decided, Input, Outside, SendResult, Sent, Settings, Sms};

use crate::bindings::aftertext::flow::{clock, gateway, storage};
use crate::bindings::exports::aftertext::flow::handler::{self, Error};

/// How often a decision is made before the caller hears of the conflict.
const TRIES: u32 = 3;
/// The longest id of an event, in bytes.
const ID_MAX: usize = 200;
/// The longest shop id, in bytes.
const SHOP_MAX: usize = 64;

/// Whom an input concerns.
pub struct Call<'a> {
    pub shop: &'a str,
    /// The phone number, or "order/{id}" for an order that has none.
    pub owner: &'a str,
    /// The id under which the decision is committed once.
    pub cause: String,
    /// Whether there is no answer without the shop's settings.
    pub needs_settings: bool,
}

/// Refuses shop ids that could be mistaken for something else within a key.
pub fn valid_shop(shop: &str) -> Result<(), Error> {
    let plain = shop.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if plain && (1..=SHOP_MAX).contains(&shop.len()) {
        return Ok(());
    }
    Err(Error::Invalid(String::from("a shop id has 1 to 64 of the characters a-z, 0-9 and -")))
}

/// Refuses ids that no log could hold.
pub fn valid_id(id: &str) -> Result<(), Error> {
    if (1..=ID_MAX).contains(&id.len()) {
        return Ok(());
    }
    Err(Error::Invalid(String::from("an id has 1 to 200 characters")))
}

/// Refuses numbers that are not in E.164 form.
pub fn valid_phone(phone: &str) -> Result<(), Error> {
    if aftertext_flow::is_e164(phone) {
        return Ok(());
    }
    Err(Error::Invalid(String::from("the phone number is not in E.164 form")))
}

/// The only time there is.
pub fn now() -> i64 {
    clock::now()
}

/// Decides on `input` and makes the decision durable.
pub fn run(call: &Call<'_>, input: &Input) -> Result<handler::Outcome, Error> {
    let mut sent = Vec::new();
    for _ in 0..TRIES {
        match attempt(call, input, &mut sent) {
            Err(Failure::Conflict) => continue,
            Err(Failure::Duplicate) => return Ok(handler::Outcome::Duplicate),
            Err(Failure::Final(error)) => return Err(error),
            Ok(outcome) => return Ok(outcome),
        }
    }
    Err(Error::Conflict)
}

enum Failure {
    Conflict,
    Duplicate,
    Final(Error),
}

impl From<storage::Error> for Failure {
    fn from(error: storage::Error) -> Failure {
        match error {
            storage::Error::Conflict => Failure::Conflict,
            storage::Error::Duplicate => Failure::Duplicate,
            storage::Error::Unavailable(why) => Failure::Final(Error::Unavailable(why)),
        }
    }
}

fn attempt(call: &Call<'_>, input: &Input, sent: &mut Sent) -> Result<handler::Outcome, Failure> {
    let key = format!("{}/{}", call.shop, call.owner);
    let keys = [key, format!("{}/settings", call.shop)];
    let snapshots = storage::load(&keys, &call.cause)?;
    let [key, _] = keys;
    let Ok([stored, settings]) = <[storage::Snapshot; 2]>::try_from(snapshots) else {
        return Err(internal("the store did not give one snapshot per key"));
    };
    if stored.applied {
        return Err(Failure::Duplicate);
    }
    let settings = read_settings(call, &settings)?;
    let contact = Contact::decode(&stored.state).map_err(|error| internal(&error.to_string()))?;
    let Ok(decided) = Decided::on(input, contact, call.owner, &settings, sent, &mut Imports(call));
    let changes = !decided.changes_nothing();
    let Decided { contact, timers, receipts, outcome } = decided;
    if changes {
        let (set_timers, clear_timers) = apart(timers);
        let (expected, cause, state) = (stored.version, call.cause.clone(), contact.encode());
        let receipts = receipts.into_iter().map(Into::into).collect();
        storage::commit(&storage::Change {
            key,
            expected,
            cause,
            state,
            set_timers,
            clear_timers,
            receipts,
        })?;
    }
    Ok(outcome.into())
}

/// Those to set and those to clear.
fn apart(timers: Vec<(String, Option<i64>)>) -> (Vec<storage::Timer>, Vec<String>) {
    let (mut set, mut clear) = (Vec::new(), Vec::new());
    for (name, due_at) in timers {
        match due_at {
            Some(due_at) => set.push(storage::Timer { name, due_at }),
            None => clear.push(name),
        }
    }
    (set, clear)
}

fn internal(why: &str) -> Failure {
    Failure::Final(Error::Internal(why.to_owned()))
}

fn read_settings(call: &Call<'_>, stored: &storage::Snapshot) -> Result<Settings, Failure> {
    let invalid = |why: String| Failure::Final(Error::Invalid(why));
    let known = match stored.version {
        0 => Err(invalid(format!("shop {} has no settings", call.shop))),
        _ => Settings::parse(&stored.state)
            .map_err(|error| invalid(format!("the settings of shop {} cannot be used: {error}", call.shop))),
    };
    if call.needs_settings { known } else { Ok(known.unwrap_or_default()) }
}

/// The imports, for a call.
struct Imports<'a>(&'a Call<'a>);

impl Outside for Imports<'_> {
    type Stopped = Infallible;

    fn now(&mut self) -> i64 {
        now()
    }

    fn send(&mut self, sms: &Sms) -> Result<SendResult, Infallible> {
        let answer = gateway::send(&gateway::Sms {
            id: sms.id.clone(),
            shop: self.0.shop.to_owned(),
            recipient: self.0.owner.to_owned(),
            body: sms.body.clone(),
            links: sms.links.iter().cloned().map(Into::into).collect(),
            send_before: Some(sms.send_before),
        });
        Ok(match answer {
            Ok(provider_id) => SendResult::Taken(provider_id),
            Err(error) => error.into(),
        })
    }
}
