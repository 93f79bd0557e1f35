//! The ledger of consent: what gets there, what shows that it was touched, and
//! what the command line says of it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use aftertext::consent::{Fault, Link};
use aftertext::gateway::{Error as GatewayError, Gateway, Sms};
use aftertext::seal::Sealer;
use aftertext::store::sqlite::consent::{ConsentFile, Found, Of};
use aftertext::store::sqlite::{OpenError, SqliteStore};
use aftertext::store::{Change, Error, Retention, ShopRow};
use aftertext::types::{InboundReply, OrderEvent, Receipt};
use aftertext::{Clock, Runtime, Store, SystemClock};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const PHONE: &str = "+12025550123";
const OTHER: &str = "+12025550124";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn open(folder: &Path) -> Arc<dyn Store> {
    Arc::new(SqliteStore::open(&folder.join("aftertext.db")).unwrap())
}

/// Everything of a number, and how its chain is.
fn ledger(folder: &Path, phone: &str) -> (Vec<Link>, Result<(), Fault>) {
    let (mut links, mut end) = (Vec::new(), Ok(()));
    let mut file = ConsentFile::open(&folder.join("aftertext.db")).unwrap();
    file.walk(Of { shop: Some("demo"), phone: Some(phone) }, |_, found| -> rusqlite::Result<()> {
        match found {
            Found::Entry(link) => links.push(link.clone()),
            Found::End(how) => end = how,
            Found::Shop(_) => panic!("one number was asked for"),
        }
        Ok(())
    })
    .unwrap();
    (links, end)
}

fn said(kind: &str, number: i64) -> Receipt {
    let detail = json!({"scope": "marketing", "source": "checkout", "at": number, "event": "e",
                        "wording": format!("Texts, version {number}?"), "recorded_by": "the shop's clerk"});
    Receipt { kind: kind.into(), message: None, step: None, at: 1000 + number, detail: detail.to_string() }
}

fn empty_change(expected: u64, cause: &str) -> Change {
    Change {
        key: String::new(),
        expected,
        cause: cause.into(),
        state: Vec::new(),
        set_timers: Vec::new(),
        clear_timers: Vec::new(),
        receipts: Vec::new(),
    }
}

/// Three things that a number said, the last two at once.
async fn say_three_things(store: &dyn Store, phone: &str) {
    let key = format!("demo/{phone}");
    let change = |expected: u64, receipts| {
        let cause = format!("cause {expected}");
        Change { key: key.clone(), receipts, ..empty_change(expected, &cause) }
    };
    store.commit(change(0, vec![said("consent.granted", 1)])).await.unwrap();
    store
        .commit(change(
            1,
            vec![said("consent.revoked", 2), said("text.dropped", 2), said("consent.granted", 3)],
        ))
        .await
        .unwrap();
    store.commit(change(2, vec![said("text.sent", 4)])).await.unwrap();
}

struct NoGateway;

#[async_trait::async_trait]
impl Gateway for NoGateway {
    async fn send(&self, _sms: &Sms) -> Result<String, GatewayError> {
        panic!("nothing is sent here");
    }
}

