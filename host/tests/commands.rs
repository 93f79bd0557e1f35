//! The commands that answer questions, as people and programs use them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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
    for (input, said) in [("{\"text\": \"a\"}\nnonsense\n", "line 2"), ("{\"words\": \"a\"}\n", "no text")] {
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
