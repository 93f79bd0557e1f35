//! `cargo xtask run`: from a fresh clone to a phone on a page.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::component;
use crate::workspace::Workspace;

/// Seals the sample shop's token, which stands in `host/demo.toml` for all to read.
const DEMO_KEY: &str = "YWZ0ZXJ0ZXh0LWRlbW8ta2V5LW5vdC1mb3ItcmVhbHM=";

/// Builds the component and the host, then becomes the host.
/// A relative `config` starts from where the developer stands.
pub fn run(workspace: &Workspace, config: Option<PathBuf>, arguments: &[OsString]) -> Result<ExitCode> {
    let config = match config {
        Some(path) => std::path::absolute(path)?,
        None => workspace.root.join("host/demo.toml"),
    };
    let component = component::build(workspace)?;
    println!("building the host…");
    workspace.run(&["build", "--package", "aftertext"])?;
    let program = workspace.target.join("debug/aftertext").with_extension(std::env::consts::EXE_EXTENSION);
    println!("starting the host… (stop it with Ctrl-C)");
    let mut host = Command::new(program);
    host.arg("serve")
        .arg("--config")
        .arg(config)
        .arg("--component")
        .arg(component)
        .args(arguments)
        .current_dir(&workspace.root);
    if std::env::var_os("AFTERTEXT_KEY").is_none() {
        host.env("AFTERTEXT_KEY", DEMO_KEY);
    }
    become_host(host)
}

/// The same process, so that signals reach the host and nobody else.
#[cfg(unix)]
fn become_host(mut host: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(host.exec()).context("cannot start the host")
}

#[cfg(not(unix))]
fn become_host(mut host: Command) -> Result<ExitCode> {
    let status = host.status().context("cannot start the host")?;
    Ok(match status.success() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
