//! Shops of which nothing may be left: they go a little at a time, whenever
//! somebody calls `/wake`.

use aftertext_spin_provision::database::{Database, Error, integer, text};

/// Rows that one statement removes at most.
const AT_ONCE: i64 = 200;
/// Steps in one call at most.
const STEPS: usize = 10;

/// What is a shop's, up to a number of rows. Keys begin with the shop's id and a
/// slash, and "0" is the character after the slash; with a contact goes all that
/// points to it.
const ROWS: [&str; 6] = [
    "DELETE FROM contact WHERE id IN
         (SELECT id FROM contact WHERE key >= ?1 || '/' AND key < ?1 || '0' LIMIT ?2) RETURNING 1",
    "DELETE FROM message WHERE id IN (SELECT id FROM message WHERE shop = ?1 LIMIT ?2) RETURNING 1",
    "DELETE FROM known_order WHERE id IN (SELECT id FROM known_order WHERE shop = ?1 LIMIT ?2) RETURNING 1",
    "DELETE FROM parcel WHERE id IN (SELECT id FROM parcel WHERE shop = ?1 LIMIT ?2) RETURNING 1",
    "DELETE FROM parked WHERE id IN (SELECT id FROM parked WHERE shop = ?1 LIMIT ?2) RETURNING 1",
    "DELETE FROM handset_entry WHERE id IN (SELECT id FROM handset_entry WHERE shop = ?1 LIMIT ?2) RETURNING 1",
];

/// What there is little of; the last line ends the erasure.
const REST: [&str; 5] = [
    "DELETE FROM sample WHERE shop = ?1",
    "DELETE FROM sender WHERE shop = ?1",
    "DELETE FROM key_set WHERE shop = ?1",
    "DELETE FROM shop WHERE id = ?1",
    "DELETE FROM erased_shop WHERE id = ?1",
];

/// Goes on with the erasures, if there are any.
pub fn go_on(database: &Database) -> Result<(), Error> {
    for _ in 0..STEPS {
        let Some(mut row) = database.row("SELECT id FROM erased_shop LIMIT 1", &[])? else {
            return Ok(());
        };
        step(database, &row.text()?)?;
    }
    Ok(())
}

fn step(database: &Database, shop: &str) -> Result<(), Error> {
    let mut removed = 0;
    for rows in ROWS {
        removed += database.rows(rows, &[text(shop), integer(AT_ONCE)])?.len();
    }
    if removed > 0 {
        return Ok(());
    }
    REST.iter().try_for_each(|rows| database.run(rows, &[text(shop)]))
}
