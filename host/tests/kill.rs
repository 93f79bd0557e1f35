//! The host is killed at random moments under load, again and again, on one
//! file. Whatever it accepted has its text or a receipt that says why not, and
//! nobody gets a text twice.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::iter;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conformance::gateway::vendor::API_KEY;
use conformance::gateway::{Answer, StandIn};
use conformance::world::PUBLIC_URL;
use program::Program;
use serde_json::{Value, json};

const ORDERS_AT_ONCE: usize = 8;
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
/// What a gateway takes for an answer, so that kills find sends under way.
const DELAY: Duration = Duration::from_millis(3);

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_random_moments_the_host_loses_nothing_and_sends_nothing_twice() {
    let gateway = StandIn::start(&[]).await.unwrap();
    gateway.usually(Answer { delay: DELAY, ..Answer::default() });
    let uncertain = survive(50, &[&gateway]).await;
    println!("{} texts, {uncertain} uncertain", gateway.count());
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_two_gateways_the_host_sends_nothing_by_both() {
    let [first, second] = [StandIn::start(&[]).await.unwrap(), StandIn::start(&[]).await.unwrap()];
    let no = |word: &str| Answer { says: Some(word.into()), delay: DELAY, ..Answer::default() };
    // What it refuses, the second has to send; what it took, or may have taken, nobody.
    let gone = Answer { hangs_up: true, delay: DELAY, ..Answer::default() };
    let down = Answer { status: Some(503), delay: DELAY, ..Answer::default() };
    first.script(iter::repeat_n([no("throttled"), gone, down, no("broken")], 1000).flatten());
    second.usually(Answer { delay: DELAY, ..Answer::default() });
    let uncertain = survive(15, &[&first, &second]).await;
    let (taken, after) = (first.count(), second.count());
    assert!(taken > 0 && after > 0 && uncertain > 0, "{taken} texts by the first, {after} by the second");
    println!("{taken} texts by the first gateway, {after} by the second, {uncertain} uncertain");
}

/// Orders come in while the host is killed again and again, on one file, with
/// these gateways, asked in this order. Each order ends in a text or a receipt
/// that says why not, and in one text at most; gives how many are uncertain.
async fn survive(kills: usize, gateways: &[&StandIn]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    write_settings(folder.path(), gateways);
    let accepted: Arc<Mutex<Vec<String>>> = Arc::default();
    let counter = Arc::new(AtomicUsize::new(0));
    let mut moments = Moments(0x5eed);
    for _ in 0..kills {
        let (host, address) = start(folder.path()).await;
        let load: Vec<_> = (0..ORDERS_AT_ONCE)
            .map(|_| tokio::spawn(order_until_refused(address, Arc::clone(&counter), Arc::clone(&accepted))))
            .collect();
        tokio::time::sleep(Duration::from_millis(moments.next() % 400)).await;
        drop(host);
        for orders in load {
            orders.await.unwrap();
        }
    }

    let (host, address) = start(folder.path()).await;
    let accepted = accepted.lock().unwrap().clone();
    assert!(accepted.len() > kills, "the load was too small to mean anything: {}", accepted.len());
    let mut uncertain = 0;
    let mut told = BTreeSet::new();
    for phone in &accepted {
        match explained(address, phone).await.as_str() {
            "text.sent" => drop(told.insert(phone.clone())),
            _ => uncertain += 1,
        }
    }
    drop(host);

    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    for text in gateways.iter().flat_map(|gateway| gateway.texts()) {
        *texts.entry(text.to).or_default() += 1;
    }
    let twice: Vec<_> = texts.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "texted twice: {twice:?}");
    let never: Vec<_> = told.iter().filter(|phone| !texts.contains_key(*phone)).collect();
    assert!(never.is_empty(), "no gateway has what was told as sent: {never:?}");
    uncertain
}

