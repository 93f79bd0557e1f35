//! The `aftertext` program as those who run it meet it: mistakes in its
//! settings, its secrets, a store that is held or full, and the end.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod program;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use program::Program;
use reqwest::StatusCode;
use serde_json::{Value, json};

const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// One mistake each, and what the host says about it.
const MISTAKES: &[(&str, &[&str])] = &[
    ("listen = 1", &["line 1", "listen"]),
    ("[server]\nlisten = \"nowhere\"", &["line 2", "socket address"]),
    ("[server]\nport = 1", &["line 2", "port", "expected"]),
    ("[server]\npublic_url = \"ftp://example.com\"", &["line 2", "server.public_url", "https://"]),
    ("[preferences]\nlink_days = 0", &["line 2", "preferences.link_days", "1 to 366"]),
    ("[retention]\nreceipts_days = 0", &["line 2", "retention.receipts_days", "at least 1"]),
    ("[retention]\napplied_days = 29", &["line 2", "retention.applied_days", "at least 30"]),
    ("[retention]\nledger_days = 29", &["line 2", "retention.ledger_days", "at least 30"]),
    ("[retention]\nlinks_days = 6", &["line 2", "retention.links_days", "at least 7"]),
    ("[retention]\norders_days = 29", &["line 2", "retention.orders_days", "at least 30"]),
    ("[retention]\nparked_days = 0", &["line 2", "retention.parked_days", "at least 1"]),
    (
        "[shops.Demo]\nsettings = { brand = \"D\" }\ngateway = { kind = \"phone\" }",
        &["line 1", "shops.Demo", "small letters"],
    ),
    ("[shops.demo]\nsettings = { brand = \"D\" }\ngateway = { kind = \"pigeon\" }", &["line 3", "pigeon"]),
    (
        "[shops.demo]\nsettings = { brand = \"D\" }\ngateway = { kind = \"phone\" }\napi_tokens = [{ env = \"MISSING\" }]",
        &["line 4", "shops.demo.api_tokens", "MISSING is not set"],
    ),
    (
        "[shops.demo]\ngateway = { kind = \"phone\" }\n[shops.demo.settings]\nbrand = \"D\"\nbrnad = \"E\"",
        &["line 5", "shops.demo.settings.brnad", "brand"],
    ),
    (
        "[shops.demo]\nsettings = { }\ngateway = { kind = \"phone\" }",
        &["line 2", "shops.demo.settings", "brand"],
    ),
    (
        "[shops.demo]\nsettings = { brand = \"D\" }\n[shops.demo.gateway]\nkind = \"twilio\"\naccount_sid = \"AC1\"\n\
         auth_tokens = [\"t\"]\nsender = \"+12025550100\"",
        &["server.public_url", "Twilio"],
    ),
    (
        "server.public_url = \"https://a.example\"\n[shops.demo]\nsettings = { brand = \"D\" }\n\
         [[shops.demo.gateways]]\nkind = \"telnyx\"\nsecret = \"s\"\nsender = \"+12025550100\"\n\
         [[shops.demo.gateways]]\nkind = \"telnyx\"\nsecret = \"s\"\ncuntries = [\"US\"]",
        &["line 11", "shops.demo.gateways.1.cuntries", "unknown field"],
    ),
    (
        "server.public_url = \"https://a.example\"\n[shops.demo]\nsettings = { brand = \"D\" }\n\
         [shops.demo.gateway]\nkind = \"telnyx\"\nsecret = \"s\"\nsender = 5",
        &["line 7", "shops.demo.gateway.sender", "expected a string"],
    ),
    (
        "server.public_url = \"https://a.example\"\n[shops.demo]\nsettings = { brand = \"D\" }\n\
         [shops.demo.gateway]\nkind = \"plivo\"\nauth_id = \"MA1\"\nauth_token = \"t\"",
        &["line 4", "shops.demo.gateway", "missing field `sender`"],
    ),
    (
        "[shops.demo]\nsettings = { brand = \"D\" }\n[shops.demo.gateway]\nkind = \"pigeon\"",
        &["line 4", "shops.demo.gateway.kind", "pigeon"],
    ),
    (
        "[shops.demo]\nsettings = { brand = \"D\" }\ngateway = { kind = \"phone\" }\n\
         [shops.demo.sources.bigcommerce]\nsecrets = [\"s\"]\n\
         access = { token = \"t\",\n  store = \"abc\" }",
        &["line 7", "shops.demo.sources.bigcommerce.access.store", "unknown field"],
    ),
    (
        "server.public_url = \"https://a.example\"\n[shops.demo]\nsettings = { brand = \"D\" }\n\
         [[shops.demo.gateways]]\nkind = \"telnyx\"\nsecret = \"s\"\n\
         [[shops.demo.gateways]]\nkind = \"telnyx\"\nsecret = \"s\"",
        &["line 7", "shops.demo.gateways.1", "`name`"],
    ),
    (
        "server.public_url = \"https://a.example\"\n[shops.demo]\nsettings = { brand = \"D\" }\n\
         [[shops.demo.gateways]]\nkind = \"plivo\"\nauth_id = \"MA1\"\nsender = \"+12025550100\"",
        &["line 4", "auth_tokens", "at least one"],
    ),
    (
        "server.public_url = \"https://a.example\"\n[shops.demo]\nsettings = { brand = \"D\" }\n\
         [shops.demo.gateway]\nkind = \"telnyx\"\nsecret = \"s\"\ncountries = [\"US\", \"ZZ\"]",
        &["line 7", "gateway.countries", "ISO 3166"],
    ),
    (
        "[shops.demo]\nsettings = { brand = \"D\" }\ngateway = { kind = \"phone\" }\n\
         sources.woo.secrets = [\"s\"]",
        &["line 4", "shops.demo.sources.woo", "woocommerce"],
    ),
];

