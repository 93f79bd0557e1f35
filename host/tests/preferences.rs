//! The preference page and the other ways in which people take their consent
//! back besides replies: what is recorded, what is silent from then on, and what
//! changes nothing.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use aftertext::preferences::choices::TOPICS;
use aftertext::preferences::link::{Links, Whose};
use aftertext::seal::Sealer;
use aftertext::{Clock, SystemClock};
use reqwest::{Client, Response, StatusCode};
use running::{KEY, Running};
use serde_json::{Value, json};
use tempfile::TempDir;

const PHONE: &str = "+12025550123";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Nobody is behind the gateway: every text waits.
const SHOP: &str = r#"
[shops.demo]
settings = { brand = "Demo & Sons", support = "help@demo.example" }
api_tokens = ["a-token"]

[shops.demo.gateway]
kind = "telnyx"
secret = "k"
sender = "+12025550100"
base_url = "http://127.0.0.1:9"
"#;

struct World {
    host: Running,
    folder: TempDir,
    client: Client,
}

impl World {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host =
            Running::start(folder.path(), &format!("server.public_url = \"http://127.0.0.1:9\"\n{SHOP}"))
                .await;
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { host, folder, client }
    }

    async fn get(&self, path: &str, cookie: &str) -> Response {
        let request = self.client.get(format!("{}{path}", self.host.url)).header("cookie", cookie);
        request.header("accept-language", "en").send().await.unwrap()
    }

    async fn post(&self, path: &str, body: &Value) -> Response {
        let request = self.client.post(format!("{}/v1/shops/demo/{path}", self.host.url));
        request.bearer_auth("a-token").json(body).send().await.unwrap()
    }

    /// An order with consent, whose text then waits.
    async fn order(&self) {
        let at = SystemClock.now();
        let event = json!({
            "id": format!("event-{at}"), "occurred_at": at, "change": "placed",
            "order": {"id": format!("{at}"), "name": "#1", "placed_at": at, "buyer": {"phone": PHONE},
                      "total": {"amount": 0, "scale": 2, "currency": "USD"}},
            "consent": [{"topic": "marketing", "granted": true, "at": at, "source": "checkout"}],
        });
        assert_eq!(self.post("events", &event).await.status(), StatusCode::OK);
        self.receipts_until("text.postponed").await;
    }

    async fn receipts(&self) -> Vec<String> {
        let url = format!("{}/v1/shops/demo/receipts?phone=%2B12025550123", self.host.url);
        let answer: Value =
            self.client.get(url).bearer_auth("a-token").send().await.unwrap().json().await.unwrap();
        let receipts = answer["receipts"].as_array().unwrap();
        receipts
            .iter()
            .map(|receipt| format!("{} {}", receipt["kind"].as_str().unwrap(), receipt["detail"]))
            .collect()
    }

    async fn receipts_until(&self, kind: &str) -> Vec<String> {
        for _ in 0..500 {
            let receipts = self.receipts().await;
            if receipts.iter().any(|receipt| receipt.starts_with(kind)) {
                return receipts;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no {kind} in {:?}", self.receipts().await);
    }

    async fn link(&self) -> String {
        let answer = self.post("preference-links", &json!({"phone": "+1 (202) 555-0123"})).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let link: Value = answer.json().await.unwrap();
        assert!(link["expires_at"].as_i64().unwrap() > SystemClock.now() + 29 * DAY_MS);
        let url = link["url"].as_str().unwrap();
        url.strip_prefix("http://127.0.0.1:9").unwrap().to_owned()
    }

    /// Opens a link; gives the cookie.
    async fn visit(&self) -> String {
        let answer = self.get(&self.link().await, "").await;
        assert_eq!(answer.status(), StatusCode::OK);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    async fn page(&self, cookie: &str) -> String {
        let answer = self.get("/preferences", cookie).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.text().await.unwrap()
    }

    async fn send(&self, cookie: &str, form: &str, fields: &[(&str, &str)]) -> Response {
        let fields: Vec<_> = fields.iter().copied().chain([("form", form)]).collect();
        let request = self.client.post(format!("{}/preferences", self.host.url));
        request.header("cookie", cookie).form(&fields).send().await.unwrap()
    }

    fn consent(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_aftertext"))
            .arg("consent")
            .args(arguments)
            .current_dir(self.folder.path())
            .env("AFTERTEXT_KEY", KEY)
            .output()
            .unwrap()
    }

    /// The ledger, a line an entry: topic, granted, source, wording.
    fn ledger(&self) -> Vec<(String, bool, String, Option<String>)> {
        let output = self.consent(&["export", "--format", "jsonl"]).stdout;
        let lines = String::from_utf8(output).unwrap();
        let entries = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let text = |value: &Value| value.as_str().map(str::to_owned);
        entries
            .map(|entry| {
                let [topic, source] = ["topic", "source"].map(|name| text(&entry[name]).unwrap());
                (topic, entry["granted"].as_bool().unwrap(), source, text(&entry["wording"]))
            })
            .collect()
    }
}

/// What a form holds.
fn form(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"form\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The topics whose switches are on.
fn switched_on(page: &str) -> Vec<&'static str> {
    TOPICS.into_iter().filter(|topic| page.contains(&format!("value=\"{topic}\" checked"))).collect()
}

#[tokio::test]
async fn a_link_leads_to_the_page_and_to_look_changes_nothing() {
    let world = World::start().await;
    world.order().await;
    let (before, link) = (world.ledger(), world.link().await);
    assert!(!link.contains("2025550123"));
    let arrived = world.get(&link, "").await;
    let headers = arrived.headers().clone();
    let cookie = headers["set-cookie"].to_str().unwrap();
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/preferences", "Max-Age=1800"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    for (name, value) in [("referrer-policy", "no-referrer"), ("cache-control", "no-store")] {
        assert_eq!(headers[name], value);
    }
    assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    assert!(arrived.text().await.unwrap().contains("url=/preferences"));

    let page = world.page(cookie.split(';').next().unwrap()).await;
    assert!(page.contains("What Demo &amp; Sons may text to +1202•••••23"), "{page}");
    assert!(!page.contains("5550123") && !page.contains("<script"), "{page}");
    assert_eq!(switched_on(&page), TOPICS);
    assert_eq!(world.ledger(), before);
    world.host.stop().await;
}

#[tokio::test]
async fn what_is_flipped_on_the_page_is_in_the_ledger_with_the_words_that_stood_there() {
    let world = World::start().await;
    world.order().await;
    let cookie = world.visit().await;
    let stale = form(&world.page(&cookie).await);
    let kept =
        [("topic", "order-updates"), ("topic", "delivery-updates"), ("topic", "set-up"), ("do", "save")];
    let saved = world.send(&cookie, &stale, &kept).await;
    assert_eq!(
        (saved.status(), saved.headers()["location"].to_str().unwrap()),
        (StatusCode::SEE_OTHER, "/preferences?saved")
    );
    assert_eq!(switched_on(&world.page(&cookie).await), ["order-updates", "delivery-updates", "set-up"]);

    let fresh = form(&world.page(&cookie).await);
    world.send(&cookie, &fresh, &[("do", "stop")]).await;
    let page = world.get("/preferences?saved", &cookie).await.text().await.unwrap();
    assert!(
        page.contains("You get no texts from Demo &amp; Sons.") && switched_on(&page).is_empty(),
        "{page}"
    );
    world.send(&cookie, &fresh, &kept).await;
    assert!(
        switched_on(&world.page(&cookie).await).is_empty(),
        "a form from before the STOP does not undo it"
    );

    let after = form(&world.page(&cookie).await);
    let resumed = world.send(&cookie, &after, &[("topic", "delivery-updates"), ("do", "save")]).await;
    assert_eq!(resumed.headers()["location"], "/preferences?resumed");
    assert_eq!(switched_on(&world.page(&cookie).await), ["delivery-updates"]);

    let ledger = world.ledger();
    let told: Vec<_> = ledger
        .iter()
        .map(|(topic, granted, source, _)| (topic.as_str(), *granted, source.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("marketing", true, "checkout"),
            ("feedback", false, "preference-page"),
            ("loyalty", false, "preference-page"),
            ("reorder", false, "preference-page"),
            ("all", false, "preference-page"),
            ("delivery-updates", true, "preference-page"),
        ]
    );
    let wording = ledger[5].3.as_deref().unwrap();
    assert!(
        wording.starts_with("Delivery: On its way") && wording.contains("automated texts from Demo & Sons"),
        "{wording}"
    );
    world.host.stop().await;
}

/// How somebody leaves who has a text on its way, and what the ledger calls it.
const WAYS_OUT: [(&str, &str); 3] =
    [("the page", "preference-page"), ("the API", "call-centre"), ("the gateway's list", "gateway-list")];

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_by_the_page_the_api_or_the_gateways_list_gets_nothing_that_waits() {
    for (way, source) in WAYS_OUT {
        let world = World::start().await;
        world.order().await;
        match way {
            "the page" => {
                let cookie = world.visit().await;
                let form = form(&world.page(&cookie).await);
                world.send(&cookie, &form, &[("do", "stop")]).await;
            }
            "the API" => {
                let grant =
                    json!({"topic": "all", "granted": false, "at": SystemClock.now(), "source": source});
                let change = json!({"id": "call-7", "phone": PHONE, "grants": [grant]});
                assert_eq!(world.post("consent", &change).await.status(), StatusCode::OK);
            }
            _ => {
                std::fs::write(world.folder.path().join("list.csv"), format!("Number\n{PHONE}\n")).unwrap();
                let list = [
                    "reconcile",
                    "--shop",
                    "demo",
                    "--gateway",
                    "telnyx",
                    "--url",
                    &world.host.url,
                    "list.csv",
                ];
                let output = world.consent(&list);
                assert!(output.status.success(), "{output:?}");
            }
        }
        // Not later, but together with it.
        let receipts = world.receipts().await;
        assert!(receipts.iter().any(|receipt| receipt.starts_with("text.dropped")), "{way}: {receipts:?}");
        assert!(!receipts.iter().any(|receipt| receipt.starts_with("text.sent")), "{way}: {receipts:?}");
        let (topic, granted, by, _) = world.ledger().pop().unwrap();
        assert_eq!((topic.as_str(), granted, by.as_str()), ("all", false, source), "{way}");
        world.host.stop().await;
    }
}

#[tokio::test]
async fn what_is_forged_or_too_old_gets_a_friendly_page_and_stores_nothing() {
    let world = World::start().await;
    world.order().await;
    let (cookie, before) = (world.visit().await, world.ledger());
    let links = |days_ago| {
        let links = Links::new(Sealer::new(Some(KEY)).unwrap(), "", 30);
        let whose = Whose { shop: "demo".into(), phone: PHONE.into() };
        links.link(&whose, SystemClock.now() - days_ago * DAY_MS).unwrap().url
    };
    assert_eq!(world.get(&links(29), "").await.status(), StatusCode::OK);
    let huge = format!("/p/{}", "A".repeat(5000));
    let elsewhere = links(1).replace("/p/", "preferences=");
    for (path, cookie, status) in [
        (links(31).as_str(), "", StatusCode::GONE),
        ("/p/AAAA", "", StatusCode::NOT_FOUND),
        (huge.as_str(), "", StatusCode::NOT_FOUND),
        ("/preferences", "", StatusCode::NOT_FOUND),
        ("/preferences", "preferences=x", StatusCode::NOT_FOUND),
        ("/preferences", elsewhere.as_str(), StatusCode::NOT_FOUND),
    ] {
        let answer = world.get(path, cookie).await;
        assert_eq!(answer.status(), status, "{path} {cookie}");
        assert!(!answer.headers().contains_key("set-cookie"));
        assert!(answer.text().await.unwrap().contains("This link does not work any more"), "{path}");
    }
    let form = form(&world.page(&cookie).await);
    let stop = [("do", "stop")];
    assert_eq!(world.send("", &form, &stop).await.status(), StatusCode::NOT_FOUND, "no cookie");
    assert_eq!(world.send(&cookie, "", &stop).await.status(), StatusCode::GONE, "no token");
    assert_eq!(world.send(&cookie, &cookie[12..], &stop).await.status(), StatusCode::GONE, "another token");
    let large = "x".repeat(5000);
    let too_large = world.send(&cookie, &form, &[("do", "stop"), ("topic", &large)]).await;
    assert_eq!(too_large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let nameless = world.client.post(format!("{}/v1/shops/demo/preference-links", world.host.url));
    assert_eq!(
        nameless.json(&json!({"phone": PHONE})).send().await.unwrap().status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        world.post("preference-links", &json!({"phone": "Dana"})).await.status(),
        StatusCode::BAD_REQUEST
    );
    assert_eq!(world.ledger(), before);

    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(world.send(&cookie, &form, &[("do", "save")]).await.status());
    }
    assert_eq!(answers.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
    world.host.stop().await;
}

#[tokio::test]
async fn a_page_speaks_the_language_of_the_orders_and_a_link_comes_by_the_command_line_too() {
    let world = World::start().await;
    let at = SystemClock.now();
    let event = json!({
        "id": "e", "occurred_at": at, "change": "placed",
        "order": {"id": "1", "name": "#1", "placed_at": at, "buyer": {"phone": PHONE, "locale": "de-AT"},
                  "total": {"amount": 0, "scale": 2, "currency": "EUR"}},
        "consent": [{"topic": "transactional", "granted": true, "at": at, "source": "checkout"}],
    });
    world.post("events", &event).await;
    let output = world.consent(&["link", "--shop", "demo", "--phone", PHONE]);
    let url = String::from_utf8(output.stdout).unwrap();
    let arrived = world.get(url.trim().strip_prefix("http://127.0.0.1:9").unwrap(), "").await;
    let cookie = arrived.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let page = world.page(&cookie).await;
    assert!(page.contains("<html lang=\"de\">") && page.contains("Keine SMS mehr"), "{page}");
    world.host.stop().await;
}

fn reconcile(world: &World, arguments: &[&str]) -> (Option<i32>, String) {
    let common = ["reconcile", "--shop", "demo", "--gateway", "telnyx", "--url", &world.host.url];
    let output = world.consent(&[&common, arguments].concat());
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr),
    )
}

