//! `POST /wake` with the bearer token of the variable `wake_token`: Spin has no
//! durable timers, so somebody has to come by. What is due is claimed with a
//! lease, so that any number of callers at once wake each timer once.

use aftertext_edge::clockwork::{ATTEMPTS_MAX, back_off_ms, given_up};
use aftertext_edge::signature;
use aftertext_edge::types::{Error, Outcome, Timestamp, Wake};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{self, Database};
use aftertext_spin_provision::variables;
use serde_json::json;

use crate::answer::{Answer, Refusal, json_response};
use crate::bindings::handler;
use crate::request::Request;
use crate::{app, erasure, ingest, prune, timers};

/// The variable with the token; while it is empty, `/wake` is closed.
const TOKEN: &str = "wake_token";
/// Wakes in one call at most.
const WAKES: i64 = 100;
/// Timers claimed at once: they are woken one after the other, and all of them
/// within their lease.
const CLAIM: i64 = 4;
/// After this a call begins no further wake, in milliseconds.
const CALL_MS: i64 = 10_000;

/// See the module.
pub fn post(request: &Request) -> Answer {
    let token = variables::get(TOKEN)?;
    if token.is_empty() {
        return Err(Refusal::misconfigured(
            "the variable wake_token is empty: give it a value, for instance \
             `SPIN_VARIABLE_WAKE_TOKEN=$(openssl rand -hex 32) spin up`",
        ));
    }
    let given = request
        .header("authorization")
        .and_then(signature::bearer)
        .ok_or_else(|| Refusal::unauthorized("send `Authorization: Bearer` with the wake_token"))?;
    if !signature::token_matches(&[token], given) {
        return Err(Refusal::unauthorized("this is not the wake_token"));
    }
    let database = app::database()?;
    ingest::unpark_left_over(&database)?;
    prune::step(&database, now())?;
    erasure::go_on(&database)?;
    let woken = wake_due(&database, WAKES)?;
    let (left, next_at) = timers::outlook(&database, now())?;
    Ok(json_response(&json!({"woken": woken, "left": left, "next_at": next_at})))
}

/// Wakes up to `limit` of what is due; gives how many there were.
pub fn wake_due(database: &Database, limit: i64) -> Result<i64, database::Error> {
    let began = now();
    let mut woken = 0;
    while woken < limit && now().saturating_sub(began) < CALL_MS {
        let due = timers::claim(database, now(), CLAIM.min(limit - woken))?;
        if due.is_empty() {
            break;
        }
        for wake in due {
            woken += 1;
            settle(database, &wake, handler::on_wake(&wake));
        }
    }
    Ok(woken)
}

/// A wake to its end: settled, or given back for a later try.
fn settle(database: &Database, wake: &Wake, result: Result<Outcome, Error>) {
    let settled = match result {
        // The commit has cleared or moved the timer.
        Ok(Outcome::Applied) => Ok(()),
        // Either the commit has cleared the timer and there is nothing to give
        // back, or the flow found it too early (a clock was set back).
        Ok(Outcome::Duplicate | Outcome::Ignored(_)) => timers::postpone(database, wake, retry_at(wake)),
        Err(error) if wake.attempt >= ATTEMPTS_MAX => {
            let receipt = given_up(&wake.timer, wake.attempt, &error.to_string(), now());
            timers::drop_timer(database, wake, &receipt)
        }
        Err(error) => {
            eprintln!("a wake failed and will be tried again: {}: {error}", wake.timer);
            timers::postpone(database, wake, retry_at(wake))
        }
    };
    if let Err(error) = settled {
        eprintln!("a timer keeps its lease and will be claimed again: {}: {error}", wake.timer);
    }
}

fn retry_at(wake: &Wake) -> Timestamp {
    now() + back_off_ms(wake.attempt)
}
