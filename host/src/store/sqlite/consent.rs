//! The ledger of consent in SQLite: appended by commits, and read from the file
//! by the command line while a host may be running.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::Change;
use super::{OpenError, read_only};
use crate::consent::{Chain, Entry, Fault, Hash, Link, is_about_consent};

/// The first schema that has the ledger.
const SCHEMA_WITH_LEDGER: u32 = 3;

/// Writes down what the change's receipts say about consent; most say nothing.
pub(super) fn append(connection: &Connection, contact: i64, change: &Change) -> rusqlite::Result<()> {
    if !change.receipts.iter().any(is_about_consent) {
        return Ok(());
    }
    let mut chain = connection
        .prepare_cached("SELECT length, head FROM consent_chain WHERE contact_id = ?1")?
        .query_row([contact], |row| Ok(Chain { length: row.get(0)?, head: hash(row, 1)? }))
        .optional()?
        .unwrap_or_default();
    for receipt in &change.receipts {
        if let Some(link) = chain.append(&change.key, receipt) {
            insert(connection, contact, &link)?;
        }
    }
    connection
        .prepare_cached(
            "INSERT INTO consent_chain (contact_id, length, head) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET length = ?2, head = ?3",
        )?
        .execute(params![contact, chain.length, chain.head.map(|head| head.0)])?;
    Ok(())
}

fn insert(connection: &Connection, contact: i64, link: &Link) -> rusqlite::Result<()> {
    let Link { entry, hash } = link;
    connection
        .prepare_cached(
            "INSERT INTO consent (contact_id, number, topic, granted, at_ms, expires_at_ms, source, wording,
                                  event, recorded_by, recorded_at_ms, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            contact,
            entry.number,
            entry.topic,
            entry.granted,
            entry.at,
            entry.expires_at,
            entry.source,
            entry.wording,
            entry.event,
            entry.recorded_by,
            entry.recorded_at,
            hash.0
        ])?;
    Ok(())
}

/// Takes a contact's chain out as a whole: somebody asked to be forgotten.
pub(super) fn forget(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    for table in ["consent", "consent_chain"] {
        let rule = format!("DELETE FROM {table} WHERE contact_id = (SELECT id FROM contact WHERE key = ?1)");
        connection.prepare_cached(&rule)?.execute([key])?;
    }
    Ok(())
}

/// None for what is no hash: then no entry matches it.
fn hash(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Hash>> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.and_then(|bytes| bytes.try_into().ok()).map(Hash))
}

/// Whose consent is asked for; everybody's when neither is given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Of<'a> {
    /// One shop's.
    pub shop: Option<&'a str>,
    /// One number's, E.164.
    pub phone: Option<&'a str>,
}

/// What there is to see on the walk through the ledger.
#[derive(Debug)]
pub enum Found<'a> {
    /// The next entry of the contact, however the chain is.
    Entry(&'a Link),
    /// The contact's last entry was before; and how the chain is.
    End(Result<(), Fault>),
}

/// The ledger in a store's file, read-only.
pub struct ConsentFile(Connection);

impl ConsentFile {
    /// Opens the file; a host may have it open too.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let (connection, found) = read_only(path)?;
        if found < SCHEMA_WITH_LEDGER {
            return Err(OpenError::NoLedger(path.to_owned()));
        }
        Ok(Self(connection))
    }

    /// Shows every chain as of one moment, contact by contact in the order of
    /// their keys ("{shop}/{phone}").
    pub fn walk<E: From<rusqlite::Error>>(
        &mut self,
        of: Of<'_>,
        mut see: impl FnMut(&str, Found<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let moment = self.0.transaction()?;
        // Keys begin with the shop's id and a slash, and "0" is the character after the slash.
        let mut owners = moment.prepare(
            "SELECT owner.contact_id, contact.key, chain.length, chain.head
             FROM (SELECT contact_id FROM consent UNION SELECT contact_id FROM consent_chain) AS owner
             LEFT JOIN contact ON contact.id = owner.contact_id
             LEFT JOIN consent_chain AS chain ON chain.contact_id = owner.contact_id
             WHERE (?1 IS NULL OR (contact.key >= ?1 || '/' AND contact.key < ?1 || '0'))
               AND (?2 IS NULL OR substr(contact.key, instr(contact.key, '/') + 1) = ?2)
             ORDER BY contact.key, owner.contact_id",
        )?;
        let mut rows = owners.query(params![of.shop, of.phone])?;
        while let Some(row) = rows.next()? {
            let contact = row.get(0)?;
            let key = row.get::<_, Option<String>>(1)?;
            let key = key.unwrap_or_else(|| format!("a contact that is gone/{contact}"));
            let length = row.get::<_, Option<i64>>(2)?.unwrap_or_default();
            let written = Chain { length, head: hash(row, 3)? };
            let end = walk_chain(&moment, contact, &key, &written, &mut see)?;
            see(&key, Found::End(end))?;
        }
        Ok(())
    }
}

/// The columns that [`link`] reads.
const COLUMNS: &str = "number, topic, granted, at_ms, expires_at_ms, source, wording, event, recorded_by, \
                       recorded_at_ms, hash";

/// The first entries of a contact.
pub(super) fn links(connection: &Connection, key: &str, limit: u32) -> rusqlite::Result<Vec<Link>> {
    let mut entries = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM consent WHERE contact_id = (SELECT id FROM contact WHERE key = ?1)
         ORDER BY number, id LIMIT ?2"
    ))?;
    let mut rows = entries.query(params![key, limit])?;
    let mut links: Vec<Link> = Vec::new();
    while let Some(row) = rows.next()? {
        let previous = links.last().map(|link| link.hash);
        links.push(link(row, key, previous)?);
    }
    Ok(links)
}

/// One contact's chain; the inner result says how it is.
fn walk_chain<E: From<rusqlite::Error>>(
    connection: &Connection,
    contact: i64,
    key: &str,
    written: &Chain,
    see: &mut impl FnMut(&str, Found<'_>) -> Result<(), E>,
) -> Result<Result<(), Fault>, E> {
    let mut entries = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM consent WHERE contact_id = ?1 ORDER BY number, id"
    ))?;
    let mut rows = entries.query([contact])?;
    let (mut chain, mut previous, mut end) = (Chain::default(), None, Ok(()));
    while let Some(row) = rows.next()? {
        // What is no entry's row any more was changed.
        let Ok(link) = link(row, key, previous) else {
            end = end.and(Err(Fault::Altered(chain.length.saturating_add(1))));
            continue;
        };
        previous = Some(link.hash);
        end = end.and_then(|()| chain.follow(&link));
        see(key, Found::Entry(&link))?;
    }
    Ok(end.and_then(|()| chain.ends_as(written)))
}

fn link(row: &Row<'_>, key: &str, previous: Option<Hash>) -> rusqlite::Result<Link> {
    let (shop, phone) = key.split_once('/').unwrap_or(("", key));
    let entry = Entry {
        number: row.get(0)?,
        topic: row.get(1)?,
        granted: row.get(2)?,
        at: row.get(3)?,
        expires_at: row.get(4)?,
        source: row.get(5)?,
        wording: row.get(6)?,
        event: row.get(7)?,
        recorded_by: row.get(8)?,
        recorded_at: row.get(9)?,
        phone: phone.to_owned(),
        shop: shop.to_owned(),
        previous,
    };
    let hash = hash(row, 10)?.ok_or(rusqlite::Error::InvalidQuery)?;
    Ok(Link { entry, hash })
}
