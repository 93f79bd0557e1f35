//! `cargo xtask bench`: the release builds, and one table; with `--peers` beside
//! what shops use under Node.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::spin;
use crate::workspace::{Workspace, succeed};

/// What is measured against, from the npm registry.
const PEERS: [&str; 2] = ["liquidjs@10.30.1", "sms-segments-calculator@1.3.0"];

/// Builds component, Spin app, host and benchmark, then runs the benchmark. What cannot
/// be measured is a failure; a number that misses its target is not, since
/// machines differ.
pub fn run(workspace: &Workspace, arguments: &[OsString]) -> Result<ExitCode> {
    let (ours, arguments): (Vec<&OsString>, Vec<&OsString>) =
        arguments.iter().partition(|argument| *argument == "--peers");
    let peers = if ours.is_empty() { None } else { Some(install_peers(workspace)?) };
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
    if let Some(peers) = peers {
        bench.arg("--peers").arg(peers).args(["--only", "peers"]);
    }
    bench.args(arguments).current_dir(&workspace.root);
    let status = bench.status().context("cannot start the benchmark")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Installs the peers into a folder of the target folder, without any script of theirs.
fn install_peers(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("peers");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    std::fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--silent"]);
    npm.args(PEERS).current_dir(&folder);
    succeed(npm).context(
        "the peers need Node.js 20 or later with npm (Debian: apt-get install nodejs npm) and the npm registry",
    )?;
    Ok(folder)
}