#[test]
fn a_mistake_in_the_settings_names_its_line_and_key_and_nothing_starts() {
    let folder = tempfile::tempdir().unwrap();
    for (settings, said) in MISTAKES {
        std::fs::write(folder.path().join("aftertext.toml"), settings).unwrap();
        for command in ["check", "serve"] {
            let output = aftertext(folder.path(), command).output().unwrap();
            let error = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success(), "{command} took {settings}");
            for words in *said {
                assert!(error.contains(words), "{command} of\n{settings}\ndoes not say {words:?}:\n{error}");
            }
        }
    }
}

#[test]
fn the_settings_that_come_with_it_are_right() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo.toml");
    std::fs::copy(demo, folder.path().join("aftertext.toml")).unwrap();
    let Output { status, stdout, stderr } = aftertext(folder.path(), "check").output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    assert!(String::from_utf8(stdout).unwrap().contains("nothing wrong"));
}

#[tokio::test]
async fn secrets_are_sealed_and_never_printed() {
    let host = Running::start(|command| {
        command.env("AFTERTEXT_LOG", "trace");
    })
    .await;
    host.order(1).await;
    let (folder, output) = host.stop();
    for file in ["aftertext.db", "aftertext.db-wal"] {
        let stored = std::fs::read(folder.path().join(file)).unwrap_or_default();
        assert!(!contains(&stored, b"a-secret-token"), "{file} holds a secret in the clear");
    }
    assert!(!contains(&output, b"a-secret-token"), "a secret was printed");
    assert!(!contains(&output, b"+12025550001"), "a phone number was printed");

    let other_key = aftertext(folder.path(), "serve").env("AFTERTEXT_KEY", "not a key").output().unwrap();
    assert!(String::from_utf8(other_key.stderr).unwrap().contains("openssl rand -base64 32"));
    let no_key = aftertext(folder.path(), "serve").env_remove("AFTERTEXT_KEY").output().unwrap();
    assert!(String::from_utf8(no_key.stderr).unwrap().contains("AFTERTEXT_KEY is not set"));
}

#[tokio::test]
async fn what_a_host_records_can_be_replayed() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("record.jsonl");
    let host = Running::start_on(folder, |command| {
        command.arg("--record").arg(&record);
    })
    .await;
    for number in 1..4 {
        host.order(number).await;
    }
    assert!(host.kinds_until(3, "text.sent").await);
    let (_folder, _) = host.stop();
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_aftertext"))
        .args(["replay".as_ref(), record.as_os_str()])
        .args(["--component".as_ref(), conformance::component().as_os_str()])
        .args(["--cache".as_ref(), conformance::cache().as_os_str()])
        .output()
        .unwrap();
    let said = String::from_utf8(stdout).unwrap();
    assert!(status.success(), "{said}{}", String::from_utf8_lossy(&stderr));
    assert!(said.contains("order event event-3: same") && said.contains(" 0 differ"), "{said}");
}

#[tokio::test]
async fn a_second_host_on_the_same_file_is_refused() {
    let host = Running::start(|_| {}).await;
    let second = aftertext(host.folder.path(), "serve").output().unwrap();
    assert!(!second.status.success());
    assert!(String::from_utf8(second.stderr).unwrap().contains("in use by another aftertext"));
}

