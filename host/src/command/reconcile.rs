//! `aftertext consent reconcile`: our ledger held against a gateway's list of
//! numbers that opted out there.
//!
//! Who is only on the gateway's list is recorded here, by the host that runs:
//! at once, and together with what waits for that number. The other way round a
//! gateway lets nobody write, so those are named.

pub mod list;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use aftertext_edge::ways_out::Route;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::json;

use super::host::RunningHost;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::gateways::exchange::Exchange;
use crate::seal::Sealer;
use crate::shop::Shop;
use crate::store::sqlite::OpenError;
use crate::store::sqlite::consent::{ConsentFile, Standing};
use crate::types::Timestamp;
use list::Listed;

/// What the ledger says about where it was said.
const SOURCE: &str = "gateway-list";

/// How the answer is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line a number, for people.
    #[default]
    Table,
    /// One JSON object.
    Json,
}

/// Why there is no answer, or not all of it was done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The shop or the gateway.
    #[error("{0}")]
    Settings(String),
    /// The file with the list.
    #[error("cannot read {0}: {1}")]
    File(PathBuf, std::io::Error),
    /// The gateway's list.
    #[error(transparent)]
    List(#[from] list::Error),
    /// The store's file.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store's file, later.
    #[error("cannot read the contacts: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The host that runs.
    #[error("{recorded} numbers were recorded, and then the host at {url} {why}; run the command again")]
    Host {
        /// Where it was looked for.
        url: String,
        /// How many it took.
        recorded: usize,
        /// What went wrong.
        why: String,
    },
    /// Writing the answer.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Where a number stands.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// Opted out at the gateway and not here: to be recorded here, with the
    /// moment that the list gives.
    pub only_there: BTreeMap<String, Option<Timestamp>>,
    /// Opted out here and not at the gateway: to be told to it.
    pub only_here: BTreeSet<String>,
    /// Opted out there, and came back here afterwards: texts to them will be
    /// refused until the gateway lets them.
    pub blocked_there: BTreeSet<String>,
    /// How many opted out in both.
    pub both: usize,
}

/// Compares the gateway's list with what stands here. Somebody whom nothing here
/// names may still be one who was forgotten: `is_forgotten` knows.
pub fn compare(
    listed: &Listed,
    standing: &BTreeMap<String, Standing>,
    is_forgotten: impl Fn(&str) -> bool,
) -> Drift {
    let mut drift = Drift::default();
    for (phone, at) in listed {
        match (standing.get(phone), at) {
            (Some(Standing::Stopped), _) => drift.both += 1,
            (Some(Standing::Resumed(since)), Some(at)) if since > at => {
                drift.blocked_there.insert(phone.clone());
            }
            (None, _) if is_forgotten(phone) => drift.both += 1,
            _ => {
                drift.only_there.insert(phone.clone(), *at);
            }
        }
    }
    let stopped = standing.iter().filter(|(_, standing)| **standing == Standing::Stopped);
    drift.only_here =
        stopped.map(|(phone, _)| phone).filter(|phone| !listed.contains_key(*phone)).cloned().collect();
    drift
}

/// One comparison.
pub struct Reconcile<'a> {
    /// The settings file.
    pub config: &'a Config,
    /// Whose gateway.
    pub shop: &'a Shop,
    /// The gateway.
    pub route: &'a Route,
    /// Where the host listens, if not where the settings say.
    pub url: Option<&'a str>,
    /// Only say what would be done.
    pub dry_run: bool,
}

impl<'a> Reconcile<'a> {
    /// Finds the shop and the gateway by their names.
    pub fn new(config: &'a Config, shop: &str, gateway: &str) -> Result<Self, Error> {
        let unknown = |what: &str, name: &str, known: Vec<&str>| {
            Error::Settings(format!("the settings have no {what} {name}; they have {}", known.join(", ")))
        };
        let shops = || config.shops.iter().map(|(shop, _)| shop);
        let shop = shops()
            .find(|known| known.id == shop)
            .ok_or_else(|| unknown("shop", shop, shops().map(|shop| shop.id.as_str()).collect()))?;
        let routes = || shop.routes().iter();
        let route = routes().find(|known| known.name == gateway).ok_or_else(|| {
            unknown("gateway", gateway, routes().map(|route| route.name.as_str()).collect())
        })?;
        Ok(Self { config, shop, route, url: None, dry_run: false })
    }

    /// The gateway's list, from a file or from the vendor.
    pub async fn list(&self, file: Option<&Path>) -> Result<Listed, Error> {
        if let Some(file) = file {
            let open = File::open(file).map_err(|error| Error::File(file.to_owned(), error))?;
            return Ok(list::read(BufReader::new(open))?);
        }
        let account = self.shop.account(self.route).ok_or_else(|| {
            Error::Settings(format!("the secret of the gateway {} is missing", self.route.name))
        })?;
        let exchange = Exchange::new().map_err(|error| Error::Settings(error.to_string()))?;
        Ok(list::fetch(&exchange, &account).await?)
    }