#[tokio::test]
async fn what_people_say_is_chained_and_stays_until_they_ask_to_be_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let runtime = Runtime::builder(conformance::component())
        .cache(conformance::cache())
        .build(Arc::clone(&store), Arc::new(NoGateway))
        .unwrap();
    runtime.save_settings("demo", r#"{"brand": "Demo"}"#).await.unwrap();
    let now = SystemClock.now();
    let order: OrderEvent = serde_json::from_value(json!({
        "id": "order", "shop": "demo", "occurred_at": now - 3000, "change": "placed",
        "order": {"id": "1", "name": "#1", "placed_at": now - 3000, "buyer": {"phone": PHONE},
                  "total": {"amount": 0, "scale": 2, "currency": "USD"}},
        "consent": [{"topic": "transactional", "granted": true, "at": now - 3000, "source": "checkout",
                     "wording": "Text me about my orders", "recorded_by": "till 4",
                     "expires_at": now + DAY_MS}],
    }))
    .unwrap();
    runtime.order_event(&order).await.unwrap();
    for (number, body) in [(2, "STOP"), (1, "START")] {
        let reply: InboundReply = serde_json::from_value(json!({
            "id": body, "shop": "demo", "sender": PHONE, "recipient": "12345", "body": body,
            "received_at": now - number * 1000,
        }))
        .unwrap();
        runtime.inbound_reply(&reply).await.unwrap();
    }

    let (links, end) = ledger(folder.path(), PHONE);
    assert_eq!(end, Ok(()));
    let told: Vec<_> = links
        .iter()
        .map(|Link { entry, .. }| {
            (entry.topic.as_str(), entry.granted, entry.source.as_str(), entry.event.as_deref().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("transactional", true, "checkout", "order"),
            ("all", false, "reply", "STOP"),
            ("all", true, "reply", "START"),
        ]
    );
    let agreed = &links[0].entry;
    assert_eq!(agreed.wording.as_deref(), Some("Text me about my orders"));
    assert_eq!((agreed.recorded_by.as_deref(), agreed.expires_at), (Some("till 4"), Some(now + DAY_MS)));
    assert_eq!(links[2].entry.previous, Some(links[1].hash));

    assert_eq!(store.consent(&format!("demo/{PHONE}"), 2).await.unwrap(), links[..2]);
    let later = now + 5000 * DAY_MS;
    while store.prune(&Retention::default(), later).await.unwrap() {}
    assert!(store.receipts(&format!("demo/{PHONE}"), 0, 1).await.unwrap().is_empty());
    assert_eq!(
        ledger(folder.path(), PHONE),
        (links, Ok(())),
        "the receipts are too old, the ledger never is"
    );

    say_three_things(store.as_ref(), OTHER).await;
    store.erase_person("demo", &[PHONE.into()], &[]).await.unwrap();
    assert_eq!(ledger(folder.path(), PHONE), (Vec::new(), Ok(())));
    assert_eq!(ledger(folder.path(), OTHER).0.len(), 3, "somebody else's");
}

/// What somebody does to the file, and what is found of it.
const TAMPERED: &[(&str, Fault)] = &[
    ("UPDATE consent SET wording = 'More' WHERE contact_id = 1 AND number = 2", Fault::Altered(2)),
    ("UPDATE consent SET granted = 1 WHERE contact_id = 1 AND number = 2", Fault::Altered(2)),
    ("UPDATE consent SET recorded_by = NULL WHERE contact_id = 1 AND number = 3", Fault::Altered(3)),
    ("UPDATE consent SET hash = zeroblob(32) WHERE contact_id = 1 AND number = 1", Fault::Altered(1)),
    ("UPDATE consent SET hash = x'' WHERE contact_id = 1 AND number = 1", Fault::Altered(1)),
    ("DELETE FROM consent WHERE contact_id = 1 AND number = 1", Fault::Missing(1)),
    ("DELETE FROM consent WHERE contact_id = 1 AND number = 2", Fault::Missing(2)),
    ("DELETE FROM consent WHERE contact_id = 1 AND number = 3", Fault::Missing(3)),
    ("DELETE FROM consent WHERE contact_id = 1", Fault::Missing(1)),
    ("UPDATE consent SET number = 5 - number WHERE contact_id = 1 AND number > 1", Fault::Altered(2)),
    ("UPDATE consent SET contact_id = 3 - contact_id WHERE number = 2", Fault::Altered(2)),
    (
        "INSERT INTO consent SELECT NULL, contact_id, 4, topic, granted, at_ms, expires_at_ms, source, wording,
         event, recorded_by, recorded_at_ms, hash FROM consent WHERE contact_id = 1 AND number = 3",
        Fault::Altered(4),
    ),
    ("UPDATE contact SET chain_length = 0, chain_head = NULL WHERE id = 1", Fault::Foreign(1)),
    (
        "DELETE FROM consent WHERE contact_id = 1 AND number = 3;
         UPDATE contact SET chain_length = 2 WHERE id = 1",
        Fault::Altered(2),
    ),
];

#[tokio::test]
async fn whatever_is_done_to_a_chain_is_found_and_the_next_word_is_written_all_the_same() {
    for (rule, fault) in TAMPERED {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path());
        say_three_things(store.as_ref(), PHONE).await;
        say_three_things(store.as_ref(), OTHER).await;
        assert_eq!(ledger(folder.path(), PHONE).1, Ok(()));
        let file = rusqlite::Connection::open(folder.path().join("aftertext.db")).unwrap();
        file.execute_batch(rule).unwrap();
        assert_eq!(ledger(folder.path(), PHONE).1, Err(*fault), "{rule}");

        let receipts = vec![said("consent.revoked", 5)];
        let stop = Change { key: format!("demo/{PHONE}"), receipts, ..empty_change(3, "stop") };
        assert_eq!(store.commit(stop).await, Ok(4), "{rule}");
        assert!(ledger(folder.path(), PHONE).1.is_err(), "{rule}");
    }
}