fn write(folder: &Path, list: &str) {
    std::fs::write(folder.join("list.csv"), list).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_differs_from_the_gateways_list_is_told_and_what_is_only_there_is_recorded() {
    let world = World::start().await;
    let now = SystemClock.now();
    let say = async |phone: &str, granted: bool, at: i64| {
        let grant = json!({"topic": "all", "granted": granted, "at": at, "source": "reply"});
        let change = json!({"id": format!("{phone}-{at}"), "phone": phone, "grants": [grant]});
        assert_eq!(world.post("consent", &change).await.status(), StatusCode::OK);
    };
    say("+12025550101", false, now - 9000).await;
    say("+12025550102", false, now - 9000).await;
    say("+12025550103", false, now - 9000).await;
    say("+12025550103", true, now - 1000).await;
    say("+12025550104", true, now - 9000).await;
    let at = now - 5000;
    write(
        world.folder.path(),
        &format!("to,at\n+12025550101,{at}\n+12025550103,{at}\n+12025550104,{at}\n+12025550105,{at}\n"),
    );
    let before = world.ledger();
    let (code, said) = reconcile(&world, &["list.csv", "--dry-run"]);
    assert_eq!((code, world.ledger()), (Some(1), before), "{said}");
    let (code, said) = reconcile(&world, &["list.csv"]);
    assert_eq!(code, Some(1), "{said}");
    for line in [
        "only there     +12025550104      recorded here",
        "only there     +12025550105      recorded here",
        "only here      +12025550102",
        "blocked there  +12025550103",
        "4 on the list of telnyx: 1 in both, 2 only there, 1 only here, 1 blocked there",
    ] {
        assert!(said.contains(line), "{said}");
    }
    let (_, said) = reconcile(&world, &["list.csv", "--format", "json"]);
    let drift: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((&drift["both"], &drift["only_there"]), (&json!(3), &json!({})), "{drift}");

    write(world.folder.path(), "+12025550101\n+12025550102\n+12025550103\n+12025550104\n+12025550105\n");
    let (code, said) = reconcile(&world, &["list.csv"]);
    assert_eq!(code, Some(0), "a list without moments is believed: {said}");
    for (arguments, words) in [
        (vec!["nothing.csv"], "cannot read nothing.csv"),
        (vec!["list.csv", "--gateway", "twilio"], "cannot be used multiple times"),
        (vec!["--fetch"], "cannot be had"),
    ] {
        let (code, said) = reconcile(&world, &arguments);
        assert!(code == Some(2) && said.contains(words), "{said}");
    }
    write(world.folder.path(), "+12025550199\n");
    let nobody =
        ["reconcile", "--shop", "demo", "--gateway", "telnyx", "--url", "http://127.0.0.1:9", "list.csv"];
    let output = world.consent(&nobody);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("start it, or give --url"));
    world.host.stop().await;
}
