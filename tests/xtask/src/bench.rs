//! `cargo xtask bench`: the release builds, and one table.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::spin;
use crate::workspace::Workspace;

/// Builds component, Spin app, host and benchmark, then runs the benchmark. What cannot
/// be measured is a failure; a number that misses its target is not, since
/// machines differ.
pub fn run(workspace: &Workspace, arguments: &[OsString]) -> Result<ExitCode> {
    let spin = spin::build(workspace)?;
    let component = workspace.target.join("aftertext.wasm");
    println!("building the host and the benchmark…");
    // Together, or cargo would choose other features for each and build twice.
    workspace.run(&["build", "--release", "--package", "aftertext", "--package", "bench"])?;
    let program = |name: &str| {
        workspace.target.join("release").join(name).with_extension(std::env::consts::EXE_EXTENSION)
    };
    let mut bench = Command::new(program("bench"));
    bench.arg(component).arg("--host").arg(program("aftertext")).arg("--spin").arg(spin);
    bench.args(arguments).current_dir(&workspace.root);
    let status = bench.status().context("cannot start the benchmark")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