/// What somebody does to whole chains of the file, and what is found of it.
const WHOLE_CHAINS: &[(&str, Fault)] = &[
    (
        "DELETE FROM consent WHERE contact_id = 1;
         UPDATE contact SET chain_length = 0, chain_head = NULL WHERE id = 1",
        Fault::MissingChains(1),
    ),
    ("DELETE FROM consent WHERE contact_id = 1; DELETE FROM contact WHERE id = 1", Fault::MissingChains(1)),
    ("DELETE FROM consent; UPDATE contact SET chain_length = 0, chain_head = NULL", Fault::MissingChains(2)),
    ("DELETE FROM consent_anchor", Fault::ForeignChains(2)),
    ("UPDATE consent_anchor SET chains = 1", Fault::ForeignChains(1)),
    ("UPDATE consent_anchor SET heads = zeroblob(32)", Fault::AlteredChains),
    ("UPDATE consent_anchor SET heads = x''", Fault::AlteredChains),
];

/// How the chains of the shop are, if no single one is broken.
fn chains_of_the_shop(folder: &Path) -> Result<(), Fault> {
    let mut whole = None;
    let mut file = ConsentFile::open(&folder.join("aftertext.db")).unwrap();
    file.walk(Of::default(), |_, found| -> rusqlite::Result<()> {
        match found {
            Found::Entry(_) => {}
            Found::End(end) => assert_eq!(end, Ok(())),
            Found::Shop(end) => whole = Some(end),
        }
        Ok(())
    })
    .unwrap();
    whole.unwrap()
}

#[tokio::test]
async fn a_chain_that_is_gone_with_all_its_rows_is_missed() {
    for (rule, fault) in WHOLE_CHAINS {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path());
        say_three_things(store.as_ref(), PHONE).await;
        say_three_things(store.as_ref(), OTHER).await;
        assert_eq!(chains_of_the_shop(folder.path()), Ok(()));
        let file = rusqlite::Connection::open(folder.path().join("aftertext.db")).unwrap();
        file.execute_batch(rule).unwrap();
        assert_eq!(chains_of_the_shop(folder.path()), Err(*fault), "{rule}");
    }
}

#[tokio::test]
async fn who_is_forgotten_is_not_missed() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    say_three_things(store.as_ref(), PHONE).await;
    say_three_things(store.as_ref(), OTHER).await;
    store.erase_person("demo", &[PHONE.into()], &[]).await.unwrap();
    assert_eq!(chains_of_the_shop(folder.path()), Ok(()));
    let receipts = vec![said("consent.revoked", 5)];
    let stop = Change { key: format!("demo/{PHONE}"), receipts, ..empty_change(3, "stop") };
    store.commit(stop).await.unwrap();
    assert_eq!(chains_of_the_shop(folder.path()), Ok(()));
    assert_eq!(ledger(folder.path(), PHONE).0.len(), 1);
}