/// Waits for the receipt that ends the story of this contact's order.
async fn explained(address: SocketAddr, phone: &str) -> String {
    let url = format!("http://{address}/v1/shops/demo/receipts?phone={}", phone.replace('+', "%2B"));
    let deadline = Instant::now() + Duration::from_secs(60);
    while Instant::now() < deadline {
        let answer: Value =
            client().get(&url).bearer_auth("token").send().await.unwrap().json().await.unwrap();
        let kinds: Vec<_> = answer["receipts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|receipt| receipt["kind"].as_str().unwrap())
            .collect();
        if let Some(end) = kinds.iter().find(|kind| ["text.sent", "text.uncertain"].contains(kind)) {
            return (*end).to_owned();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{phone} was accepted and never explained");
}

/// Posts one order after another, each of a new buyer, until the host is gone.
async fn order_until_refused(
    address: SocketAddr,
    counter: Arc<AtomicUsize>,
    accepted: Arc<Mutex<Vec<String>>>,
) {
    loop {
        let number = counter.fetch_add(1, Ordering::Relaxed);
        let phone = format!("+1202555{number:04}");
        let answer = client()
            .post(format!("http://{address}/v1/shops/demo/events"))
            .bearer_auth("token")
            .json(&order_placed(number, &phone))
            .send()
            .await;
        match answer {
            Ok(answer) if answer.status().is_success() => accepted.lock().unwrap().push(phone),
            Ok(answer) => panic!("refused: {}", answer.status()),
            Err(_) => return,
        }
    }
}

fn order_placed(number: usize, phone: &str) -> Value {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64;
    json!({
        "id": format!("event-{number}"),
        "occurred_at": now,
        "change": "placed",
        "order": {
            "id": number.to_string(), "name": format!("#{number}"), "placed_at": now,
            "total": {"amount": 5900, "scale": 2, "currency": "USD"},
            "buyer": {"phone": phone, "first_name": "Dana"},
            "lines": [{"id": "1", "product_id": "1", "title": "Mug", "quantity": 1, "method": "ship"}],
        },
        "consent": [{"topic": "transactional", "granted": true, "at": now, "source": "checkout"}],
    })
}

fn write_settings(folder: &Path, gateways: &[&StandIn]) {
    let database = folder.join("aftertext.db");
    let accounts: String = gateways.iter().enumerate().map(account).collect();
    let settings = format!(
        r#"
        [server]
        listen = "127.0.0.1:0"
        public_url = "{PUBLIC_URL}"
        [store]
        sqlite = '{}'
        [shops.demo]
        api_tokens = ["token"]
        settings = {{ brand = "Demo Shop" }}
        {accounts}
        "#,
        database.display()
    );
    std::fs::write(folder.join("aftertext.toml"), settings).unwrap();
}

fn account((place, gateway): (usize, &&StandIn)) -> String {
    format!(
        r#"
        [[shops.demo.gateways]]
        name = "gateway-{place}"
        kind = "telnyx"
        secret = "{API_KEY}"
        sender = "+12025550100"
        base_url = "{}"
        "#,
        gateway.base_url()
    )
}

/// Dropping it is a SIGKILL.
async fn start(folder: &Path) -> (Program, SocketAddr) {
    let log = folder.join("aftertext.log");
    let host = Command::new(env!("CARGO_BIN_EXE_aftertext"))
        .arg("serve")
        .arg("--config")
        .arg(folder.join("aftertext.toml"))
        .arg("--component")
        .arg(conformance::component())
        .arg("--cache")
        .arg(conformance::cache())
        .env("AFTERTEXT_KEY", KEY)
        .env("AFTERTEXT_LOG", "error")
        .stdout(File::create(&log).unwrap())
        .spawn()
        .map(Program)
        .expect("the host starts");
    let address = program::address(&log).await;
    (host, address)
}

fn client() -> &'static reqwest::Client {
    static CLIENT: std::sync::OnceLock<reqwest::Client> = std::sync::OnceLock::new();
    CLIENT.get_or_init(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::Client::builder().timeout(Duration::from_secs(5)).build().unwrap()
    })
}

/// Moments that look random and are the same in every run (SplitMix64).
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }
}
