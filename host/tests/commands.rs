//! The commands that answer questions, as people and programs use them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use aftertext::store::sqlite::SqliteStore;
use aftertext::store::{LedgerEntry, LedgerState, Store};
use serde_json::Value;

fn aftertext(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_aftertext"))
        .args(arguments)
        .env("AFTERTEXT_COMPONENT", conformance::component())
        .env("AFTERTEXT_CACHE", conformance::cache())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn data(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../guest/flow/tests/data").join(file);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_vector_is_measured_as_it_should_be() {
    let data = data("segments.json");
    let vectors = data["vectors"].as_array().unwrap();
    let input: String =
        vectors.iter().map(|vector| format!("{}\n", serde_json::json!({"text": vector["text"]}))).collect();
    let measured = lines(&aftertext(&["measure"], &input));
    assert_eq!(measured.len(), vectors.len());
    for (vector, measured) in vectors.iter().zip(&measured) {
        for field in ["text", "encoding", "units", "segments"] {
            assert_eq!(measured[field], vector[field], "{}: {field}", vector["name"]);
        }
    }
}

#[test]
fn a_reply_comes_back_with_what_it_means_and_why() {
    let input = "{\"text\": \"please stop texting me\", \"lang\": \"en\", \"id\": 7}\n\n{\"text\": \"4\"}\n";
    let read = lines(&aftertext(&["read-reply"], input));
    assert_eq!((&read[0]["intent"], &read[0]["id"]), (&"opt_out".into(), &7.into()));
    assert!(read[0]["because"].as_str().is_some_and(|because| !because.is_empty()));
    assert_eq!((&read[1]["intent"], &read[1]["rating"]), (&"rating".into(), &4.into()));
}

#[test]
fn a_line_that_is_no_question_is_named() {
    for (input, said) in [
        (
            "{\"text\": \"a\"}\nnonsense\n",
            "error: line 2: expected ident in column 2; {\"text\": \"…\"} is expected",
        ),
        ("[1]\n", "error: line 1: invalid type: sequence, expected a map; {"),
        ("{\"words\": \"a\"}\n", "line 1: it has no text"),
        ("{\"text\": 5}\n", "line 1: its text has to be a string"),
    ] {
        let output = aftertext(&["measure"], input);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && error.contains(said), "{error}");
    }
}

fn fixture(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("edge/tests/fixtures").join(file)
}

#[test]
fn a_captured_webhook_is_told_in_our_words() {
    let file = fixture("easypost/tracker_updated_delivered.json");
    let output = aftertext(&["ingest", "easypost", file.to_str().unwrap()], "");
    assert!(String::from_utf8_lossy(&output.stderr).contains("the signature was not checked"));
    let events: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(events[0]["tracking"]["tracking_number"], "9400100000000000000000");
    assert_eq!(events[0]["tracking"]["status"], "delivered");
}

#[test]
fn a_webhook_that_nobody_signed_or_sends_is_refused() {
    let file = fixture("easypost/tracker_updated_delivered.json");
    let file = file.to_str().unwrap();
    for (arguments, said) in [
        (vec!["ingest", "easypost", file, "--secret", "wrong"], "the signature does not hold"),
        (vec!["ingest", "nobody", file], "known are events, shopify"),
        (vec!["ingest", "shopify", "no-such-file.json"], "cannot read no-such-file.json"),
    ] {
        let output = aftertext(&arguments, "");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && error.contains(said), "{error}");
        assert!(output.stdout.is_empty());
    }
}

