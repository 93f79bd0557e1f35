//! The ledger of consent in SQLite: appended by commits, and read from the file
//! by the command line while a host may be running.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::Change;
use super::file::read_only;
use super::{OpenError, pseudonym};
use crate::consent::{Anchor, Chain, Entry, Fault, Hash, Link, is_about_consent};
use crate::preferences::choices::Known;
use crate::types::Timestamp;

/// The schema that has the ledger as it is read here.
const SCHEMA_WITH_LEDGER: u32 = 4;

/// What a change adds to its contact's chain.
pub(super) struct Addition {
    before: Chain,
    /// The chain with it, for the contact's row.
    pub(super) after: Chain,
    links: Vec<Link>,
}

impl Addition {
    /// What the change's receipts say about consent; most say nothing. `contact`
    /// is the row, if there is one yet.
    pub(super) fn of(
        connection: &Connection,
        contact: Option<i64>,
        change: &Change,
    ) -> rusqlite::Result<Option<Self>> {
        if !change.receipts.iter().any(is_about_consent) {
            return Ok(None);
        }
        let before = match contact {
            Some(contact) => connection
                .prepare_cached("SELECT chain_length, chain_head FROM contact WHERE id = ?1")?
                .query_row([contact], |row| chain(row, 0))?,
            None => Chain::default(),
        };
        let mut after = before;
        let links = change.receipts.iter().filter_map(|receipt| after.append(&change.key, receipt)).collect();
        Ok(Some(Self { before, after, links }))
    }

    /// Writes the entries down, and that the shop has them.
    pub(super) fn write(&self, connection: &Connection, contact: i64, key: &str) -> rusqlite::Result<()> {
        for link in &self.links {
            insert(connection, contact, link)?;
        }
        turn(connection, key, &self.before, &self.after)
    }
}

/// Keeps the anchor of the contact's shop in step with its chain.
fn turn(connection: &Connection, key: &str, before: &Chain, after: &Chain) -> rusqlite::Result<()> {
    let shop = shop_of(key);
    let mut anchor = anchor(connection, shop)?;
    anchor.turn(before, after);
    put_anchor(connection, shop, &anchor)
}

fn shop_of(key: &str) -> &str {
    key.split_once('/').map_or("", |(shop, _)| shop)
}

fn anchor(connection: &Connection, shop: &str) -> rusqlite::Result<Anchor> {
    let found = connection
        .prepare_cached("SELECT chains, heads FROM consent_anchor WHERE shop = ?1")?
        .query_row([shop], |row| {
            // What is no sum matches no chains.
            let heads: Vec<u8> = row.get(1)?;
            Ok(Anchor { chains: row.get(0)?, heads: heads.try_into().unwrap_or([u8::MAX; 32]) })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

fn put_anchor(connection: &Connection, shop: &str, anchor: &Anchor) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO consent_anchor (shop, chains, heads) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET chains = ?2, heads = ?3",
        )?
        .execute(params![shop, anchor.chains, anchor.heads])?;
    Ok(())
}

/// Anchors the chains of a file that had no anchors yet.
pub(super) fn anchor_all(connection: &Connection) -> rusqlite::Result<()> {
    let mut anchors = BTreeMap::<String, Anchor>::new();
    let mut chains =
        connection.prepare("SELECT key, chain_length, chain_head FROM contact WHERE chain_length > 0")?;
    let mut rows = chains.query([])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        anchors.entry(shop_of(&key).to_owned()).or_default().turn(&Chain::default(), &chain(row, 1)?);
    }
    anchors.iter().try_for_each(|(shop, anchor)| put_anchor(connection, shop, anchor))
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
    let found = connection
        .prepare_cached("SELECT id, chain_length, chain_head FROM contact WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get::<_, i64>(0)?, chain(row, 1)?)))
        .optional()?;
    let Some((contact, before)) = found else {
        return Ok(());
    };
    connection.prepare_cached("DELETE FROM consent WHERE contact_id = ?1")?.execute([contact])?;
    connection
        .prepare_cached("UPDATE contact SET chain_length = 0, chain_head = NULL WHERE id = ?1")?
        .execute([contact])?;
    turn(connection, key, &before, &Chain::default())
}

/// The length in this column, and the head in the next.
fn chain(row: &Row<'_>, column: usize) -> rusqlite::Result<Chain> {
    let length = row.get::<_, Option<i64>>(column)?.unwrap_or_default();
    Ok(Chain { length, head: hash(row, column + 1)? })
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
    /// The shop's last contact was before; and whether its chains are all there.
    Shop(Result<(), Fault>),
}

/// Where a contact stands with STOP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// STOP was the last word.
    Stopped,
    /// The person came back after a STOP, then.
    Resumed(Timestamp),
    /// There was none.
    Open,
}

