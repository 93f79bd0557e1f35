//! Where the happenings of a simulation go: into stories, or out line by line,
//! as fast as they come or at a pace that people can follow.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::{DAY_MS, Format, Simulate, table};
use crate::price::Price;
use crate::record::Decision;
use crate::simulation::{Entry, Left, Span, Teller, Totals};
use crate::types::Timestamp;

/// Contacts whose stories are told unless all are asked for.
const STORIES: usize = 5;

/// Takes decisions and writes them as the arguments say.
pub(super) struct Output<'a, W> {
    arguments: &'a Simulate,
    span: Span,
    out: W,
    teller: Teller,
    totals: Totals,
    /// The lines of each contact, to be told at the end.
    stories: BTreeMap<String, Vec<String>>,
    progress: ProgressBar,
    began: Instant,
}

impl<'a, W: Write> Output<'a, W> {
    pub(super) fn new(arguments: &'a Simulate, span: Span, out: W) -> Self {
        let lines_on_terminal = arguments.streams() && std::io::stdout().is_terminal();
        let progress = match lines_on_terminal {
            true => ProgressBar::hidden(),
            false => ProgressBar::new(arguments.days.into()),
        };
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} day {pos} of {len}, {eta} left") {
            progress.set_style(style);
        }
        Self {
            arguments,
            span,
            out,
            teller: Teller::new(&arguments.shop, arguments.generate.is_some()),
            totals: Totals::default(),
            stories: BTreeMap::new(),
            progress,
            began: Instant::now(),
        }
    }

    /// Takes one decision.
    pub(super) fn tell(&mut self, at: Timestamp, decision: &Decision) -> std::io::Result<()> {
        let day = u64::try_from(at.saturating_sub(self.span.start) / DAY_MS).unwrap_or_default();
        if day != self.progress.position() {
            self.progress.set_position(day);
        }
        for entry in self.teller.entries(at, decision) {
            self.totals.add(&entry);
            if self.arguments.contact.as_ref().is_none_or(|contact| *contact == entry.key) {
                self.keep_pace(at);
                self.write(&entry)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, entry: &Entry) -> std::io::Result<()> {
        match self.arguments.format {
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, entry)?;
                self.out.write_all(b"\n")?;
            }
            Format::Table if !table::shows(entry) => return Ok(()),
            Format::Table if self.arguments.streams() => {
                writeln!(self.out, "{:<14} {}", entry.contact, table::line(entry))?;
            }
            Format::Table => {
                let story = self.stories.entry(entry.key.clone()).or_default();
                if story.is_empty() {
                    story.push(format!("{} ({})", entry.contact, table::zone(entry)));
                }
                let line = format!("  {}", table::line(entry));
                // Consent for two topics at once reads the same.
                if story.last() != Some(&line) {
                    story.push(line);
                }
            }
        }
        if self.arguments.speed.is_some() { self.out.flush() } else { Ok(()) }
    }

    /// Waits until it is this moment's turn.
    fn keep_pace(&mut self, at: Timestamp) {
        let Some(ms_per_second) = self.arguments.speed else {
            return;
        };
        let since = at.saturating_sub(self.span.start).max(0) as f64 / ms_per_second as f64;
        let turn = Duration::try_from_secs_f64(since).unwrap_or_default();
        std::thread::sleep(turn.saturating_sub(self.began.elapsed()));
    }

    /// Writes the stories that are asked for, and the totals.
    pub(super) fn end(mut self, left: Left) -> std::io::Result<()> {
        self.progress.finish_and_clear();
        let price: Option<&Price> = self.arguments.price_per_segment.as_ref();
        let sums = self.totals.sums(price);
        if self.arguments.format == Format::Jsonl {
            serde_json::to_writer(&mut self.out, &json!({ "totals": sums }))?;
            self.out.write_all(b"\n")?;
            return self.out.flush();
        }
        if !self.arguments.streams() {
            self.tell_stories()?;
        }
        table::totals(&mut self.out, &sums, self.arguments.days, left)?;
        self.out.flush()
    }

    /// The stories that are asked for, or else those of the busiest contacts.
    fn tell_stories(&mut self) -> std::io::Result<()> {
        let Simulate { all, contact, .. } = self.arguments;
        let told: Vec<&str> = match *all || contact.is_some() {
            true => self.stories.keys().map(String::as_str).collect(),
            false => self.totals.busiest(STORIES),
        };
        for line in told
            .iter()
            .filter_map(|key| self.stories.get(*key))
            .flat_map(|story| story.iter().map(String::as_str).chain([""]))
        {
            writeln!(self.out, "{line}")?;
        }
        match contact {
            Some(contact) if told.is_empty() => writeln!(self.out, "Nothing happened to {contact}.\n"),
            _ if told.len() < self.stories.len() => writeln!(
                self.out,
                "These are the {} busiest of {} contacts; --all tells of every one, --contact of one.\n",
                told.len(),
                self.stories.len()
            ),
            _ => Ok(()),
        }
    }
}

impl Simulate {
    /// Whether happenings are written as they happen.
    fn streams(&self) -> bool {
        self.format == Format::Jsonl || self.speed.is_some()
    }
}
