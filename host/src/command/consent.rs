//! `aftertext consent`: the ledger of consent shown and proved, from the store's
//! file, while a host may be running.

use std::io::Write;
use std::path::Path;

use aftertext_edge::moment::to_rfc3339;
use aftertext_edge::phone;
use clap::ValueEnum;

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::consent::{Entry, Link};
use crate::preferences::{
    self,
    link::{Links, Whose},
};
use crate::seal::Sealer;
use crate::store::sqlite::OpenError;
use crate::store::sqlite::consent::{ConsentFile, Found, Of};

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store's file.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store's file, later.
    #[error("cannot read the ledger of consent: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// Writing the answer.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// How entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line an entry, for people.
    #[default]
    Table,
    /// JSON Lines, each with its hash: to keep, and to do the sums again.
    Jsonl,
}

/// What was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Entries that were read.
    pub entries: usize,
    /// Contacts that have said anything.
    pub chains: usize,
    /// Of those, the ones whose chain does not hold.
    pub broken: usize,
    /// Shops whose chains are not all there, and no others.
    pub incomplete: usize,
}

/// Writes every entry in `database` to `output`, a contact after the other, each
/// one's oldest first.
pub fn export(database: &Path, of: Of<'_>, format: Format, mut output: impl Write) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    if format == Format::Table {
        let [at, shop, phone, said, topic, source, recorded_by] =
            ["at (UTC)", "shop", "phone", "said", "topic", "source", "recorded by"];
        row(&mut output, [at, shop, phone, said, topic, source, recorded_by, "wording"])?;
    }
    ConsentFile::open(database)?.walk(of, |_, found| -> Result<(), Error> {
        tally.count(&found);
        match (found, format) {
            (Found::Entry(link), Format::Table) => table_row(&mut output, &link.entry)?,
            (Found::Entry(link), Format::Jsonl) => json_line(&mut output, link)?,
            (Found::End(_) | Found::Shop(_), _) => {}
        }
        Ok(())
    })?;
    output.flush()?;
    Ok(tally)
}

/// Does the sums of every chain in `database` again, and writes the first entry
/// of each that does not hold to `output`, and which shops lack whole ones.
pub fn verify(database: &Path, of: Of<'_>, mut output: impl Write) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    ConsentFile::open(database)?.walk(of, |key, found| -> Result<(), Error> {
        tally.count(&found);
        if let Found::End(Err(fault)) | Found::Shop(Err(fault)) = found {
            writeln!(output, "BROKEN {key}: {fault}")?;
        }
        Ok(())
    })?;
    output.flush()?;
    Ok(tally)
}

impl Tally {
    fn count(&mut self, found: &Found<'_>) {
        match found {
            Found::Entry(_) => self.entries += 1,
            Found::End(end) => {
                self.chains += 1;
                self.broken += usize::from(end.is_err());
            }
            Found::Shop(chains) => self.incomplete += usize::from(chains.is_err()),
        }
    }
}

/// A link to the preference page of a number, as the host that runs on these
/// settings would make it.
pub fn link(
    config: &Config,
    shop: &str,
    phone: &str,
    environment: impl Fn(&str) -> Option<String>,
) -> anyhow::Result<preferences::link::Link> {
    anyhow::ensure!(
        config.shops.iter().any(|(known, _)| known.id == shop),
        "the settings have no shop {shop}"
    );
    let phone = phone::e164(phone, None)?;
    let base_url = config.public_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    let links = Links::new(Sealer::from_environment(environment)?, &base_url, config.link_days);
    Ok(links.link(&Whose { shop: shop.to_owned(), phone }, SystemClock.now())?)
}

fn json_line(output: &mut impl Write, link: &Link) -> Result<(), Error> {
    serde_json::to_writer(&mut *output, link).map_err(std::io::Error::from)?;
    Ok(output.write_all(b"\n")?)
}

fn table_row(output: &mut impl Write, entry: &Entry) -> std::io::Result<()> {
    let at = to_rfc3339(entry.at).unwrap_or_else(|| entry.at.to_string());
    let said = if entry.granted { "granted" } else { "revoked" };
    let or_dash = |text: &Option<String>| text.as_deref().map_or_else(|| "-".to_owned(), printable);
    let (topic, source) = (printable(&entry.topic), printable(&entry.source));
    let (recorded_by, wording) = (or_dash(&entry.recorded_by), or_dash(&entry.wording));
    row(output, [&at, &entry.shop, &entry.phone, said, &topic, &source, &recorded_by, &wording])
}

fn row(output: &mut impl Write, cells: [&str; 8]) -> std::io::Result<()> {
    let [at, shop, phone, said, topic, source, recorded_by, wording] = cells;
    writeln!(
        output,
        "{at:20}  {shop:12}  {phone:16}  {said:7}  {topic:16}  {source:15}  {recorded_by:12}  {wording}"
    )
}

/// What people elsewhere wrote must not command a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
