//! What every store must do, tried on each of them.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::sync::Arc;

use aftertext::store::memory::Memory;
use aftertext::store::sqlite::SqliteStore;
use aftertext::store::{
    Change, Claiming, Committed, Error, LedgerEntry, LedgerState, ParkedEvent, Parking, Retention, ShopRow,
    Timer, awaited_parcel,
};
use aftertext::types::{Link, Money, Order, Parcel, Receipt};
use aftertext::{Clock, Store, SystemClock};
use aftertext_edge::visitor::Visitor;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

const KEY: &str = "demo/+12025550123";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// One test a rule and store.
macro_rules! every_store {
    ($($rule:ident,)*) => {
        mod sqlite {
            $(
                #[tokio::test]
                async fn $rule() {
                    let folder = tempfile::tempdir().unwrap();
                    let store = super::SqliteStore::open(&folder.path().join("aftertext.db")).unwrap();
                    super::$rule(std::sync::Arc::new(store)).await;
                }
            )*
        }
        mod memory {
            $(
                #[tokio::test]
                async fn $rule() {
                    super::$rule(std::sync::Arc::new(super::Memory::default())).await;
                }
            )*
        }
    };
}

every_store! {
    a_commit_is_all_or_nothing_and_each_cause_counts_once,
    of_sixteen_commits_at_once_one_wins,
    a_claimed_timer_is_leased_and_a_moved_one_is_let_alone,
    the_ledger_forbids_a_second_try_once_the_first_has_left,
    a_link_is_there_before_its_text_leaves_and_counts_who_opens_it,
    an_event_waits_for_its_order_and_an_older_picture_changes_nothing,
    what_is_too_old_is_pruned_in_small_steps_and_the_rest_stays,
    a_parcel_is_found_by_its_number_and_gives_back_what_waited_for_it,
    a_person_is_erased_with_their_orders_and_nobody_else,
    earlier_words_are_kept_with_the_settings_that_replace_them,
}

fn change(expected: u64, cause: &str) -> Change {
    Change {
        key: KEY.into(),
        expected,
        cause: cause.into(),
        state: cause.as_bytes().to_vec(),
        set_timers: Vec::new(),
        clear_timers: Vec::new(),
        receipts: vec![receipt("event.applied", 1000)],
    }
}

fn receipt(kind: &str, at: i64) -> Receipt {
    Receipt { kind: kind.into(), message: None, step: None, at, detail: "{}".into() }
}

fn order(id: &str) -> Order {
    serde_json::from_value(serde_json::json!({
        "id": id, "name": "#1", "placed_at": 0, "buyer": {},
        "total": Money { amount: 0, scale: 2, currency: "USD".into() },
    }))
    .unwrap()
}

async fn a_commit_is_all_or_nothing_and_each_cause_counts_once(store: Arc<dyn Store>) {
    assert_eq!(store.commit(change(0, "first")).await, Ok(1));
    assert_eq!(store.commit(change(0, "late")).await, Err(Error::Conflict));
    assert_eq!(store.commit(change(7, "early")).await, Err(Error::Conflict));
    assert_eq!(store.commit(change(1, "first")).await, Err(Error::Duplicate));
    assert_eq!(store.commit(change(1, "second")).await, Ok(2));

    let snapshots = store.load(&[KEY.into(), "demo/nobody".into()], "first").await.unwrap();
    assert_eq!(
        (snapshots[0].version, snapshots[0].state.as_slice(), snapshots[0].applied),
        (2, &b"second"[..], true)
    );
    assert_eq!((snapshots[1].version, snapshots[1].applied), (0, false));
    assert!(!store.load(&[KEY.into()], "late").await.unwrap()[0].applied);
    assert_eq!(store.receipts(KEY, 0, 10).await.unwrap().len(), 2, "what was refused left nothing");
}

