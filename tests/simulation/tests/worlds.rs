//! A thousand worlds with faults, in none of which anything happens that must
//! not. `AFTERTEXT_SEED=7` lives through the world of seed 7 alone, and
//! `AFTERTEXT_SEEDS=20000` through so many.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use simulation::checkers::complaint;
use simulation::run;

const SEEDS: u64 = 1_000;

fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is a number, not {text:?}")))
}

#[test]
fn nothing_happens_in_any_world_that_must_not() {
    let seeds = match number("AFTERTEXT_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("AFTERTEXT_SEEDS").unwrap_or(SEEDS),
    };
    let next = AtomicU64::new(seeds.start);
    let complaints = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, |places| places.get()) {
            scope.spawn(|| {
                while let Some(seed) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).filter(|seed| *seed < seeds.end)
                {
                    let found = std::panic::catch_unwind(|| complaint(&run(seed)));
                    let found = found.unwrap_or_else(|_| {
                        Some(format!(
                            "seed {seed} panics\nAFTERTEXT_SEED={seed} cargo test -p simulation --test worlds"
                        ))
                    });
                    complaints.lock().unwrap().extend(found);
                }
            });
        }
    });
    let mut complaints = complaints.into_inner().unwrap();
    complaints.sort_by_key(String::len);
    let headlines: Vec<&str> = complaints.iter().filter_map(|complaint| complaint.lines().next()).collect();
    assert!(
        complaints.is_empty(),
        "{} worlds:\n{}\n\nthe shortest of them:\n{}",
        complaints.len(),
        headlines.join("\n"),
        complaints[0]
    );
}
