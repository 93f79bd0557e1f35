//! Due timers: claimed with a lease, given back, or given up.

use aftertext_edge::clockwork::LEASE_MS;
use aftertext_edge::types::{Receipt, Timestamp, Wake};
use aftertext_spin_provision::database::{Database, Error, Value, integer, text};

/// Claims up to `limit` due timers: nobody else gets them until the lease ends.
pub fn claim(database: &Database, now: Timestamp, limit: i64) -> Result<Vec<Wake>, Error> {
    let rows = database.rows(
        "UPDATE timer SET ready_at_ms = ?1 + ?2, attempt = attempt + 1
         WHERE id IN (SELECT id FROM timer WHERE ready_at_ms <= ?1 ORDER BY ready_at_ms LIMIT ?3)
         RETURNING (SELECT key FROM contact WHERE contact.id = contact_id), name, due_at_ms, attempt",
        &[integer(now), integer(LEASE_MS), integer(limit)],
    )?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Wake {
                key: row.text()?,
                timer: row.text()?,
                due_at: row.integer()?,
                attempt: u32::try_from(row.integer()?).unwrap_or(u32::MAX),
            })
        })
        .collect()
}

/// How many timers can be claimed now, and when the next one can.
pub fn outlook(database: &Database, now: Timestamp) -> Result<(i64, Option<Timestamp>), Error> {
    let row = database.row(
        "SELECT (SELECT count(*) FROM timer WHERE ready_at_ms <= ?1), min(ready_at_ms) FROM timer",
        &[integer(now)],
    )?;
    let mut row = row.ok_or(Error::Row)?;
    Ok((row.integer()?, row.optional_integer()?))
}

/// Picks the timer of a claim, as long as nobody has moved it.
const THIS_TIMER: &str =
    "contact_id = (SELECT id FROM contact WHERE key = ?1) AND name = ?2 AND due_at_ms = ?3";

fn this(wake: &Wake) -> [Value; 3] {
    [text(&wake.key), text(&wake.timer), integer(wake.due_at)]
}

/// Gives a claimed timer back, to be claimed again at `retry_at`.
pub fn postpone(database: &Database, wake: &Wake, retry_at: Timestamp) -> Result<(), Error> {
    let [key, name, due_at] = this(wake);
    database.run(
        &format!("UPDATE timer SET ready_at_ms = ?4 WHERE {THIS_TIMER}"),
        &[key, name, due_at, integer(retry_at)],
    )
}

/// Removes a claimed timer that is given up, unless it was moved meanwhile;
/// `receipt` says why, and comes first: given up is never without a receipt.
pub fn drop_timer(database: &Database, wake: &Wake, receipt: &Receipt) -> Result<(), Error> {
    let [key, name, due_at] = this(wake);
    database.run(
        &format!(
            "INSERT INTO remark (key, at_ms, kind, message, detail)
             SELECT ?1, ?4, ?5, ?2, ?6 WHERE EXISTS (SELECT 1 FROM timer WHERE {THIS_TIMER})"
        ),
        &[key, name, due_at, integer(receipt.at), text(&receipt.kind), text(&receipt.detail)],
    )?;
    database.run(&format!("DELETE FROM timer WHERE {THIS_TIMER}"), &this(wake))
}