/// Undoes the fourth schema.
const AS_THE_THIRD: &str = "
    CREATE TABLE consent_chain (contact_id INTEGER PRIMARY KEY, length INTEGER NOT NULL, head BLOB NOT NULL) STRICT;
    INSERT INTO consent_chain SELECT id, chain_length, chain_head FROM contact WHERE chain_length > 0;
    ALTER TABLE contact DROP COLUMN chain_length;
    ALTER TABLE contact DROP COLUMN chain_head;
    DROP TABLE consent_anchor;
    DROP TABLE link;
    PRAGMA user_version = 3;";

#[tokio::test]
async fn the_chains_of_an_older_file_are_anchored_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    say_three_things(store.as_ref(), PHONE).await;
    say_three_things(store.as_ref(), OTHER).await;
    let before = ledger(folder.path(), PHONE);
    drop(store);
    rusqlite::Connection::open(folder.path().join("aftertext.db"))
        .unwrap()
        .execute_batch(AS_THE_THIRD)
        .unwrap();
    let older = ConsentFile::open(&folder.path().join("aftertext.db"));
    assert!(matches!(older.err(), Some(OpenError::NoLedger(_))));

    let _store =
        reopen(folder.path(), || SqliteStore::open(&folder.path().join("aftertext.db"))).await.unwrap();
    assert_eq!(ledger(folder.path(), PHONE), before);
    assert_eq!(chains_of_the_shop(folder.path()), Ok(()));
}

#[tokio::test]
async fn of_an_erased_shop_no_consent_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    say_three_things(store.as_ref(), PHONE).await;
    store.erase_shop("demo").await.unwrap();
    while store.prune(&Retention::default(), 1000).await.unwrap() {}
    let file = rusqlite::Connection::open(folder.path().join("aftertext.db")).unwrap();
    for table in ["consent", "consent_anchor"] {
        let count: i64 =
            file.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(count, 0, "{table}");
    }
}

