//! The host as merchants run it: the release build, in a process of its own.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::sample::{SETTINGS, SHOP, SHOPIFY_DOMAIN, SHOPIFY_SECRET};

/// Compiling the component, when nothing is cached yet, included.
const START_WITHIN: Duration = Duration::from_secs(60);
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// What Linux counts a process's computing in, whatever the kernel's own clock (USER_HZ).
const TICKS_PER_SECOND: f64 = 100.0;
/// Any key does: the store is thrown away.
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Where hosts run: a folder on the disk of the target folder, removed at the end.
pub struct Place {
    program: PathBuf,
    component: PathBuf,
    folder: TempDir,
}

impl Place {
    /// The cache of compiled components is in the folder too, so the first start fills it.
    pub fn new(program: &Path, component: &Path) -> Result<Self> {
        ensure!(program.is_file(), "there is no host at {}", program.display());
        let component = std::path::absolute(component)?;
        let beside = component.parent().context("the component is in no folder")?;
        let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(beside)?;
        Ok(Self { program: std::path::absolute(program)?, component, folder })
    }

    /// The folder, for others who want this very disk.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Starts a host on an empty store, whose texts go to `gateway`.
    pub async fn start(&self, gateway: SocketAddr) -> Result<Host> {
        let store = tempfile::Builder::new().prefix("store-").tempdir_in(&self.folder)?;
        let database = store.path().join("aftertext.db");
        let config = store.path().join("aftertext.toml");
        std::fs::write(&config, settings(&database, gateway))?;
        let mut child = Command::new(&self.program)
            .arg("serve")
            .arg("--config")
            .arg(&config)
            .arg("--component")
            .arg(&self.component)
            .arg("--cache")
            .arg(self.folder.path().join("cache"))
            .env("AFTERTEXT_KEY", KEY)
            .env("AFTERTEXT_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start the host")?;
        let address =
            timeout(START_WITHIN, listening(&mut child)).await.context("the host does not start")??;
        Ok(Host { child, address, database, _store: store })
    }
}

fn settings(database: &Path, gateway: SocketAddr) -> String {
    format!(
        "[server]\nlisten = \"127.0.0.1:0\"\npublic_url = \"http://127.0.0.1\"\n\
         [store]\nsqlite = {database:?}\n\
         [shops.{SHOP}]\nsettings = {settings}\n\
         [shops.{SHOP}.shopify]\ndomain = \"{SHOPIFY_DOMAIN}\"\nsecrets = [\"{SHOPIFY_SECRET}\"]\n\
         [shops.{SHOP}.gateway]\nkind = \"twilio\"\naccount_sid = \"AC{account:032}\"\n\
         auth_tokens = [\"sample-token\"]\nsender = \"+15550000100\"\nbase_url = \"http://{gateway}\"\n",
        // JSON with `=` for `:` between plain words is an inline table.
        settings = SETTINGS.replace("\":", "\"="),
        account = 1,
    )
}

/// The address is the first thing that the host says.
async fn listening(child: &mut Child) -> Result<SocketAddr> {
    let output = child.stdout.take().context("the host has no output")?;
    let line = BufReader::new(output).lines().next_line().await?.context("the host ended; see above")?;
    let (_, address) = line.split_once("http://").with_context(|| format!("the host said: {line}"))?;
    Ok(address.parse()?)
}

/// A host that runs; it is killed when this is dropped.
pub struct Host {
    child: Child,
    database: PathBuf,
    /// Where it listens.
    pub address: SocketAddr,
    _store: TempDir,
}

impl Host {
    /// Ends it and waits for that.
    pub async fn stop(mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }

    /// Memory that it holds for itself, in bytes. What it maps from files (the
    /// program, the store) belongs to the page cache. Linux only.
    pub fn memory(&self) -> Result<u64> {
        let status = self.proc("status")?;
        let kilobytes = status
            .lines()
            .find_map(|line| line.strip_prefix("RssAnon:"))
            .and_then(|rest| rest.split_whitespace().next())
            .context("no RssAnon in the process's status")?;
        Ok(kilobytes.parse::<u64>()? * 1024)
    }

    /// What it has computed since its start. Linux only.
    pub fn cpu(&self) -> Result<Duration> {
        let stat = self.proc("stat")?;
        // Behind the name, which may hold anything, the 12th and 13th field (proc(5)).
        let (_, fields) = stat.rsplit_once(')').context("no name in the process's stat")?;
        let ticks =
            fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>).sum::<Result<u64, _>>()?;
        Ok(Duration::from_secs_f64(ticks as f64 / TICKS_PER_SECOND))
    }

    fn proc(&self, file: &str) -> Result<String> {
        let id = self.child.id().context("the host has ended")?;
        let path = format!("/proc/{id}/{file}");
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))
    }

    /// The size of its store in bytes, once the write-ahead log is in it.
    pub fn store_bytes(&self) -> Result<u64> {
        let connection = Connection::open(&self.database)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(std::fs::metadata(&self.database)?.len())
    }

    /// The bytes of each table and index, the largest first.
    pub fn store_parts(&self) -> Result<Vec<(String, f64)>> {
        let connection = Connection::open(&self.database)?;
        let mut parts = connection
            .prepare("SELECT name, total(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC")?;
        let parts = parts.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(parts.collect::<Result<_, _>>()?)
    }
}
