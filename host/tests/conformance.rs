//! The cases of `tests/conformance`, each on a whole host with a fresh SQLite
//! file. `CONFORMANCE=stop` runs those whose names contain "stop".

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aftertext::config::Config;
use aftertext::serve::{self, Places};
use anyhow::{Context, ensure};
use async_trait::async_trait;
use conformance::gateway::vendor::{ACCOUNT, API_KEY, VENDORS, Vendor};
use conformance::source::SECRET_OF_SOURCES;
use conformance::world::{PUBLIC_URL, SHOPS, Shop};
use conformance::{Host, Start, cache, component, run_all};
use rusqlite::{Connection, OpenFlags};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The longest that a host may have something to do.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(25);
/// Seals the shops' secrets: 32 bytes in base64.
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
/// Between two looks.
const LOOK: Duration = Duration::from_millis(10);

#[tokio::test(flavor = "multi_thread")]
async fn the_host_with_sqlite_does_what_every_host_must() {
    let places = Places { component: component(), cache: cache(), record: None };
    assert!(
        places.component.exists(),
        "{} is missing; `cargo xtask build` makes it",
        places.component.display()
    );
    let filter = std::env::var("CONFORMANCE").unwrap_or_default();
    match run_all(Arc::new(OnSqlite(places)), &filter).await {
        Ok(count) => assert!(count > 0, "no case has {filter:?} in its name"),
        Err(failures) => panic!("{failures:#}"),
    }
}

struct OnSqlite(Places);

struct Running {
    address: std::net::SocketAddr,
    database: PathBuf,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
    _folder: tempfile::TempDir,
}

#[async_trait]
impl Start for OnSqlite {
    async fn start(&self, gateway_url: &str) -> anyhow::Result<Box<dyn Host>> {
        let folder = tempfile::tempdir()?;
        let (file, database) = (folder.path().join("aftertext.toml"), folder.path().join("aftertext.db"));
        std::fs::write(&file, settings(&database, gateway_url))?;
        let config = Config::read(&file, environment)?;
        let host = serve::Host::start(config, &self.0, environment).await?;
        let address = host.address();
        let (stop, stopped) = oneshot::channel();
        let until = async {
            let _ = stopped.await;
        };
        let serving = tokio::spawn(host.serve(until));
        Ok(Box::new(Running { address, database, stop, serving, _folder: folder }))
    }

    fn offers(&self) -> &'static [&'static str] {
        &["sources", "gateways", "vendors", "waker", "metrics", "stops", "numbers"]
    }
}