async fn of_sixteen_commits_at_once_one_wins(store: Arc<dyn Store>) {
    let commits: Vec<_> = (0..16)
        .map(|number| {
            let store = Arc::clone(&store);
            tokio::spawn(async move { store.commit(change(0, &number.to_string())).await })
        })
        .collect();
    let mut won = 0;
    for commit in commits {
        match commit.await.unwrap() {
            Ok(version) => won += version,
            Err(error) => assert_eq!(error, Error::Conflict),
        }
    }
    assert_eq!(won, 1);
}

async fn a_claimed_timer_is_leased_and_a_moved_one_is_let_alone(store: Arc<dyn Store>) {
    let timers = vec![Timer { name: "a".into(), due_at: 100 }, Timer { name: "b".into(), due_at: 200 }];
    store.commit(Change { set_timers: timers, ..change(0, "set") }).await.unwrap();

    let claim = store.claim(150, 1000, 10).await.unwrap();
    assert_eq!((claim.timers.len(), claim.timers[0].name.as_str(), claim.next_at), (1, "a", Some(200)));
    assert!(store.claim(150, 1000, 10).await.unwrap().timers.is_empty(), "it is leased");
    let again = store.claim(1200, 1000, 10).await.unwrap().timers;
    assert_eq!(again.len(), 2, "the lease has ended, and b is due");
    assert_eq!(again.iter().find(|timer| timer.name == "a").unwrap().attempt, 2);

    let moved = Change { set_timers: vec![Timer { name: "a".into(), due_at: 5000 }], ..change(1, "move") };
    store.commit(moved).await.unwrap();
    let old = &claim.timers[0];
    store.postpone(old, 1300).await.unwrap();
    store.drop_timer(old, receipt("text.failed", 1300)).await.unwrap();
    let left = store.claim(6000, 1000, 10).await.unwrap().timers;
    assert!(left.iter().any(|timer| timer.name == "a" && timer.due_at == 5000), "a was moved, not dropped");

    let given_up = left.iter().find(|timer| timer.name == "b").unwrap();
    store.drop_timer(given_up, receipt("text.failed", 6000)).await.unwrap();
    assert_eq!(store.receipts(KEY, 0, 10).await.unwrap().last().unwrap().receipt.kind, "text.failed");
    let cleared = Change { clear_timers: vec!["a".into()], ..change(2, "clear") };
    store.commit(cleared).await.unwrap();
    assert_eq!(store.claim(i64::MAX / 2, 1, 10).await.unwrap().next_at, None);
}

async fn the_ledger_forbids_a_second_try_once_the_first_has_left(store: Arc<dyn Store>) {
    let entry = |state| LedgerEntry {
        shop: "demo".into(),
        message: "order/1".into(),
        recipient: "+12025550123".into(),
        state,
        at: 1,
    };
    let begin = || async { store.begin_send(&entry(LedgerState::Sending), &[]).await.unwrap() };
    assert_eq!(begin().await, None, "nobody tried before");
    assert_eq!(begin().await, Some(LedgerState::Sending), "somebody did, and nobody knows how it ended");
    store.finish_send(entry(LedgerState::Open)).await.unwrap();
    assert_eq!(begin().await, None, "it certainly did not leave");
    store.finish_send(entry(LedgerState::Uncertain("late".into()))).await.unwrap();
    assert_eq!(begin().await, Some(LedgerState::Uncertain("late".into())));
    store.settle_send("demo", "order/1", "SM1/delivered", 2).await.unwrap();
    assert_eq!(begin().await, Some(LedgerState::Sent("SM1/delivered".into())));
}

fn link(code: &str) -> Link {
    Link { code: code.into(), target: format!("https://shop.example/{code}") }
}