fn aftertext(folder: &Path, arguments: &[&str]) -> Output {
    let database = folder.join("aftertext.db");
    std::fs::write(folder.join("aftertext.toml"), format!("store.sqlite = {database:?}\n")).unwrap();
    Command::new(env!("CARGO_BIN_EXE_aftertext"))
        .arg("consent")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[tokio::test]
async fn an_export_holds_all_that_the_sums_need_and_verify_names_what_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    say_three_things(store.as_ref(), PHONE).await;
    say_three_things(store.as_ref(), OTHER).await;

    // The store is still open, as a host that runs has it.
    let output = aftertext(folder.path(), &["export", "--format", "jsonl"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    let mut entries: Vec<BTreeMap<String, Value>> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(entries.len(), 6);
    let mut previous = Value::Null;
    for entry in &mut entries {
        let hash = entry.remove("hash").unwrap();
        let canonical = serde_json::to_string(entry).unwrap();
        let sum: String = Sha256::digest(&canonical).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, sum, "{canonical}");
        assert_eq!(entry["previous"], if entry["number"] == 1 { Value::Null } else { previous });
        previous = hash;
    }
    assert_eq!(entries[1]["recorded_by"], "the shop's clerk");

    let table = aftertext(folder.path(), &["export", "--shop", "demo", "--phone", PHONE]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(table.contains("1970-01-01T00:00:00Z  demo") && table.contains("Texts, version 2?"), "{table}");
    let elsewhere = aftertext(folder.path(), &["export", "--shop", "dem", "--format", "jsonl"]);
    assert!(elsewhere.status.success() && elsewhere.stdout.is_empty(), "another shop's");

    let verified = aftertext(folder.path(), &["verify"]);
    assert!(verified.status.success());
    assert_eq!(
        String::from_utf8(verified.stdout).unwrap(),
        "6 entries in 2 chains, all as they were written\n"
    );
    let file = rusqlite::Connection::open(folder.path().join("aftertext.db")).unwrap();
    file.execute_batch("DELETE FROM consent WHERE contact_id = 2 AND number = 3").unwrap();
    let broken = aftertext(folder.path(), &["verify"]);
    assert_eq!(broken.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(broken.stdout).unwrap(),
        format!("BROKEN demo/{OTHER}: entry 3 is missing\n")
    );
    assert!(aftertext(folder.path(), &["verify", "--phone", PHONE]).status.success());
    file.execute_batch("UPDATE consent_anchor SET chains = 3").unwrap();
    let incomplete = aftertext(folder.path(), &["verify", "--shop", "demo"]);
    let said = String::from_utf8(incomplete.stdout).unwrap();
    assert!(said.ends_with("BROKEN demo: whole chains are missing: 1\n"), "{said}");
}

#[test]
fn a_file_without_a_ledger_is_left_alone_and_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let missing = aftertext(folder.path(), &["verify"]);
    assert!(missing.status.code() == Some(2) && !folder.path().join("aftertext.db").exists());
    rusqlite::Connection::open(folder.path().join("aftertext.db")).unwrap();
    // Of a chain that does not hold, `verify` says 1.
    for (what, code) in [("export", 1), ("verify", 2)] {
        let output = aftertext(folder.path(), &[what]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.code() == Some(code) && error.contains("start `aftertext serve` on it once"),
            "{error}"
        );
    }
}

const HOST_KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const ANOTHER_KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

fn open_with(folder: &Path, key: Option<&str>) -> Result<Arc<SqliteStore>, OpenError> {
    SqliteStore::open_with(&folder.join("aftertext.db"), Sealer::new(key).unwrap()).map(Arc::new)
}

/// Opens a store once the one before has let go of it.
async fn reopen<T>(folder: &Path, open: impl Fn() -> Result<T, OpenError>) -> Result<T, OpenError> {
    loop {
        match open() {
            Err(OpenError::InUse(path)) => {
                assert!(path.starts_with(folder));
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            end => return end,
        }
    }
}

fn with_both_keys() -> Sealer {
    let keys = |name: &str| Some(if name == "AFTERTEXT_KEY" { ANOTHER_KEY } else { HOST_KEY }.to_owned());
    Sealer::from_environment(keys).unwrap()
}

#[tokio::test]
async fn with_a_new_key_beside_the_old_one_the_forgotten_are_found_and_secrets_are_sealed_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("aftertext.db");
    let key = format!("demo/{PHONE}");
    let mine = std::slice::from_ref(&key);
    let store = open_with(folder.path(), Some(HOST_KEY)).unwrap();
    let stop = |expected, cause: &str| Change {
        key: key.clone(),
        state: b"stop".into(),
        ..empty_change(expected, cause)
    };
    store.commit(stop(0, "first")).await.unwrap();
    store.erase_person("demo", &[PHONE.into()], &[]).await.unwrap();
    let sealed = Sealer::new(Some(HOST_KEY)).unwrap().seal("demo", b"secret").unwrap();
    store.put_shop(&ShopRow { id: "demo".into(), profile: "{}".into(), sealed }).await.unwrap();
    let under_the_old_key = contact_keys(folder.path());
    drop(store);

    let store = reopen(folder.path(), || SqliteStore::open_with(&path, with_both_keys())).await.unwrap();
    let sealed = store.shop("demo").await.unwrap().unwrap().sealed;
    assert_eq!(Sealer::new(Some(ANOTHER_KEY)).unwrap().open("demo", &sealed).unwrap(), b"secret");
    assert_eq!(store.load(mine, "later").await.unwrap()[0].state, b"stop");
    store.commit(stop(1, "second")).await.unwrap();
    assert_eq!(contact_keys(folder.path()), mine);
    store.erase_person("demo", &[PHONE.into()], &[]).await.unwrap();
    let under_the_new_key = contact_keys(folder.path());
    assert!(under_the_new_key != under_the_old_key && under_the_new_key[0].starts_with("demo/forgotten/"));
    drop(store);

    let without = reopen(folder.path(), || open_with(folder.path(), Some(ANOTHER_KEY))).await.err().unwrap();
    assert!(without.to_string().contains("AFTERTEXT_KEY_OLD"), "{without}");
    let store = reopen(folder.path(), || SqliteStore::open_with(&path, with_both_keys())).await.unwrap();
    assert_eq!(store.load(mine, "later").await.unwrap()[0].state, b"stop");
}

fn contact_keys(folder: &Path) -> Vec<String> {
    let file = rusqlite::Connection::open(folder.join("aftertext.db")).unwrap();
    let mut keys = file.prepare("SELECT key FROM contact ORDER BY id").unwrap();
    keys.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn a_stop_outlives_the_erasure_under_a_keyed_hash_and_the_number_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let key = format!("demo/{PHONE}");
    let mine = std::slice::from_ref(&key);
    let store = open_with(folder.path(), Some(HOST_KEY)).unwrap();
    let runtime = Runtime::builder(conformance::component())
        .cache(conformance::cache())
        .build(Arc::clone(&store) as Arc<dyn Store>, Arc::new(NoGateway))
        .unwrap();
    runtime.save_settings("demo", r#"{"brand": "Demo"}"#).await.unwrap();
    let reply = |id: &str, body: &str| -> InboundReply {
        let reply = json!({"id": id, "shop": "demo", "sender": PHONE, "recipient": "12345", "body": body,
                           "received_at": SystemClock.now()});
        serde_json::from_value(reply).unwrap()
    };
    runtime.inbound_reply(&reply("r1", "STOP")).await.unwrap();
    say_three_things(store.as_ref(), OTHER).await;
    runtime.forget_contact("demo", PHONE).await.unwrap();
    store.erase_person("demo", &[PHONE.into()], &[]).await.unwrap();

    let keys = contact_keys(folder.path());
    assert!(keys[1].starts_with("demo/forgotten/") && !keys[1].contains("2025550123"), "{keys:?}");
    assert_eq!(keys[2], format!("demo/{OTHER}"));
    let said = String::from_utf8(store.load(mine, "reply/r1").await.unwrap()[0].state.clone()).unwrap();
    assert!(said.contains("\"revoked\":true"), "{said}");
    assert_eq!(store.receipts(&key, 0, 10).await.unwrap()[0].receipt.kind, "contact.forgotten");
    store.note(&key, vec![self::said("text.reported", 1)]).await.unwrap();
    assert_eq!(contact_keys(folder.path()), keys, "what is noted does not bring the number back");
    let late = Change { key: key.clone(), ..empty_change(0, "late") };
    assert_eq!(store.commit(late).await, Err(Error::Conflict));
    assert_eq!(contact_keys(folder.path()), keys, "nor does what is refused");
    drop((runtime, store));

    for wrong in [None, Some(ANOTHER_KEY)] {
        let refused = reopen(folder.path(), || open_with(folder.path(), wrong)).await.err().unwrap();
        assert!(refused.to_string().contains("their STOP would be lost"), "{refused}");
    }
    let store = open_with(folder.path(), Some(HOST_KEY)).unwrap();
    let before = store.load(mine, "reply/r1").await.unwrap().remove(0);
    assert_eq!((before.state.as_slice(), before.applied), (said.as_bytes(), true));
    let again = Change { key: key.clone(), ..empty_change(before.version, "again") };
    assert_eq!(store.commit(again).await, Ok(before.version + 1));
    assert_eq!(contact_keys(folder.path())[1], key, "who writes or buys again is known again");
}
