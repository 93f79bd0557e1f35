//! One heading per step while it runs, and a summary of all steps at the end.

use std::time::{Duration, Instant};

use anyhow::Result;

#[derive(Debug)]
enum Outcome {
    Passed(Duration),
    Failed(Duration, String),
    Skipped(String),
    Elsewhere(String),
}

/// What happened to each step so far, in their order.
#[derive(Debug, Default)]
pub struct Report {
    steps: Vec<(String, Outcome)>,
}

impl Report {
    /// Does the work of a step under its heading. Nothing if it failed; the rest may go on.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n── {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        match result {
            Ok(value) => {
                println!("── {name}: ok, {}", spoken(took));
                self.steps.push((name.into(), Outcome::Passed(took)));
                Some(value)
            }
            Err(error) => {
                println!("── {name}: failed, {}: {error:#}", spoken(took));
                let why = format!("{error:#}");
                self.steps.push((name.into(), Outcome::Failed(took, why)));
                None
            }
        }
    }

    /// Notes a step or a test that was not done, and why.
    pub fn skip(&mut self, name: &str, why: &str) {
        self.steps.push((name.into(), Outcome::Skipped(why.into())));
    }

    /// Notes a test that belongs to another command, which says why.
    pub fn elsewhere(&mut self, name: &str, why: &str) {
        self.steps.push((name.into(), Outcome::Elsewhere(why.into())));
    }

    /// Whether no step failed.
    pub fn passed(&self) -> bool {
        !self.steps.iter().any(|(_, outcome)| matches!(outcome, Outcome::Failed(..)))
    }

    /// One line per step, for the end of the output.
    pub fn summary(&self) -> String {
        self.steps
            .iter()
            .map(|(name, outcome)| match outcome {
                Outcome::Passed(took) => format!("  ok       {name}, {}\n", spoken(*took)),
                Outcome::Failed(took, why) => {
                    format!("  failed   {name}, {}: {why}\n", spoken(*took))
                }
                Outcome::Skipped(why) => format!("  skipped  {name}: {why}\n"),
                Outcome::Elsewhere(why) => format!("  not here {name}: {why}\n"),
            })
            .collect()
    }
}

fn spoken(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summary_names_every_step_and_the_reason_of_a_skip() {
        let mut report = Report::default();
        assert_eq!(report.step("format", || Ok(7)), Some(7));
        report.skip("lints", "only tests were asked for");
        report.elsewhere("it_does_as_every_host", "needs Spin");
        assert!(report.passed());
        assert_eq!(report.step::<()>("tests", || anyhow::bail!("2 failed")), None);
        assert!(!report.passed());
        // However slow the machine is.
        for (_, outcome) in &mut report.steps {
            if let Outcome::Passed(took) | Outcome::Failed(took, _) = outcome {
                *took = Duration::ZERO;
            }
        }
        let expected = "  \
  ok       format, 0.0 s
  skipped  lints: only tests were asked for
  not here it_does_as_every_host: needs Spin
  failed   tests, 0.0 s: 2 failed
";
        assert_eq!(report.summary(), expected);
    }

    #[test]
    fn long_steps_are_told_in_minutes() {
        assert_eq!(spoken(Duration::from_millis(59_400)), "59.4 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 5 s");
    }
}