    /// Compares, records what is only there, and writes all of it to `output`.
    /// Whether the two now agree.
    pub async fn run(
        &self,
        listed: &Listed,
        sealer: &Sealer,
        format: Format,
        output: impl Write,
    ) -> Result<bool, Error> {
        let standing = ConsentFile::open(&self.config.database)?.standing(&self.shop.id)?;
        let is_forgotten = |phone: &str| {
            let key = format!("{}/{phone}", self.shop.id);
            sealer.pseudonyms(&key).any(|name| standing.forgotten.contains(&name))
        };
        let drift = compare(listed, &standing.known, is_forgotten);
        if !self.dry_run {
            self.record(&drift.only_there).await?;
        }
        self.show(listed.len(), &drift, format, output)?;
        let done = !self.dry_run || drift.only_there.is_empty();
        Ok(done && drift.only_here.is_empty() && drift.blocked_there.is_empty())
    }

    async fn record(&self, phones: &BTreeMap<String, Option<Timestamp>>) -> Result<(), Error> {
        if phones.is_empty() {
            return Ok(());
        }
        let host = RunningHost::new(self.config, self.shop, self.url).map_err(Error::Settings)?;
        let bar = ProgressBar::new(phones.len() as u64).with_style(
            ProgressStyle::with_template("{bar:30} {pos} of {len} recorded")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        for (recorded, (phone, at)) in phones.iter().enumerate() {
            let answer = host.ask("POST", "consent", &self.revocation(phone, *at)).await;
            answer.map_err(|why| Error::Host { url: host.url.clone(), recorded, why })?;
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(())
    }

    /// The same listing is recorded once, however often it is read.
    fn revocation(&self, phone: &str, at: Option<Timestamp>) -> serde_json::Value {
        let at = at.unwrap_or_else(|| SystemClock.now());
        let grant = json!({"topic": "all", "granted": false, "at": at, "source": SOURCE});
        json!({"id": format!("{SOURCE}/{}/{at}", self.route.name), "phone": phone, "grants": [grant]})
    }

    fn show(
        &self,
        listed: usize,
        drift: &Drift,
        format: Format,
        mut output: impl Write,
    ) -> std::io::Result<()> {
        let Drift { only_there, only_here, blocked_there, both } = drift;
        if format == Format::Json {
            let answer = json!({"shop": self.shop.id, "gateway": self.route.name, "listed": listed,
                                "dry_run": self.dry_run, "both": both, "only_there": only_there,
                                "only_here": only_here, "blocked_there": blocked_there});
            writeln!(output, "{answer:#}")?;
            return output.flush();
        }
        let recorded =
            if self.dry_run { "would be recorded here" } else { "recorded here: nothing more is sent" };
        for phone in only_there.keys() {
            writeln!(output, "only there     {phone:16}  {recorded}")?;
        }
        for phone in only_here {
            writeln!(
                output,
                "only here      {phone:16}  tell {}: it would deliver what others send",
                self.route.name
            )?;
        }
        for phone in blocked_there {
            writeln!(
                output,
                "blocked there  {phone:16}  came back here: texts are refused until they answer START, or {} lets them",
                self.route.name
            )?;
        }
        writeln!(
            output,
            "{listed} on the list of {}: {both} in both, {} only there, {} only here, {} blocked there",
            self.route.name,
            only_there.len(),
            only_here.len(),
            blocked_there.len()
        )?;
        output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_stands_in_one_place() {
        let listed: Listed = [
            ("both", None),
            ("later", Some(5)),
            ("before", Some(5)),
            ("undated", None),
            ("new", Some(1)),
            ("gone", None),
        ]
        .map(|(phone, at)| (phone.to_owned(), at))
        .into();
        let standing = [
            ("both", Standing::Stopped),
            ("here", Standing::Stopped),
            ("later", Standing::Resumed(6)),
            ("before", Standing::Resumed(4)),
            ("undated", Standing::Resumed(6)),
            ("quiet", Standing::Open),
        ]
        .map(|(phone, standing)| (phone.to_owned(), standing))
        .into();
        let drift = compare(&listed, &standing, |phone| phone == "gone");
        assert_eq!(drift.only_there.keys().collect::<Vec<_>>(), ["before", "new", "undated"]);
        assert_eq!(drift.only_here.iter().collect::<Vec<_>>(), ["here"]);
        assert_eq!(drift.blocked_there.iter().collect::<Vec<_>>(), ["later"]);
        assert_eq!(drift.both, 2);
    }
}