async fn a_link_is_there_before_its_text_leaves_and_counts_who_opens_it(store: Arc<dyn Store>) {
    let entry = |message: &str| LedgerEntry {
        shop: "demo".into(),
        message: message.into(),
        recipient: "+12025550123".into(),
        state: LedgerState::Sending,
        at: 1,
    };
    store.begin_send(&entry("m1"), &[link("one"), link("two")]).await.unwrap();
    let taken = Link { target: "https://evil.example/".into(), ..link("one") };
    for (message, links) in [("m2", [link("one")]), ("m1", [taken])] {
        assert_eq!(store.begin_send(&entry(message), &links).await, Err(Error::Conflict), "{message}");
    }
    assert_eq!(store.ledger("demo", "m2").await, Ok(None), "what shares a code is not sent");
    for (visitor, told) in [(Visitor::Machine, false), (Visitor::Person, true), (Visitor::Person, false)] {
        store.count_click("one", visitor, told).await.unwrap();
    }
    store.count_click("none", Visitor::Person, true).await.unwrap();
    store.settle_send("demo", "m1", "r1", 7).await.unwrap();
    let one = store.link("one").await.unwrap().unwrap();
    assert_eq!((one.people, one.machines, one.told, one.reported_at), (2, 1, true, Some(7)));
    assert_eq!(one.target, "https://shop.example/one");
    assert_eq!(store.link("none").await, Ok(None));
    assert_eq!(store.links_of("demo", "+12025550123", 10).await.unwrap().len(), 2);
    assert!(store.links_of("other", "+12025550123", 10).await.unwrap().is_empty());
    store.prune(&Retention::default(), Retention::default().links_ms + 1).await.unwrap();
    assert!(store.link("one").await.unwrap().is_some(), "it is not too old yet");
    store.prune(&Retention::default(), Retention::default().links_ms + 2).await.unwrap();
    assert_eq!(store.link("one").await, Ok(None));
}

async fn an_event_waits_for_its_order_and_an_older_picture_changes_nothing(store: Arc<dyn Store>) {
    let parked =
        ParkedEvent { shop: "demo".into(), order: "1".into(), id: "e".into(), event: "{}".into(), at: 5 };
    assert_eq!(store.park(&parked).await, Ok(Parking::Parked));
    assert_eq!(store.park(&parked).await, Ok(Parking::Parked), "twice is once");
    assert!(store.parked_with_order(10).await.unwrap().is_empty());
    let named = |name: &str| Order { name: name.into(), ..order("1") };
    assert_eq!(
        store.remember_order("demo", &named("new"), 20, 20).await.unwrap(),
        std::slice::from_ref(&parked)
    );
    store.remember_order("demo", &named("old"), 10, 21).await.unwrap();
    assert_eq!(store.order("demo", "1").await.unwrap().unwrap().name, "new");
    assert_eq!(store.order("other", "1").await.unwrap(), None, "another shop's order");
    assert_eq!(store.park(&parked).await, Ok(Parking::OrderKnown));
    assert_eq!(store.parked_with_order(10).await.unwrap().len(), 1);
    store.unpark("demo", "e").await.unwrap();
    assert!(store.parked_with_order(10).await.unwrap().is_empty());
}