/// The contacts of a shop.
#[derive(Debug, Default)]
pub struct Contacts {
    /// By their numbers.
    pub known: BTreeMap<String, Standing>,
    /// Those who were forgotten and had said STOP, by the keyed hashes of theirs.
    pub forgotten: BTreeSet<String>,
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

    /// Where each contact of a shop stands with STOP.
    pub fn standing(&mut self, shop: &str) -> rusqlite::Result<Contacts> {
        let mut contacts = Contacts::default();
        let mut found = self.0.prepare(
            "SELECT substr(key, length(?1) + 2), state FROM contact WHERE key >= ?1 || '/' AND key < ?1 || '0'",
        )?;
        let mut rows = found.query([shop])?;
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            let known = Known::read(&row.get::<_, Vec<u8>>(1)?);
            let standing = match (known.is_stopped(), known.resumed_at()) {
                (true, _) => Standing::Stopped,
                (false, Some(at)) => Standing::Resumed(at),
                (false, None) => Standing::Open,
            };
            if name.starts_with('+') {
                contacts.known.insert(name, standing);
            } else if let Some(hash) = pseudonym::hash_in(&name).filter(|_| standing == Standing::Stopped) {
                contacts.forgotten.insert(hash.to_owned());
            }
        }
        Ok(contacts)
    }

    /// Shows every chain as of one moment, contact by contact in the order of
    /// their keys ("{shop}/{phone}"); and then, unless one number is asked for,
    /// the shops.
    pub fn walk<E: From<rusqlite::Error>>(
        &mut self,
        of: Of<'_>,
        mut see: impl FnMut(&str, Found<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let moment = self.0.transaction()?;
        // Keys begin with the shop's id and a slash, and "0" is the character after the slash.
        let mut owners = moment.prepare(
            "SELECT owner.id, contact.key, contact.chain_length, contact.chain_head
             FROM (SELECT contact_id AS id FROM consent UNION SELECT id FROM contact WHERE chain_length > 0)
               AS owner
             LEFT JOIN contact ON contact.id = owner.id
             WHERE (?1 IS NULL OR (contact.key >= ?1 || '/' AND contact.key < ?1 || '0'))
               AND (?2 IS NULL OR substr(contact.key, instr(contact.key, '/') + 1) = ?2)
             ORDER BY contact.key, owner.id",
        )?;
        let mut anchors = BTreeMap::<String, Anchor>::new();
        let mut rows = owners.query(params![of.shop, of.phone])?;
        while let Some(row) = rows.next()? {
            let contact = row.get(0)?;
            let written = chain(row, 2)?;
            let key = match row.get::<_, Option<String>>(1)? {
                Some(key) => {
                    let anchor = anchors.entry(shop_of(&key).to_owned()).or_default();
                    anchor.turn(&Chain::default(), &written);
                    key
                }
                None => format!("a contact that is gone/{contact}"),
            };
            let end = walk_chain(&moment, contact, &key, &written, &mut see)?;
            see(&key, Found::End(end))?;
        }
        match of.phone {
            Some(_) => Ok(()),
            None => walk_shops(&moment, of.shop, anchors, see),
        }
    }
}

/// Holds the anchors of the chains that were found against those that were
/// written. A shop that is being erased has some chains left, or none.
fn walk_shops<E: From<rusqlite::Error>>(
    connection: &Connection,
    only: Option<&str>,
    mut found: BTreeMap<String, Anchor>,
    mut see: impl FnMut(&str, Found<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut shops = connection.prepare("SELECT shop FROM consent_anchor WHERE ?1 IS NULL OR shop = ?1")?;
    for shop in shops.query_map([only], |row| row.get::<_, String>(0))? {
        found.entry(shop?).or_default();
    }
    let mut erased = connection.prepare("SELECT 1 FROM erased_shop WHERE id = ?1")?;
    for (shop, chains) in &found {
        if !erased.exists([shop])? {
            see(shop, Found::Shop(chains.holds(&anchor(connection, shop)?)))?;
        }
    }
    Ok(())
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