#[tokio::test]
async fn a_held_store_asks_the_sender_to_come_again_and_then_takes_the_event() {
    let host = Running::start(|_| {}).await;
    let holder = rusqlite::Connection::open(host.folder.path().join("aftertext.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = host.post(1).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.headers().contains_key("retry-after"));
    holder.execute_batch("COMMIT").unwrap();
    host.order(1).await;
    assert!(host.kinds_until(1, "text.sent").await);
}

#[cfg(unix)]
#[tokio::test]
async fn a_full_disk_asks_the_sender_to_come_again_and_loses_nothing() {
    // The shell sets the largest file (in blocks of 512 bytes) and lets a
    // write beyond it fail as it does on a full disk.
    let host = Running::start_in_shell("trap '' XFSZ; ulimit -f 1200; exec \"$0\" \"$@\"").await;
    let mut accepted = Vec::new();
    let mut refused = 0;
    for number in 0..3000 {
        let answer = host.post(number).await;
        match answer.status() {
            StatusCode::OK => accepted.push(number),
            status => {
                assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
                assert!(answer.headers().contains_key("retry-after"));
                refused += 1;
            }
        }
        if refused == 3 {
            break;
        }
    }
    assert!(refused == 3 && !accepted.is_empty(), "{} accepted, {refused} refused", accepted.len());
    let (folder, _) = host.stop();
    let host = Running::start_on(folder, |_| {}).await;
    for number in accepted {
        assert!(host.kinds_until(number, "text.").await, "order {number} was accepted and never explained");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn told_to_stop_it_ends_by_itself() {
    let mut host = Running::start(|_| {}).await;
    host.order(1).await;
    let id = host.program.0.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let deadline = Instant::now() + Duration::from_secs(20);
    while Instant::now() < deadline {
        if let Some(status) = host.program.0.try_wait().unwrap() {
            assert!(status.success());
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it did not end");
}

fn client() -> reqwest::Client {
    // Fails only when a provider is installed already, which serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn aftertext(folder: &Path, command: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_aftertext"));
    arguments(&mut program, folder, command);
    program
}

fn arguments(program: &mut Command, folder: &Path, command: &str) {
    program
        // Where the store is that a file does not name.
        .current_dir(folder)
        .arg(command)
        .arg("--config")
        .arg(folder.join("aftertext.toml"))
        .arg("--component")
        .arg(conformance::component())
        .arg("--cache")
        .arg(conformance::cache())
        .env("AFTERTEXT_KEY", KEY)
        .env_remove("MISSING")
        .stdin(Stdio::null());
}

/// The program, serving a shop with a handset; killed at the end of a test.
struct Running {
    folder: tempfile::TempDir,
    address: SocketAddr,
    program: Program,
}

impl Running {
    async fn start(prepare: impl FnOnce(&mut Command)) -> Self {
        Self::start_on(tempfile::tempdir().unwrap(), prepare).await
    }

    async fn start_on(folder: tempfile::TempDir, prepare: impl FnOnce(&mut Command)) -> Self {
        Self::spawn(folder, Command::new(env!("CARGO_BIN_EXE_aftertext")), prepare).await
    }

    async fn start_in_shell(script: &str) -> Self {
        let mut shell = Command::new("bash");
        shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_aftertext"));
        Self::spawn(tempfile::tempdir().unwrap(), shell, |_| {}).await
    }

    async fn spawn(
        folder: tempfile::TempDir,
        mut command: Command,
        prepare: impl FnOnce(&mut Command),
    ) -> Self {
        let settings = format!(
            "server.listen = \"127.0.0.1:0\"\nstore.sqlite = '{}'\n[shops.demo]\nsettings = {{ brand = \"Demo\" }}\n\
             api_tokens = [\"a-secret-token\"]\ngateway = {{ kind = \"phone\" }}\n",
            folder.path().join("aftertext.db").display()
        );
        std::fs::write(folder.path().join("aftertext.toml"), settings).unwrap();
        let printed = std::fs::File::create(log(folder.path())).unwrap();
        arguments(&mut command, folder.path(), "serve");
        command.stdout(printed.try_clone().unwrap()).stderr(printed);
        prepare(&mut command);
        let program = command.spawn().map(Program).unwrap();
        let address = program::address(&log(folder.path())).await;
        Self { folder, address, program }
    }

    /// Kills it; gives the folder and all that was printed.
    fn stop(self) -> (tempfile::TempDir, Vec<u8>) {
        drop(self.program);
        let output = std::fs::read(log(self.folder.path())).unwrap();
        (self.folder, output)
    }

    async fn post(&self, number: usize) -> reqwest::Response {
        let now =
            std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64;
        client()
            .post(format!("http://{}/v1/shops/demo/events", self.address))
            .bearer_auth("a-secret-token")
            .json(&json!({
                "id": format!("event-{number}"), "occurred_at": now, "change": "placed",
                "order": {
                    "id": number.to_string(), "name": format!("#{number}"), "placed_at": now,
                    "total": {"amount": 5900, "scale": 2, "currency": "USD"},
                    "buyer": {"phone": format!("+1202555{number:04}")},
                    "lines": [{"id": "1", "product_id": "1", "title": "Mug", "quantity": 1, "method": "ship"}],
                },
                "consent": [{"topic": "transactional", "granted": true, "at": now, "source": "checkout"}],
            }))
            .send()
            .await
            .unwrap()
    }

    async fn order(&self, number: usize) {
        assert_eq!(self.post(number).await.status(), StatusCode::OK);
    }

    /// Whether the buyer of this order gets a receipt whose kind begins so.
    async fn kinds_until(&self, number: usize, kind: &str) -> bool {
        let url = format!("http://{}/v1/shops/demo/receipts?phone=%2B1202555{number:04}", self.address);
        for _ in 0..500 {
            let answer: Value =
                client().get(&url).bearer_auth("a-secret-token").send().await.unwrap().json().await.unwrap();
            let receipts = answer["receipts"].as_array().unwrap();
            if receipts.iter().any(|receipt| receipt["kind"].as_str().unwrap().starts_with(kind)) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        false
    }
}

fn log(folder: &Path) -> PathBuf {
    folder.join("aftertext.log")
}