async fn what_is_too_old_is_pruned_in_small_steps_and_the_rest_stays(store: Arc<dyn Store>) {
    let now = SystemClock.now() + 500 * DAY_MS;
    store.note(KEY, vec![receipt("old", 0); 700]).await.unwrap();
    store.note(KEY, vec![receipt("kept", now - 400 * DAY_MS), receipt("new", now)]).await.unwrap();
    let sent = |message: &str, at| LedgerEntry {
        shop: "demo".into(),
        message: message.into(),
        recipient: "+12025550123".into(),
        state: LedgerState::Sending,
        at,
    };
    let kept = [sent("kept", now - 90 * DAY_MS), sent("new", now)];
    for entry in [&sent("old", now - 90 * DAY_MS - 1), &kept[0], &kept[1]] {
        store.begin_send(entry, &[]).await.unwrap();
    }
    store.commit(Change { receipts: vec![receipt("old", 0)], ..change(0, "old") }).await.unwrap();
    store.prune(&Retention::default(), SystemClock.now()).await.unwrap();
    let marked = store.load(&[KEY.into()], "old").await.unwrap()[0].applied;
    assert!(marked, "however old the receipts are, what was just applied stays known");
    store.remember_order("demo", &order("old"), 0, 0).await.unwrap();
    store.remember_order("demo", &order("new"), now, now).await.unwrap();
    let lost =
        ParkedEvent { shop: "demo".into(), order: "9".into(), id: "e".into(), event: "{}".into(), at: 0 };
    store.park(&lost).await.unwrap();

    let mut steps = 0;
    while store.prune(&Retention::default(), now).await.unwrap() {
        steps += 1;
        assert!(steps < 100, "pruning ends");
    }
    assert!(steps >= 2, "700 receipts go in more than one step");
    let kinds: Vec<_> =
        store.receipts(KEY, 0, 1000).await.unwrap().into_iter().map(|logged| logged.receipt.kind).collect();
    assert_eq!(kinds, ["kept", "new"]);
    assert_eq!(store.ledger("demo", "old").await, Ok(None));
    for entry in kept {
        assert_eq!(store.ledger("demo", &entry.message).await, Ok(Some(entry)));
    }
    let again = store.commit(change(1, "old")).await;
    assert!(again.is_ok(), "a mark that is gone does not forbid its cause: {again:?}");
    assert_eq!(store.order("demo", "old").await.unwrap(), None);
    assert!(store.order("demo", "new").await.unwrap().is_some());
    let said = store.receipts("demo/order/9", 0, 10).await.unwrap();
    assert_eq!(said[0].receipt.kind, "event.expired", "a parked event never goes without a receipt");
}

#[test]
fn a_file_of_a_newer_aftertext_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("aftertext.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let error = SqliteStore::open(&path).err().unwrap().to_string();
    assert!(error.contains("schema 99") && error.contains("use the newer aftertext"), "{error}");
}

/// Both stores take the same; one of them answers from memory what it can.
#[tokio::test]
async fn whatever_happens_a_load_gives_what_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let file = SqliteStore::open(&folder.path().join("aftertext.db")).unwrap();
    let plain = Memory::default();
    let keys = ["demo/settings", "demo/+12025550123", "demo/+12025550124", "demo/order/7"].map(String::from);
    let mut chance = Pcg64Mcg::seed_from_u64(7);
    for step in 0..2_000_i64 {
        let (one, cause) =
            (&keys[chance.random_range(1..4)], format!("cause {}", chance.random_range(0..200)));
        match chance.random_range(0..40) {
            0 => {
                let settings = format!(r#"{{"brand": "{step}"}}"#);
                file.put_settings("demo", &settings).await.unwrap();
                plain.put_settings("demo", &settings).await.unwrap();
            }
            1 => {
                let phones = ["+12025550123".to_owned()];
                file.erase_person("demo", &phones, &[]).await.unwrap();
                plain.erase_person("demo", &phones, &[]).await.unwrap();
            }
            _ => {
                let known = plain.load(std::slice::from_ref(one), &cause).await.unwrap()[0].version;
                let expected = known.saturating_sub(chance.random_range(0..10) / 9);
                let state = step.to_string().into_bytes();
                let change = || Change { key: one.clone(), state: state.clone(), ..change(expected, &cause) };
                let (in_file, in_memory) = (file.commit(change()).await, plain.commit(change()).await);
                assert_eq!(format!("{in_file:?}"), format!("{in_memory:?}"), "step {step}");
            }
        }
        let in_file = file.load(&keys, &cause).await.unwrap();
        let in_memory = plain.load(&keys, &cause).await.unwrap();
        assert_eq!(format!("{in_file:?}"), format!("{in_memory:?}"), "step {step}");
    }
}

