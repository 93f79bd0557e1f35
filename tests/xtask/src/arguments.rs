//! What can be typed after `cargo xtask`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

const NEWCOMER: &str = "\
New here? `cargo xtask run` builds everything and prints the address of a page
with a phone on it. `cargo xtask test` proves that all of it works.";

/// Everyday tasks of aftertext
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = NEWCOMER
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// One task each; the help of the command line is made of these comments.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Build everything and start the host with a sample shop
    ///
    /// Adds the wasm target if it is missing, builds the component and the host,
    /// then starts `aftertext serve`, which prints the address to open.
    /// Stop it with Ctrl-C.
    Run {
        /// Settings of the host [default: host/demo.toml]
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// More arguments for `aftertext serve`, after `--`
        #[arg(last = true, value_name = "ARGUMENTS")]
        arguments: Vec<OsString>,
    },
    /// Check the format, build the component, lint, and run every test
    ///
    /// A test whose program is missing (a browser, say) is skipped; the summary at
    /// the end says which and why. With CI=true a skipped test is a failure.
    Test {
        /// Run the cases against `spin up` instead, with the `spin` on the PATH
        #[arg(long, conflicts_with = "filter")]
        spin: bool,
        /// Run only the tests whose name contains this, and neither format nor lints
        filter: Option<String>,
    },
    /// Build the component: aftertext.wasm in the target folder
    Build {
        /// Build the Spin app too: what host/spin/spin.toml names
        #[arg(long)]
        spin: bool,
    },
    /// Measure what an event costs and how many orders a second go through
    ///
    /// Builds everything for release and prints one table, each number beside its
    /// target. Takes some minutes; a machine that does nothing else measures best.
    ///
    /// Options: `--orders N` and `--contacts N` for the size of it, `--connections N`
    /// for webhooks under way at once, `--only NAME` for one part of it (instances,
    /// size, start, throughput, growth), `--format json` for programs, `--peers` to
    /// measure side by side with liquidjs and sms-segments-calculator under Node (20
    /// or later, with npm).
    Bench {
        /// Options of the benchmark
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTIONS")]
        arguments: Vec<OsString>,
    },
    /// Check the rules of the house: names, sizes, dependencies, promises of the README
    Tidy,
}