/// A shop with a gateway on loopback.
fn settings(folder: &Path, gateway_url: &str, public_url: &str) -> PathBuf {
    let file = folder.join("aftertext.toml");
    let text = format!(
        r#"
server.public_url = "{public_url}"
[shops.demo]
settings = {{ brand = "Demo" }}
sources.vonage.secrets = ["a-signature-secret"]
[[shops.demo.gateways]]
kind = "twilio"
account_sid = "AC00000000000000000000000000000001"
auth_tokens = ["a-twilio-token"]
sender = "+12025550100"
base_url = "{gateway_url}"
[[shops.demo.gateways]]
name = "north"
kind = "vonage"
api = "sms"
api_key = "abcd1234"
api_secret = "a vonage+secret"
sender = "Demo"
base_url = "{gateway_url}"
[[shops.demo.gateways]]
kind = "telnyx"
secret = "a-telnyx-key"
sender = "+12025550100"
base_url = "{gateway_url}"
[[shops.demo.gateways]]
kind = "relay"
secret = "a-relay-key"
sender = "Demo"
url = "{gateway_url}/send?to={{digits}}"
headers = {{ x-key = "Key {{secret}}" }}
body = '{{"text": "{{body}}", "ref": "{{id}}"}}'
rule = {{ id = "/id", code = "/code", accepted = ["0"], codes = {{ 7 = {{ refused = "opted_out" }}, 8 = "throttled" }} }}
"#
    );
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn a_dry_run_shows_the_request_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let file = settings(folder.path(), "http://127.0.0.1:9", "https://sms.example.com");
    let dry_run = |gateway: &str| {
        let config = file.to_str().unwrap();
        let to = ["--gateway", gateway, "--to", "+12025550123", "--dry-run"];
        aftertext(&[&["send", "--config", config][..], &to].concat(), "")
    };
    for (gateway, said) in [
        ("twilio", "authorization: Basic •••"),
        ("twilio", "To=%2B12025550123"),
        ("north", "\"api_secret\":\"•••\""),
        (
            "relay",
            "/send?to=12025550123\nx-key: Key •••\ncontent-type: application/json\n\n{\"text\": \"This is",
        ),
        ("telnyx", "https://sms.example.com/v1/shops/demo/telnyx/status?message=trial"),
    ] {
        let output = String::from_utf8(dry_run(gateway).stdout).unwrap();
        assert!(output.contains(said), "{output}");
        for secret in
            ["a-twilio-token", "a vonage+secret", "a-telnyx-key", "a-relay-key", "YS10d2lsaW8tdG9rZW4"]
        {
            assert!(!output.contains(secret), "{output}");
        }
    }
    let output = dry_run("pigeon");
    assert!(String::from_utf8_lossy(&output.stderr).contains("it has twilio, north, telnyx, relay"));
    assert_eq!(output.status.code(), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_what_is_wrong_with_the_live_world() {
    use axum::http::StatusCode;
    use axum::routing::get;
    let live = axum::Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/2010-04-01/Accounts/{account}", get(|| async { "{}" }))
        .route(
            "/2010-04-01/Accounts/{account}/IncomingPhoneNumbers.json",
            get(|| async { "{\"incoming_phone_numbers\": []}" }),
        )
        .route("/v2/phone_numbers", get(|| async { "{\"data\": [{\"phone_number\": \"+12025550100\"}]}" }))
        .route("/account/get-balance", get(|| async { (StatusCode::UNAUTHORIZED, "{}") }))
        .route("/v2/balance", get(|| async { (StatusCode::BAD_GATEWAY, "{}") }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, live).await });
    let folder = tempfile::tempdir().unwrap();
    let file = settings(folder.path(), &url, &url);
    let examine = move || {
        std::process::Command::new(env!("CARGO_BIN_EXE_aftertext"))
            .args(["doctor", "--config", file.to_str().unwrap()])
            .env("AFTERTEXT_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
            .output()
            .unwrap()
    };
    let output = tokio::task::spawn_blocking(examine).await.unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    for said in [
        "ok     AFTERTEXT_KEY",
        "ok     the way to http://127.0.0.1",
        "ok     shop demo, gateway twilio: credentials",
        "note   shop demo, gateway twilio: sender: the account lists no such number",
        "ok     shop demo, gateway twilio: replies",
        "ok     shop demo, gateway telnyx: sender",
        "note   shop demo, gateway relay: credentials: this gateway has no call to ask it with",
        "WRONG  shop demo, gateway north: credentials: the gateway refuses them (401)",
        "ok     shop demo, gateway north: replies",
        "note   shop demo, gateway telnyx: credentials: the gateway answered 502",
        "WRONG  shop demo, gateway telnyx: replies and reports",
        "shops.demo.sources.telnyx.secrets",
    ] {
        assert!(found.contains(said), "{found}");
    }
    assert_eq!(output.status.code(), Some(1));
    assert!(!found.contains("a-twilio-token") && !found.contains("vonage+secret"), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_tries_all_that_a_shop_asks_others_for_and_says_what_cannot_be_asked() {
    use axum::http::StatusCode;
    use axum::routing::{get, post};
    let live = axum::Router::new()
        .route("/stores/ours/v2/orders/0", get(|| async { StatusCode::NOT_FOUND }))
        .route("/stores/theirs/v2/orders/0", get(|| async { StatusCode::UNAUTHORIZED }))
        .route("/oauth/token", post(|| async { (StatusCode::UNAUTHORIZED, "{}") }))
        .route("/.well-known/jwks.json", get(|| async { "{\"keys\": [{\"kid\": \"1\"}]}" }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, live).await });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("aftertext.toml");
    let shop = |id: &str, source: &str, more: &str| {
        format!(
            "[shops.{id}]\nsettings = {{ brand = \"Demo\" }}\ngateway = {{ kind = \"phone\" }}\n\
             [shops.{id}.sources.{source}]\nsecrets = [\"s\"]\n{more}\n"
        )
    };
    let bigcommerce = |hash: &str| {
        format!("access = {{ token = \"a-token\", store_hash = \"{hash}\", base_url = \"{url}\" }}")
    };
    let commercetools = format!(
        "access = {{ client_secret = \"a-secret\", client_id = \"c\", project = \"p\", auth_url = \"{url}\", \
         base_url = \"{url}\" }}"
    );
    let shops = [
        shop("ours", "bigcommerce", &bigcommerce("ours")),
        shop("theirs", "bigcommerce", &bigcommerce("theirs")),
        shop("tools", "commercetools", &commercetools),
        shop("keys", "saleor", &format!("origin = \"{url}/graphql/\"")),
        shop("gone", "saleor", "origin = \"http://127.0.0.1:9/graphql/\""),
    ];
    let texts = format!(
        "[shops.texts]\nsettings = {{ brand = \"Demo\" }}\n[shops.texts.gateway]\nkind = \"telnyx\"\nsecret = \"s\"\n\
         sender = \"+12025550100\"\nbase_url = \"{url}\"\n"
    );
    std::fs::write(&file, format!("server.public_url = \"{url}\"\n{}{texts}", shops.concat())).unwrap();
    let examine = move || aftertext(&["doctor", "--config", file.to_str().unwrap()], "");
    let output = tokio::task::spawn_blocking(examine).await.unwrap();
    let found = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    for said in [
        "ok     shop ours, source bigcommerce: access",
        "WRONG  shop theirs, source bigcommerce: access: the platform lets nobody read orders so (401)",
        "WRONG  shop tools, source commercetools: access: the platform gives no access: it answered 401",
        "ok     shop keys, source saleor: keys",
        "note   shop texts, gateway telnyx: sender: asked for the account's numbers, the gateway answered 404",
        "note   shop gone, source saleor: keys: http://127.0.0.1:9/.well-known/jwks.json",
    ] {
        assert!(found.contains(said), "{said}\n{found}");
    }
    assert!(!found.contains("a-token") && !found.contains("a-secret"), "{found}");
}

#[tokio::test]
async fn the_doctor_counts_the_texts_whose_fate_nobody_knows() {
    let folder = tempfile::tempdir().unwrap();
    let (file, database) = (folder.path().join("aftertext.toml"), folder.path().join("aftertext.db"));
    let shop = "[shops.demo]\nsettings = { brand = \"Demo\" }\ngateway = { kind = \"phone\" }";
    std::fs::write(&file, format!("store.sqlite = {database:?}\n{shop}\n")).unwrap();
    let examine = || {
        let output = aftertext(&["doctor", "--config", file.to_str().unwrap()], "");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(!examine().contains("texts"), "no host ever ran");

    let store = SqliteStore::open(&database).unwrap();
    let at = 1_772_568_300_000; // 2026-03-03T20:05:00Z
    let states = [
        LedgerState::Sent("SM1".into()),
        LedgerState::Uncertain("no answer".into()),
        LedgerState::Sending,
        LedgerState::Open,
    ];
    for (number, state) in states.into_iter().enumerate() {
        let (message, at) = (format!("order/{number}/shipped"), at + 1000 * number as i64);
        let (shop, recipient) = ("demo".to_owned(), "+12025550123".to_owned());
        store.finish_send(LedgerEntry { shop, message, recipient, state, at }).await.unwrap();
    }
    // What is written after them is durable after them.
    store.settle_send("demo", "order/0/shipped", "SM1", at).await.unwrap();
    let found = examine();
    for said in [
        "note   texts that may have been sent: 2, the oldest since 2026-03-03T20:05:01",
        "note   texts to be tried again: 1, the oldest since 2026-03-03T20:05:03",
    ] {
        assert!(found.contains(said), "{found}");
    }
    for (message, state) in [("order/1/shipped", "sent"), ("order/2/shipped", "sent")] {
        store.settle_send("demo", message, state, at).await.unwrap();
    }
    assert!(examine().contains("ok     texts that may have been sent"), "a report settles them");
}

const PRICES: &str = r#"
[countries]
US = { price = "0.0079 USD", share = 70 }
GB = { price = "0.0420 USD", share = 20, locale = "en-GB" }
PL = { price = "0.0380 USD", share = 10, locale = "pl" }
[steps]
delayed = 12
"#;

/// A shop with `more` settings, checked with prices for a thousand orders.
fn check(more: &str, arguments: &[&str]) -> Output {
    check_at(PRICES, more, arguments)
}

/// The same with other prices.
fn check_at(prices: &str, more: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let (settings, file) = (folder.path().join("aftertext.toml"), folder.path().join("prices.toml"));
    let shop = "[shops.acme]\ngateway = { kind = \"phone\" }\n[shops.acme.settings]\nbrand = \"Acme\"\n\
                support = \"help@acme.example\"\n";
    std::fs::write(&settings, format!("{shop}{more}")).unwrap();
    std::fs::write(&file, prices).unwrap();
    let files = ["check", "--config", settings.to_str().unwrap(), "--prices", file.to_str().unwrap()];
    aftertext(&[&files[..], &["--volume", "1000"], arguments].concat(), "")
}

#[test]
fn a_month_is_forecast_as_a_merchant_reads_it() {
    let output = check("", &[]);
    let written = String::from_utf8(output.stdout).unwrap();
    let (_, month) = written.split_once("acme: nothing wrong\n").unwrap_or_else(|| panic!("{written}"));
    assert_eq!(month, include_str!("golden/month.txt"));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_budget_that_does_not_last_is_an_error_that_names_the_dearest_steps() {
    let output = check("budget = { amount = 50, currency = \"USD\" }", &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    let (_, overrun) = said.split_once("line 6: shops.acme.settings.budget: ").unwrap();
    assert!(overrun.starts_with(include_str!("golden/overrun.txt").trim_end()), "{said}");
    let written = String::from_utf8(output.stdout).unwrap();
    assert!(written.starts_with("acme: can be used, but not as planned: 1 wrong, 0 more"), "{written}");
    assert!(written.contains("The budget of 50.00 USD does not last: 53.98 are missing."), "{written}");
    assert_eq!(output.status.code(), Some(1), "{written}");
}

#[test]
fn programs_read_of_a_budget_what_people_do() {
    for (amount, currency, rule, over_budget) in [
        (500, "USD", None, false),
        (50, "USD", Some("over-budget"), true),
        (500, "EUR", Some("budget-currency"), false),
    ] {
        let budget = format!("budget = {{ amount = {amount}, currency = \"{currency}\" }}");
        let output = check(&budget, &["--format", "json"]);
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        let shop = &object["shops"][0];
        let errors = shop["findings"].as_array().unwrap().iter().filter(|found| found["severity"] == "error");
        let errors: Vec<&str> = errors.map(|found| found["rule"].as_str().unwrap()).collect();
        assert_eq!(errors, Vec::from_iter(rule), "{object}");
        let month = &shop["forecast"];
        assert_eq!((&month["over_budget"], &month["orders"]), (&over_budget.into(), &1000.into()));
        assert_eq!(month["steps"][0]["step"], "order-confirmed");
        assert_eq!(output.status.code(), Some(i32::from(rule.is_some())));
    }
}

#[test]
fn only_where_a_language_has_the_gsm_alphabet_a_text_is_told_to_keep_to_it() {
    let prices = "[countries]\nUS = { price = \"0.01 USD\", share = 50 }\n\
                  JP = { price = \"0.08 USD\", share = 50, locale = \"ja\" }\n";
    let english = "Acme: 🎉 Thanks, order {{ order.name }} is confirmed and will soon be on its way to you.";
    for (more, expected) in [
        (
            "",
            "order-confirmed, 85.00 a month: shorten it to one segment of 70 characters in JP: saves 40.00 USD",
        ),
        (
            &format!("templates = {{ order-confirmed = {{ en = \"{english}\" }} }}")[..],
            "keep it in the GSM alphabet in US, without 🎉 (see `aftertext measure`): saves 5.00 USD; shorten it to \
             one segment of 70 characters in JP: saves 40.00 USD",
        ),
    ] {
        let output = check_at(prices, &format!("budget = {{ amount = 1, currency = \"USD\" }}\n{more}"), &[]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn what_to_write_instead_is_in_the_notation_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let simulated = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        aftertext(&["simulate", file.to_str().unwrap(), "--generate", "1"], "")
    };
    let (toml, json) = (
        "budget = { amount = 100, currency = \"USD\" }",
        r#""budget": { "amount": 100, "currency": "USD" }"#,
    );
    for (output, expected) in [
        (check("budget = { amount = 0 }", &[]), toml),
        (check("budget = { amount = 0 }", &["--format", "json"]), &toml.replace('"', "\\\"")),
        (simulated("acme.toml", "brand = \"Acme\"\nbudget = { amount = 0 }"), toml),
        (simulated("acme.json", r#"{"brand": "Acme", "budget": {"amount": 0}}"#), json),
    ] {
        let said = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn what_is_wrong_is_said_all_at_once_with_its_line_and_what_to_write() {
    let output = check("templates = { shipped = \"{{ order.nam }} has left\" }", &[]);
    let written = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
    assert_eq!(output.status.code(), Some(1));
    for said in [
        "error    ",
        "line 6: shops.acme.settings.templates.shipped: ",
        "[unknown-variable]",
        "try: did you mean \"order.name\"?",
        "acme: cannot be used: 1 wrong, 0 more to look at",
    ] {
        assert!(written.contains(said), "{said:?} is not in\n{written}");
    }
    assert!(!written.contains("A month of"), "{written}");
}