/// Nobody else can claim it meanwhile, and it is found when the lease ends.
#[tokio::test]
async fn what_a_commit_claims_is_handed_over_once_it_is_durable() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("aftertext.db")).unwrap();
    let (hand_over, handed_over) = std::sync::mpsc::channel();
    let claiming = Claiming {
        now: 1_000,
        lease_ms: 500,
        hand_over: Box::new(move |timers| {
            timers.into_iter().for_each(|timer| hand_over.send(timer).unwrap())
        }),
    };
    let timer = |name: &str, due_at| Timer { name: name.into(), due_at };
    let set_timers = vec![timer("now", 900), timer("later", 1_200)];
    let change = Change { set_timers, ..change(0, "order") };
    let committed = store.commit_and_claim(change, claiming).await.unwrap();
    assert_eq!(committed, Committed { version: 1, claimed: true });
    let claimed: Vec<_> = handed_over.iter().map(|timer| (timer.name, timer.due_at, timer.attempt)).collect();
    assert_eq!(claimed, [("now".to_owned(), 900, 1)]);

    let claim = async |now| {
        let claim = store.claim(now, 500, 9).await.unwrap();
        claim.timers.into_iter().map(|timer| (timer.name, timer.attempt)).collect::<Vec<_>>()
    };
    assert_eq!(claim(1_100).await, []);
    assert_eq!(claim(1_200).await, [("later".to_owned(), 1)]);
    assert_eq!(claim(1_500).await, [("now".to_owned(), 2)]);
}

fn parcel(number: &str) -> Parcel {
    serde_json::from_value(serde_json::json!({"id": "f1", "tracking_number": number, "lines": []})).unwrap()
}

fn parked(awaited: &str, id: &str) -> ParkedEvent {
    ParkedEvent { shop: "demo".into(), order: awaited.into(), id: id.into(), event: "{}".into(), at: 1000 }
}

async fn a_parcel_is_found_by_its_number_and_gives_back_what_waited_for_it(store: Arc<dyn Store>) {
    let early = parked(&awaited_parcel("9400"), "early");
    assert_eq!(store.park(&early).await, Ok(Parking::Parked));
    assert_eq!(store.parcel("demo", "9400").await, Ok(None));
    assert_eq!(store.remember_parcel("demo", "1001", &parcel("9400"), 1000).await, Ok(vec![early.clone()]));
    assert_eq!(store.parcel("demo", "9400").await, Ok(Some(("1001".into(), parcel("9400")))));
    assert_eq!(store.parcel("other", "9400").await, Ok(None));
    assert_eq!(store.park(&parked(&awaited_parcel("9400"), "late")).await, Ok(Parking::OrderKnown));
    assert_eq!(store.parked_with_order(10).await, Ok(vec![early]), "a crash leaves it over");
}

async fn a_person_is_erased_with_their_orders_and_nobody_else(store: Arc<dyn Store>) {
    let mut theirs = order("1001");
    theirs.buyer.id = Some("c1".into());
    theirs.buyer.phone = Some("+12025550123".into());
    store.remember_order("demo", &theirs, 1, 1).await.unwrap();
    store.remember_order("demo", &order("1002"), 1, 1).await.unwrap();
    store.remember_parcel("demo", "1001", &parcel("9400"), 1).await.unwrap();
    for whose in ["c1", "+12025550123"] {
        assert_eq!(store.orders_of("demo", whose).await, Ok(vec![theirs.clone()]), "{whose}");
    }
    assert_eq!(store.orders_of("other", "c1").await, Ok(Vec::new()));
    let sent = Receipt { message: Some("m1".into()), ..receipt("text.sent", 1) };
    store.note(KEY, vec![sent, receipt("contact.forgotten", 2)]).await.unwrap();
    store.note("demo/+12025550124", vec![receipt("text.sent", 1)]).await.unwrap();
    let entry = LedgerEntry {
        shop: "demo".into(),
        message: "m1".into(),
        recipient: "+12025550123".into(),
        state: LedgerState::Sending,
        at: 1,
    };
    store.begin_send(&entry, &[link("c1")]).await.unwrap();
    // The ledger may be kept for longer than the receipts.
    let outlived = LedgerEntry { message: "m0".into(), ..entry.clone() };
    let neighbours = LedgerEntry { message: "m2".into(), recipient: "+12025550124".into(), ..entry };
    store.begin_send(&outlived, &[]).await.unwrap();
    store.begin_send(&neighbours, &[]).await.unwrap();

    store.erase_person("demo", &["+12025550123".into()], &["1001".into()]).await.unwrap();
    let kinds = async |key: &str| -> Vec<String> {
        store.receipts(key, 0, 10).await.unwrap().into_iter().map(|logged| logged.receipt.kind).collect()
    };
    assert_eq!(kinds(KEY).await, ["contact.forgotten"]);
    assert_eq!(kinds("demo/+12025550124").await, ["text.sent"]);
    assert_eq!(store.ledger("demo", "m1").await, Ok(None));
    assert_eq!(store.ledger("demo", "m0").await, Ok(None), "no receipt names it any more");
    assert_eq!(store.ledger("demo", "m2").await, Ok(Some(neighbours)), "somebody else's");
    assert_eq!(store.link("c1").await, Ok(None));
    assert_eq!(store.order("demo", "1001").await, Ok(None));
    assert_eq!(store.parcel("demo", "9400").await, Ok(None));
    assert!(store.order("demo", "1002").await.unwrap().is_some());
}

