//! What is forgotten because somebody asked for it: a person at once, a shop a
//! little at a time.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::awaited_parcel;
use super::{consent, links};

/// Rows a step removes from one table at most.
const STEP: i64 = 200;
/// What the flow notes when it has forgotten somebody: the proof that it has.
const FORGOTTEN: &str = "contact.forgotten";

/// Removes the receipts, the consent, the ledger's rows and the links of these numbers, and these
/// orders with their parcels and all that waits for them.
pub(super) fn person(
    connection: &Connection,
    shop: &str,
    phones: &[String],
    orders: &[String],
) -> rusqlite::Result<()> {
    for phone in phones {
        let key = format!("{shop}/{phone}");
        // The ledger may outlive the receipts that would name its rows: it is looked
        // through whole, which nobody asks for often.
        connection
            .prepare_cached("DELETE FROM message WHERE shop = ?1 AND recipient = ?2")?
            .execute([shop, phone])?;
        connection
            .prepare_cached(
                "DELETE FROM receipt WHERE contact_id = (SELECT id FROM contact WHERE key = ?1) AND kind <> ?2",
            )?
            .execute(params![key, FORGOTTEN])?;
        consent::forget(connection, &key)?;
        links::forget(connection, shop, phone)?;
    }
    for order in orders {
        forget_key(connection, &format!("{shop}/order/{order}"))?;
        let numbers = connection
            .prepare_cached("DELETE FROM parcel WHERE shop = ?1 AND order_id = ?2 RETURNING tracking_number")?
            .query_map([shop, order], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for awaited in numbers.iter().map(|number| awaited_parcel(number)).chain([order.clone()]) {
            connection
                .prepare_cached("DELETE FROM parked WHERE shop = ?1 AND order_id = ?2")?
                .execute([shop, &awaited])?;
        }
        connection
            .prepare_cached("DELETE FROM known_order WHERE shop = ?1 AND order_id = ?2")?
            .execute([shop, order])?;
    }
    Ok(())
}

/// The receipts under a key that is no contact's.
fn forget_key(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM receipt WHERE contact_id = (SELECT id FROM contact WHERE key = ?1)")?
        .execute([key])?;
    Ok(())
}

pub(super) fn mark_shop(connection: &Connection, shop: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO erased_shop (id) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([shop])?;
    Ok(())
}

/// A few of the shop's contacts with all that points to them. Keys begin with
/// the shop's id and a slash, and "0" is the character after the slash.
const CONTACTS: &str = "SELECT id FROM contact WHERE key >= ?1 || '/' AND key < ?1 || '0' LIMIT ?2";

/// What points to contacts, and at last they themselves.
const OF_CONTACTS: [&str; 4] = ["timer", "applied", "receipt", "consent"];

/// What names the shop itself.
const OF_SHOPS: [&str; 5] = ["link", "message", "known_order", "parcel", "parked"];

/// One small step through the shops that are to be forgotten; true when there
/// may be more.
pub(super) fn step(connection: &Connection) -> rusqlite::Result<bool> {
    let shop: Option<String> = connection
        .prepare_cached("SELECT id FROM erased_shop LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let Some(shop) = shop else {
        return Ok(false);
    };
    let contacts = connection
        .prepare_cached(CONTACTS)?
        .query_map(params![shop, STEP / 10], |row| row.get::<_, i64>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for contact in &contacts {
        for table in OF_CONTACTS {
            let rule = format!("DELETE FROM {table} WHERE contact_id = ?1");
            connection.prepare_cached(&rule)?.execute([contact])?;
        }
        connection.prepare_cached("DELETE FROM contact WHERE id = ?1")?.execute([contact])?;
    }
    let mut removed = contacts.len();
    for table in OF_SHOPS {
        let rule =
            format!("DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE shop = ?1 LIMIT ?2)");
        removed += connection.prepare_cached(&rule)?.execute(params![shop, STEP])?;
    }
    if removed == 0 {
        connection.prepare_cached("DELETE FROM consent_anchor WHERE shop = ?1")?.execute([&shop])?;
        connection.prepare_cached("DELETE FROM shop WHERE id = ?1")?.execute([&shop])?;
        connection.prepare_cached("DELETE FROM erased_shop WHERE id = ?1")?.execute([&shop])?;
    }
    Ok(true)
}
