//! A simulation as a merchant reads it.

use std::io::Write;

use crate::simulation::{Entry, Kind, Left, Sums};

/// Reasons that the summary lists.
const REASONS: usize = 8;

/// Whether people want to see it: that a text was delivered is no news.
pub(super) fn shows(entry: &Entry) -> bool {
    entry.kind != Kind::Report
}

/// The time zone that a contact's times are in.
pub(super) fn zone(entry: &Entry) -> &str {
    entry.time.time_zone().iana_name().unwrap_or("UTC")
}

/// One happening: local time, kind, step, words.
pub(super) fn line(entry: &Entry) -> String {
    let time = entry.time.strftime("%a %e %b %Y %H:%M");
    let step = entry.step.as_deref().unwrap_or_default();
    let words = entry.words.replace('\n', " / ");
    let words = match entry.kind {
        Kind::Reply => format!("\"{words}\""),
        Kind::Note => format!("{}: {words}", entry.what),
        Kind::Later => match entry.until() {
            Some(until) => format!("not before {}: {words}", until.strftime("%a %e %b %H:%M")),
            None => words,
        },
        _ => words,
    };
    format!("{time}  {:<6} {step:<20} {words}", entry.kind.word())
}

/// The summary.
pub(super) fn totals(out: &mut impl Write, sums: &Sums, days: u32, left: Left) -> std::io::Result<()> {
    let cost = sums.cost.as_ref().map(|cost| format!(", {cost}")).unwrap_or_default();
    let per_day = sums.texts as f64 / f64::from(days.max(1));
    writeln!(
        out,
        "Came in      {} from the shop, {} from people, in {days} days",
        sums.order_events, sums.replies
    )?;
    writeln!(out, "Texts        {} in {} segments{cost}; {per_day:.1} a day", sums.texts, sums.segments)?;
    let (texted, contacts) = (sums.contacts_texted, sums.contacts);
    let mean = sums.texts_per_contact;
    writeln!(
        out,
        "Contacts     {texted} of {contacts} got a text: {mean:.2} each, at most {} on one day",
        sums.most_in_a_day
    )?;
    if let Some(busiest) = &sums.busiest {
        let name = busiest.get("contact").and_then(|contact| contact.as_str()).unwrap_or_default();
        let texts = busiest.get("texts").and_then(serde_json::Value::as_u64).unwrap_or_default();
        writeln!(out, "Busiest      {name}, {texts} texts")?;
    }
    writeln!(out, "Held back    {} for good, {} times for a while", sums.never, sums.later)?;
    for (reason, count) in sums.never_because.iter().take(REASONS) {
        writeln!(out, "             {count:>6}  {reason}")?;
    }
    if sums.never_because.len() > REASONS {
        writeln!(out, "             and {} more reasons", sums.never_because.len() - REASONS)?;
    }
    if sums.faults > 0 {
        writeln!(out, "Faults       {} calls failed: look for \"fault\" above", sums.faults)?;
    }
    match (left.happenings, left.next_timer.is_some()) {
        (true, _) => {
            writeln!(out, "After that   more orders or replies follow: give more --days to see them")
        }
        (false, true) => writeln!(out, "After that   something may follow: give more --days to see it"),
        (false, false) => Ok(()),
    }
}
