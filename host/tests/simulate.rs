//! The time machine as people use it: the real component over orders on a clock
//! that jumps, and its decisions made again.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

const PHONE: &str = "+12025550123";
/// 2026-03-02 15:00 UTC: a Monday, ten in the morning in New York.
const START: i64 = 1_772_463_600_000;
const HOUR_MS: i64 = 60 * 60 * 1000;

/// A folder with a shop's settings in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write("acme.toml", "brand = \"Acme\"\nsupport = \"help@acme.example\"\n");
        desk
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).unwrap();
    }

    /// Runs `aftertext` in the folder.
    fn run(&self, arguments: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_aftertext"))
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .env("AFTERTEXT_COMPONENT", conformance::component())
            .env("AFTERTEXT_CACHE", conformance::cache())
            .output()
            .unwrap()
    }

    /// What it says when it ends well.
    fn said(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

fn parcel(change: &str) -> Value {
    json!({change: {"id": "p1", "carrier": "UPS", "tracking_number": "1Z1"}})
}

/// One line: `change` so many hours after the start.
fn order(phone: &str, hours: i64, id: &str, change: &Value) -> String {
    let at = START + hours * HOUR_MS;
    let agreed = json!([{"topic": "transactional", "granted": true, "at": START, "source": "checkout"}]);
    json!({
        "id": id, "occurred_at": at, "change": change,
        "consent": if hours == 0 { agreed } else { json!([]) },
        "order": {
            "id": "1001", "name": "#1001", "placed_at": START,
            "total": {"amount": 5990, "scale": 2, "currency": "USD"},
            "buyer": {"phone": phone, "time_zone": "America/New_York"},
            "lines": [{"id": "1", "product_id": "p", "title": "Mug", "quantity": 1, "method": "ship"}],
        },
    })
    .to_string()
}

/// Placed, shipped, STOP after two days, delivered after three; the delivery
/// stands before the rest, since files need not be in order.
fn story(phone: &str) -> String {
    let stop = json!({"reply": {"sender": phone, "body": "STOP", "received_at": START + 48 * HOUR_MS}});
    [
        order(phone, 72, "e4", &parcel("delivered")),
        order(phone, 0, "e1", &json!("placed")),
        order(phone, 24, "e2", &parcel("shipped")),
        stop.to_string(),
    ]
    .join("\n")
}

fn entries(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn it_tells_what_a_contact_gets_and_when_and_why_not() {
    let desk = Desk::new();
    desk.write("orders.jsonl", &story(PHONE));
    let said = desk.said("simulate acme.toml --orders orders.jsonl --days 10 --format jsonl");
    let mut entries = entries(&said);
    let totals = entries.pop().unwrap()["totals"].take();
    let told: Vec<(&str, &str)> = entries
        .iter()
        .filter(|entry| entry["kind"] != "note" && entry["kind"] != "report")
        .map(|entry| {
            let about = if entry["step"].is_null() { "what" } else { "step" };
            (entry["kind"].as_str().unwrap(), entry[about].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("order", "placed"),
            ("text", "order-confirmed"),
            ("order", "shipped"),
            ("text", "shipped"),
            ("reply", "reply"),
            ("text", "opt-out-confirmed"),
            ("order", "delivered"),
            ("never", "delivered"),
            ("never", "set-up"),
        ]
    );
    assert_eq!(entries[0]["time"], "2026-03-02T10:00:00-05:00[America/New_York]");
    assert_eq!((&totals["texts"], &totals["never"], &totals["faults"]), (&json!(3), &json!(2), &json!(0)));
    assert_eq!(totals["busiest"], json!({"contact": PHONE, "texts": 3}));
    assert!(
        entries.iter().all(|entry| entry["contact"] == PHONE),
        "555-01 is nobody's number: shown as it is"
    );
}

#[test]
fn the_table_shows_local_times_and_costs_and_no_real_number() {
    let desk = Desk::new();
    desk.write("orders.jsonl", &story("+12024560123"));
    // The host's own file does as well as the settings alone.
    desk.write("host.toml", "[shops.acme.settings]\nbrand = \"Acme\"\n");
    let said = desk
        .said("simulate host.toml --shop acme --orders orders.jsonl --days 10 --price-per-segment 0.0079USD");
    for line in [
        "+1202•••••23 (America/New_York)",
        "  Mon  2 Mar 2026 10:00  text   order-confirmed      Acme: ",
        "  Wed  4 Mar 2026 10:00  reply                       \"STOP\"",
        "  Thu  5 Mar 2026 10:00  never  delivered            consent was taken back",
        "Texts        3 in 3 segments, 0.0237 USD; 0.3 a day",
        "Contacts     1 of 1 got a text: 3.00 each, at most 1 on one day",
        "Busiest      +1202•••••23, 3 texts",
        "                  2  consent was taken back",
    ] {
        assert!(said.contains(line), "{line}\nis not in\n{said}");
    }
    assert!(!said.contains("4560123"), "{said}");
}

#[test]
fn the_same_seed_tells_the_same_story_byte_for_byte() {
    let desk = Desk::new();
    let story = |seed: u32, record: &str| {
        let source = format!("--generate 12 --days 20 --seed {seed}");
        let lines = desk.said(&format!("simulate acme.toml {source} --format jsonl --record {record}"));
        let table = desk.said(&format!("simulate acme.toml {source} --all"));
        (lines, table, fs::read_to_string(desk.path(record)).unwrap())
    };
    let first = story(7, "first.jsonl");
    assert!(first == story(7, "again.jsonl"), "the same seed");
    assert!(first.0 != story(8, "other.jsonl").0, "another seed");
    assert!(first.1.contains("Texts ") && !first.2.is_empty());
}

#[test]
fn a_recorded_decision_comes_out_the_same_until_somebody_changes_it() {
    let desk = Desk::new();
    desk.write("orders.jsonl", &story(PHONE));
    desk.said("simulate acme.toml --orders orders.jsonl --days 10 --record record.jsonl");
    let said = desk.said("replay record.jsonl");
    assert!(
        said.ends_with(" the same, 0 differ\n") && said.contains("wake order/1001/shipped/p1: same"),
        "{said}"
    );

    let record = fs::read_to_string(desk.path("record.jsonl")).unwrap();
    let mut lines = entries(&record);
    let sent =
        lines.iter().position(|line| line["input"]["wake"]["timer"] == "order/1001/shipped/p1").unwrap();
    let other = "no consent covers this topic";
    lines[sent]["commits"][0]["receipts"][0]["detail"] = json!({"reason": other}).to_string().into();
    lines[0]["component"] = "0".repeat(64).into();
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    desk.write("record.jsonl", &text.join("\n"));
    let output = desk.run("replay record.jsonl");
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let number = sent + 1;
    assert!(
        said.contains(&format!("line {number}: wake order/1001/shipped/p1: differs\n  - receipt  text.sent")),
        "{said}"
    );
    assert!(said.contains("  + receipt  text.sent shipped") && said.contains(other), "{said}");
    assert!(said.contains("line 1: order event e1: same (another component had decided)"), "{said}");
    assert!(said.ends_with("1 differ; another component had made 1 of them\n"), "{said}");
}

/// The lines of the README that use the time machine, as they stand there.
#[test]
fn what_the_readme_says_works() {
    let desk = Desk::new();
    desk.write("orders.jsonl", &story(PHONE));
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).unwrap();
    let commands = ["aftertext simulate ", "aftertext replay "];
    let lines: Vec<&str> =
        readme.lines().filter(|line| commands.iter().any(|command| line.starts_with(command))).collect();
    assert_eq!(lines.len(), 3);
    for line in lines {
        desk.said(line.trim_start_matches("aftertext "));
    }
}

#[test]
fn what_cannot_be_simulated_or_replayed_says_why_and_ends_with_2() {
    let desk = Desk::new();
    desk.write("bad.jsonl", &format!("{}\n\n{{\"id\": 7}}", order(PHONE, 0, "e1", &json!("placed"))));
    desk.write("reply.jsonl", r#"{"reply": {"sender": "202-555-0123", "body": "STOP", "received_at": 0}}"#);
    desk.write("empty.jsonl", "\n");
    desk.write("torn.toml", "brand = ");
    for (arguments, said) in [
        ("simulate acme.toml --orders none.jsonl", "cannot read none.jsonl"),
        ("simulate none.toml --generate 1", "cannot read none.toml"),
        ("simulate torn.toml --generate 1", "torn.toml: TOML parse error at line 1"),
        (
            "simulate acme.toml --orders bad.jsonl",
            "bad.jsonl, line 3: it is neither an order event nor a reply",
        ),
        ("simulate acme.toml --orders reply.jsonl", "line 1: the sender is not in E.164 form"),
        ("simulate acme.toml --orders empty.jsonl", "empty.jsonl has no orders in it"),
        ("simulate acme.toml --generate 1 --days 0", "0 is not in 1..=3660"),
        ("simulate acme.toml --generate 1 --days 99999", "99999 is not in 1..=3660"),
        ("simulate acme.toml --generate 0", "0 is not in 1..=1000000"),
        ("simulate acme.toml", "<--orders <FILE>|--generate <COUNT>>"),
        ("simulate acme.toml --generate 1 --orders bad.jsonl", "cannot be used with"),
        ("simulate acme.toml --generate 1 --price-per-segment cheap", "0.0079 USD"),
        ("simulate acme.toml --generate 1 --speed 0d", "passes in a second"),
        ("simulate acme.toml --generate 1 --shop Acme", "small letters"),
        ("replay none.jsonl", "cannot read none.jsonl"),
        ("replay bad.jsonl", "bad.jsonl, line 1: it is no recorded decision"),
    ] {
        let output = desk.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && error.contains(said), "{arguments}: {error}");
    }
}

#[test]
fn settings_with_errors_are_told_as_check_tells_them() {
    let desk = Desk::new();
    desk.write("wrong.json", r#"{"brand": "Acme", "suport": "help@acme.example"}"#);
    let output = desk.run("simulate wrong.json --generate 1");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && error.contains("wrong.json: suport: "), "{error}");
    assert!(output.stdout.is_empty());
}
