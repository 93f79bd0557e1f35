//! Short links that were sent, and how often they were opened.

use aftertext_edge::visitor::Visitor;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{CLICKS_MAX, LedgerEntry, SentLink};
use crate::types::{Link, Timestamp};

const COLUMNS: &str = "code, shop, message, recipient, target, at_ms, reported_at_ms, people, machines, told";

fn read(row: &Row<'_>) -> rusqlite::Result<SentLink> {
    Ok(SentLink {
        code: row.get(0)?,
        shop: row.get(1)?,
        message: row.get(2)?,
        recipient: row.get(3)?,
        target: row.get(4)?,
        at: row.get(5)?,
        reported_at: row.get(6)?,
        people: row.get(7)?,
        machines: row.get(8)?,
        told: row.get(9)?,
    })
}

/// Keeps the links of a text that is about to leave; a try after the first
/// changes nothing. False, with nothing kept, when a code is another's already.
pub(super) fn keep(connection: &Connection, entry: &LedgerEntry, links: &[Link]) -> rusqlite::Result<bool> {
    for link in links {
        let of_others = connection
            .prepare_cached(
                "SELECT 1 FROM link WHERE code = ?1 AND (shop <> ?2 OR message <> ?3 OR target <> ?4)",
            )?
            .exists(params![link.code, entry.shop, entry.message, link.target])?;
        if of_others {
            return Ok(false);
        }
    }
    for link in links {
        connection
            .prepare_cached(
                "INSERT INTO link (code, shop, message, recipient, target, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET at_ms = ?6",
            )?
            .execute(params![link.code, entry.shop, entry.message, entry.recipient, link.target, entry.at])?;
    }
    Ok(true)
}

pub(super) fn get(connection: &Connection, code: &str) -> rusqlite::Result<Option<SentLink>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM link WHERE code = ?1"))?
        .query_row([code], read)
        .optional()
}

pub(super) fn of(
    connection: &Connection,
    shop: &str,
    phone: &str,
    limit: u32,
) -> rusqlite::Result<Vec<SentLink>> {
    let newest =
        format!("SELECT {COLUMNS} FROM link WHERE shop = ?1 AND recipient = ?2 ORDER BY id DESC LIMIT ?3");
    connection.prepare_cached(&newest)?.query_map(params![shop, phone, limit], read)?.collect()
}

pub(super) fn count(
    connection: &Connection,
    code: &str,
    visitor: Visitor,
    told: bool,
) -> rusqlite::Result<()> {
    let (person, machine) = match visitor {
        Visitor::Person => (1, 0),
        Visitor::Machine => (0, 1),
    };
    connection
        .prepare_cached(
            "UPDATE link SET people = min(people + ?2, ?5), machines = min(machines + ?3, ?5),
                 told = max(told, ?4) WHERE code = ?1",
        )?
        .execute(params![code, person, machine, told, CLICKS_MAX])?;
    Ok(())
}

/// The gateway reported on a text.
pub(super) fn reported(
    connection: &Connection,
    shop: &str,
    message: &str,
    at: Timestamp,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE link SET reported_at_ms = ?3 WHERE shop = ?1 AND message = ?2")?
        .execute(params![shop, message, at])?;
    Ok(())
}

pub(super) fn forget(connection: &Connection, shop: &str, phone: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM link WHERE shop = ?1 AND recipient = ?2")?
        .execute([shop, phone])?;
    Ok(())
}
