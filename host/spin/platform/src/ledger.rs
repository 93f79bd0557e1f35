//! The ledger of sends, in the app's database. What its states mean is in
//! `aftertext_edge::ledger`, for every host.

use aftertext_edge::gateway::{Error, Sms};
use aftertext_edge::ledger::{SEND_TIMEOUT_MS, STOPPED, State};
use aftertext_edge::types::Timestamp;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{self, Database, integer, text};

/// A row that says "sending" for longer than this has lost its sender. Spin
/// keeps no memory between requests that could tell who sends what.
const ABANDONED_MS: i64 = SEND_TIMEOUT_MS * 2;

/// Sends by `attempt`, once per id, whatever crashes.
pub fn once(sms: &Sms, attempt: impl FnOnce(&Sms) -> Result<String, Error>) -> Result<String, Error> {
    let ledger = Ledger { database: Database::open().map_err(not_sent)?, sms };
    match ledger.begin().map_err(not_sent)? {
        None | Some((State::Open, _)) => {}
        Some((State::Sent(provider_id), _)) => return Ok(provider_id),
        Some((State::Rejected(refusal), _)) => return Err(Error::Rejected(refusal)),
        Some((State::Uncertain(why), _)) => return Err(Error::Uncertain(why)),
        Some((State::Sending, since)) if now().saturating_sub(since) < ABANDONED_MS => {
            return Err(Error::Unavailable("this text is being sent right now".into()));
        }
        Some((State::Sending, _)) => {
            ledger.record(&State::Uncertain(STOPPED.into()));
            return Err(Error::Uncertain(STOPPED.into()));
        }
    }
    let answer = attempt(sms);
    ledger.record(&State::after(&answer));
    answer
}

struct Ledger<'a> {
    database: Database,
    sms: &'a Sms,
}

impl Ledger<'_> {
    /// Opens the row for a try, or gives the state that forbids one, and its moment.
    fn begin(&self) -> Result<Option<(State, Timestamp)>, database::Error> {
        let (shop, message) = (text(&self.sms.shop), text(&self.sms.id));
        let opened = self.database.row(
            "INSERT INTO message (shop, message, recipient, state, detail, at_ms)
             VALUES (?1, ?2, ?3, 'sending', '', ?4)
             ON CONFLICT (shop, message) DO UPDATE SET state = 'sending', detail = '', at_ms = ?4
             WHERE state = 'open' RETURNING 1",
            &[shop.clone(), message.clone(), text(&self.sms.recipient), integer(now())],
        )?;
        if opened.is_some() {
            return Ok(None);
        }
        let found = self.database.row(
            "SELECT state, detail, at_ms FROM message WHERE shop = ?1 AND message = ?2",
            &[shop, message],
        )?;
        let mut row = found.ok_or(database::Error::Row)?;
        let (word, detail) = (row.text()?, row.text()?);
        Ok(Some((State::from_columns(&word, detail).ok_or(database::Error::Row)?, row.integer()?)))
    }

    /// A ledger that cannot be written leaves the row at "sending", which reads
    /// as uncertain: honest, and never a second text.
    fn record(&self, state: &State) {
        let (word, detail) = state.columns();
        let recorded = self.database.run(
            "UPDATE message SET state = ?3, detail = ?4, at_ms = ?5 WHERE shop = ?1 AND message = ?2",
            &[text(&self.sms.shop), text(&self.sms.id), text(word), text(detail), integer(now())],
        );
        if let Err(error) = recorded {
            eprintln!("the outcome of a send could not be recorded; it will count as uncertain: {error}");
        }
    }
}

/// Nothing has left the house when the ledger's first row could not be written.
fn not_sent(error: database::Error) -> Error {
    Error::Unavailable(format!("the ledger: {error}"))
}
