//! Texts as shops send them, made up from a seed, and where the calculator is
//! known to count otherwise.

use aftertext_flow as flow;
use anyhow::{Result, ensure};

use crate::table::{Table, Target};

/// Where sms-segments-calculator counts otherwise than 3GPP TS 23.040, and why.
/// A text whose clusters of characters are single code points never differs.
const KNOWN: &[&str] = &[
    "it never splits a cluster (a flag, a family, a letter with its marks) over two segments: one too many",
    "it puts a cluster that is longer than a segment into one: too few",
    "what the header of the first segment displaces is not measured again: too few",
];

/// Joins, marks and selectors that make several code points one cluster.
const JOINING: &[(char, char)] = &[
    ('\u{300}', '\u{36f}'),
    ('\u{200d}', '\u{200d}'),
    ('\u{20e3}', '\u{20e3}'),
    ('\u{fe0f}', '\u{fe0f}'),
    ('\u{1f1e6}', '\u{1f1ff}'),
    ('\u{1f3fb}', '\u{1f3ff}'),
];

const OPENINGS: &[&str] = &[
    "Sample Shop: Thanks Dana, order #1042 is confirmed: 1 Canvas Tote, 2 Ceramic Mug.",
    "Sample Shop: Order #1042 is on its way with UPS (parcel 2 of 3). Track it:",
    "Sample Shop: Votre commande n\u{b0}1042 est confirmée : total 49,90 €.",
    "Sample Shop: Ihre Bestellung [1042] ist unterwegs {DHL} ~ 2 Pakete |",
    "Sample Shop: Twoje zamówienie 1042 już jest.",
    "サンプル: ご注文1042が到着しました。",
];
const ENDINGS: &[&str] = &[
    " Reply STOP to opt out.",
    " https://sample.example/orders/0123456789abcdef",
    " It\u{2019}s here \u{1f4e6}\u{1f389}",
    " \u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{1f1ee}\u{1f1f9}",
    " Zoe\u{308} cafe\u{301} 1\u{fe0f}\u{20e3}",
    "",
];

/// So many texts, always the same.
pub fn made_up(count: usize) -> Vec<String> {
    let mut seed: u64 = 42;
    let mut next = |below: usize| {
        // The constants of Knuth's MMIX; its high bits are the good ones.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % below
    };
    let text = |next: &mut dyn FnMut(usize) -> usize| {
        let mut text = String::new();
        for _ in 0..=next(3) {
            text.push_str(OPENINGS.get(next(OPENINGS.len())).copied().unwrap_or_default());
            text.push_str(&"x".repeat(next(40)));
            text.push_str(ENDINGS.get(next(ENDINGS.len())).copied().unwrap_or_default());
        }
        text
    };
    (0..count).map(|_| text(&mut next)).collect()
}

fn has_clusters(text: &str) -> bool {
    let joins = |char: char| JOINING.iter().any(|(first, last)| (*first..=*last).contains(&char));
    text.chars().any(joins)
}

/// Adds how often they differ, and gives the texts for which no reason is known.
pub fn disagreements(texts: &[String], theirs: &[u64], table: &mut Table) -> Result<Vec<String>> {
    ensure!(texts.len() == theirs.len(), "the calculator has left texts out");
    let mut known = 0;
    let mut unknown = Vec::new();
    for (text, theirs) in texts.iter().zip(theirs) {
        let ours = flow::measure(text).segments;
        if u64::from(ours) == *theirs {
            continue;
        }
        if has_clusters(text) {
            known += 1;
        } else {
            unknown.push(format!("{ours} segments here, {theirs} there: {text:?}"));
        }
    }
    table.heading("Segments, text by text");
    table.row("differ for a reason that is known", f64::from(known), "texts", Target::None);
    for reason in KNOWN {
        eprintln!("known of sms-segments-calculator: {reason}");
    }
    table.row("differ otherwise", unknown.len() as f64, "texts", Target::AtMost(0.0));
    Ok(unknown)
}