#[async_trait]
impl Host for Running {
    fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    async fn settle(&self, horizon: Duration) -> anyhow::Result<()> {
        let began = Instant::now();
        let store = Connection::open_with_flags(&self.database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        loop {
            let until = SystemTime::now().duration_since(UNIX_EPOCH)? + horizon;
            let until_ms = i64::try_from(until.as_millis())?;
            let due: i64 =
                store.query_row("SELECT count(*) FROM timer WHERE due_at_ms <= ?1", [until_ms], |row| {
                    row.get(0)
                })?;
            if due == 0 {
                return Ok(());
            }
            ensure!(began.elapsed() < SETTLE_TIMEOUT, "{due} timers are still due after {SETTLE_TIMEOUT:?}");
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn stop(self: Box<Self>) -> anyhow::Result<()> {
        let _ = self.stop.send(());
        self.serving.await?.context("while serving")
    }
}

fn environment(name: &str) -> Option<String> {
    (name == "AFTERTEXT_KEY").then(|| KEY.to_owned())
}

fn settings(database: &Path, gateway_url: &str) -> String {
    let shops: String = SHOPS.iter().map(|shop| shop_settings(shop, gateway_url)).collect();
    let fleet = fleet_settings(gateway_url);
    let vendors: String = VENDORS.iter().map(|vendor| vendor_settings(vendor, gateway_url)).collect();
    format!(
        "[server]\nlisten = \"127.0.0.1:0\"\npublic_url = \"{PUBLIC_URL}\"\n\n\
         [store]\nsqlite = {database:?}\n{shops}{fleet}{vendors}"
    )
}

/// A shop with several gateways; whoever asks about it has the token of "demo".
fn fleet_settings(gateway_url: &str) -> String {
    let Shop { api_token, account_sid, auth_token, sender, .. } = SHOPS[0];
    let telnyx = VENDORS.iter().find(|vendor| vendor.name == "telnyx").map(Vendor::key).unwrap();
    format!(
        r#"
[shops.fleet]
api_tokens = ["{api_token}"]
settings = {{ brand = "Fleet Shop", support = "help@fleet.example" }}
sources.telnyx.secrets = ["{telnyx}"]

[[shops.fleet.gateways]]
kind = "telnyx"
countries = ["US"]
secret = "{API_KEY}"
sender = "+12025550110"
base_url = "{gateway_url}"

[[shops.fleet.gateways]]
kind = "vonage"
api = "sms"
countries = ["US"]
api_key = "{ACCOUNT}"
api_secret = "{API_KEY}"
sender = "+12025550111"
base_url = "{gateway_url}"

[[shops.fleet.gateways]]
kind = "twilio"
texts_per_second = 2
account_sid = "{account_sid}"
auth_tokens = ["{auth_token}"]
sender = "{sender}"
base_url = "{gateway_url}"
"#
    )
}

/// What the account of each gateway has besides its secret.
const ACCOUNTS: &[(&str, &str)] = &[
    ("telnyx", "kind = 'telnyx'\nsender = '+12025550110'"),
    ("vonage", "kind = 'vonage'\napi = 'sms'\napi_key = '{account}'\nsender = '+12025550110'"),
    ("vonage-messages", "kind = 'vonage'\napi = 'messages'\napi_key = '{account}'\nsender = '+12025550110'"),
    ("plivo", "kind = 'plivo'\nauth_id = '{account}'\nsender = '+12025550110'"),
    ("messagebird", "kind = 'messagebird'\nsender = 'Example'"),
    ("bird", "kind = 'bird'\nworkspace = '{account}'\nchannel = 'sms'"),
    ("sinch", "kind = 'sinch'\nservice_plan_id = '{account}'\nsender = '+12025550110'"),
    ("infobip", "kind = 'infobip'\nsender = 'Example'"),
    ("relay", RELAY),
];

const RELAY: &str = r#"kind = 'relay'
sender = 'Example'
headers = { authorization = 'Key {secret}' }
body = '{"to": "{recipient}", "from": "{sender}", "text": "{body}", "report": "{callback}", "ref": "{id}"}'
rule = { id = '/id', code = '/code', accepted = ['0'], codes = { 7 = { refused = 'permanent' }, 8 = 'throttled' } }"#;

/// A shop that sends by one gateway and is called like it.
fn vendor_settings(vendor: &Vendor, gateway_url: &str) -> String {
    let Vendor { name, source, .. } = vendor;
    let known = ACCOUNTS.iter().find(|(known, _)| known == name);
    let account = known.map_or("", |(_, account)| account).replace("{account}", ACCOUNT);
    let base_url = match *name {
        "relay" => format!("url = '{gateway_url}/relay/send'"),
        _ => format!("base_url = '{gateway_url}'"),
    };
    format!(
        r#"
[shops.{name}]
api_tokens = ["{}"]
settings = {{ brand = "Demo Shop", support = "help@demo.example" }}
sources.{source}.secrets = ["{}"]

[shops.{name}.gateway]
secret = "{API_KEY}"
{base_url}
{account}
"#,
        SHOPS[0].api_token,
        vendor.key(),
    )
}

fn shop_settings(shop: &Shop, gateway_url: &str) -> String {
    let Shop {
        id,
        brand,
        support,
        api_token,
        shopify_domain,
        shopify_secrets,
        account_sid,
        auth_token,
        sender,
        answers_keywords,
    } = shop;
    format!(
        r#"
[shops.{id}]
api_tokens = ["{api_token}"]
settings = {{ brand = "{brand}", support = "{support}" }}
shopify = {{ domain = "{shopify_domain}", secrets = {shopify_secrets:?} }}
sources.woocommerce.secrets = ["the one before", "{SECRET_OF_SOURCES}"]
sources.woocommerce.consent_field = "_sms_opt_in"
sources.easypost.secrets = ["{SECRET_OF_SOURCES}"]
sources.aftership.secrets = ["{SECRET_OF_SOURCES}"]
sources.relay.secrets = ["{SECRET_OF_SOURCES}"]

[shops.{id}.gateway]
kind = "twilio"
account_sid = "{account_sid}"
auth_tokens = ["{auth_token}"]
sender = "{sender}"
base_url = "{gateway_url}"
answers_keywords = {answers_keywords}
"#
    )
}
