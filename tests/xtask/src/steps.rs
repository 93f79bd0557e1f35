//! `cargo xtask test`: the steps, in order, and the summary.
//!
//! The tests run in two halves that together are the workspace: `xtask` apart from
//! the rest, so that the program that is running now is not rebuilt beneath itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::component::{self, PACKAGE, TARGET};
use crate::programs;
use crate::report::Report;
use crate::spin;
use crate::tally::{Tally, skips};
use crate::workspace::Workspace;

/// Runs every step, or with a `filter` only the tests it names, and says how it went.
/// Fails only when it cannot go on; a failed step makes the answer `false`.
pub fn test(workspace: &Workspace, filter: Option<&str>) -> Result<bool> {
    let surroundings = Surroundings::prepare(workspace)?;
    let mut report = Report::default();
    let mut tally = Tally::default();

    let unfiltered = |report: &mut Report, name, work: fn(&Workspace) -> Result<()>| match filter {
        None => _ = report.step(name, || work(workspace)),
        Some(filter) => report.skip(name, &format!("only tests with `{filter}` were asked for")),
    };
    unfiltered(&mut report, "format", |workspace| workspace.run(&["fmt", "--all", "--check"]));
    let component = report.step("component", || component::build(workspace));
    report.step("spin app", || spin::build(workspace));
    unfiltered(&mut report, "lints", lint);
    match component {
        None => report.skip("tests", "the component was not built"),
        Some(component) => {
            let rest = ["--workspace", "--exclude", "xtask", "--no-fail-fast"];
            let command = surroundings.tests(workspace, &rest, filter, &component);
            report.step("tests", || tally.run(command));
        }
    }
    let command = tests(workspace, &["--package", "xtask", "--no-fail-fast"], filter);
    report.step("tidy", || tally.run(command));

    let notes = fs::read_to_string(&surroundings.skips).unwrap_or_default();
    let complete = close(report, tally, &notes);
    Ok(complete)
}

/// The cases against a real Spin, if there is one.
pub fn spin(workspace: &Workspace) -> Result<bool> {
    let surroundings = Surroundings::prepare(workspace)?;
    let mut report = Report::default();
    let mut tally = Tally::default();
    if report.step("spin app", || spin::build(workspace)).is_some() {
        let package = ["--package", "spin-stand-in", "--test", "spin_up"];
        let mut command = tests(workspace, &package, None);
        surroundings.tell(&mut command);
        command.args(["--", "--ignored"]);
        report.step("tests", || tally.run(command));
    }
    let notes = fs::read_to_string(&surroundings.skips).unwrap_or_default();
    Ok(close(report, tally, &notes))
}

/// Prints the summary and the closing line; true if all is well.
fn close(mut report: Report, tally: Tally, notes: &str) -> bool {
    let skips = skips(notes);
    for (test, why) in &skips {
        report.skip(test, why);
    }
    // Left out on purpose: nothing that this machine lacks.
    for (test, why) in &tally.ignored {
        report.elsewhere(test, why);
    }
    println!("\nSummary\n{}", report.summary());
    let skipped = skips.len() as u64;
    let strict = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    let incomplete = strict && skipped > 0;
    if incomplete {
        println!("With CI=true a skipped test is a failure.\n");
    }
    println!("{} passed, {} failed, {skipped} skipped", tally.passed.saturating_sub(skipped), tally.failed);
    report.passed() && !incomplete
}

/// All parts even if the first fails, to show all there is to mend.
fn lint(workspace: &Workspace) -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    let all = [&["clippy", "--workspace", "--all-targets"], &deny[..]].concat();
    let guest = ["clippy", "--package", PACKAGE, "--target", TARGET];
    let guest = [&guest, &deny[..]].concat();
    let [front, platform] = spin::PACKAGES;
    let app = ["clippy", "--package", front, "--package", platform, "--target", spin::TARGET];
    let app = [&app, &deny[..]].concat();
    let results = [workspace.run(&all), workspace.run(&guest), workspace.run(&app)];
    results.into_iter().collect()
}

fn tests(workspace: &Workspace, packages: &[&str], filter: Option<&str>) -> Command {
    let mut command = workspace.cargo(&["test"]);
    command.args(packages);
    if let Some(filter) = filter {
        command.args(["--", filter]);
    }
    command
}

/// What the tests are told about the machine, and where they note what they skip.
struct Surroundings {
    programs: Vec<(&'static str, PathBuf)>,
    skips: PathBuf,
}

impl Surroundings {
    fn prepare(workspace: &Workspace) -> Result<Self> {
        let skips = workspace.target.join("skips.txt");
        fs::create_dir_all(&workspace.target)
            .and_then(|()| fs::write(&skips, ""))
            .with_context(|| format!("cannot write {}", skips.display()))?;
        let programs = programs::find();
        Ok(Self { programs, skips })
    }

    fn tests(
        &self,
        workspace: &Workspace,
        packages: &[&str],
        filter: Option<&str>,
        component: &Path,
    ) -> Command {
        let mut command = tests(workspace, packages, filter);
        self.tell(command.env("AFTERTEXT_COMPONENT", component));
        command
    }

    fn tell(&self, command: &mut Command) {
        command
            .env("AFTERTEXT_SKIPS", &self.skips)
            .envs(self.programs.iter().map(|(name, path)| (name, path)));
    }
}