async fn earlier_words_are_kept_with_the_settings_that_replace_them(store: Arc<dyn Store>) {
    let settings = |words: &str| format!(r#"{{"brand":"Demo","templates":{{"shipped":"{words}"}}}}"#);
    for words in ["one", "one", "two"] {
        store.put_settings("demo", &settings(words)).await.unwrap();
    }
    let [stored] = store.load(&["demo/settings".into()], "").await.unwrap().try_into().unwrap();
    let stored_settings: serde_json::Value = serde_json::from_slice(&stored.state).unwrap();
    assert_eq!(stored.version, 2, "the same settings again are no new version");
    assert_eq!(stored_settings["revision"], 1);
    assert_eq!(stored_settings["history"][0]["templates"]["shipped"], "one");
}

#[tokio::test]
async fn a_shop_is_erased_a_little_at_a_time_until_nothing_of_it_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("aftertext.db")).unwrap();
    for number in 0..50 {
        for shop in ["demo", "demo-2"] {
            store.note(&format!("{shop}/+1202555{number:04}"), vec![receipt("text.sent", 1)]).await.unwrap();
            store.remember_order(shop, &order(&number.to_string()), 1, 1).await.unwrap();
        }
    }
    let row = ShopRow { id: "demo".into(), profile: "{}".into(), sealed: Vec::new() };
    store.put_shop(&row).await.unwrap();
    store.erase_shop("demo").await.unwrap();
    let forever = Retention { receipts_ms: DAY_MS, orders_ms: DAY_MS, ..Retention::default() };
    let mut steps = 0;
    while store.prune(&forever, 1000).await.unwrap() {
        steps += 1;
        assert!(steps < 50, "it does not end");
    }
    assert!(steps > 2, "one step took it all");
    assert_eq!(store.shop("demo").await, Ok(None));
    let file = rusqlite::Connection::open(folder.path().join("aftertext.db")).unwrap();
    let count = |rule: &str| file.query_row(rule, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM contact WHERE key LIKE 'demo/%'"), 0);
    assert_eq!(count("SELECT count(*) FROM known_order WHERE shop = 'demo'"), 0);
    assert_eq!(count("SELECT count(*) FROM contact"), 50, "the neighbour has a name that begins the same");
    assert_eq!(count("SELECT count(*) FROM receipt"), 50);
}

#[tokio::test]
async fn a_file_of_the_first_schema_gets_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("aftertext.db");
    let first = include_str!("../src/store/sqlite/schema.sql");
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch(&format!("{first} PRAGMA user_version = 1;")).unwrap();
    drop(file);
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.remember_parcel("demo", "1001", &parcel("9400"), 1).await, Ok(Vec::new()));
}
