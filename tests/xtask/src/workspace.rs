//! Where things are, and cargo as a child that sees what the developer's shell sees.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The workspace that `cargo xtask` was called in.
#[derive(Debug)]
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// The target folder, wherever the developer has put it.
    pub target: PathBuf,
    metadata: Value,
}

impl Workspace {
    /// Asks cargo; fails outside a workspace.
    pub fn find() -> Result<Self> {
        let output = cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .output()
            .context("cargo cannot be started")?;
        if !output.status.success() {
            bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let folder = |key: &str| {
            metadata
                .get(key)
                .and_then(Value::as_str)
                .map(PathBuf::from)
                .with_context(|| format!("cargo metadata names no {key}"))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")?, metadata })
    }

    /// A cargo command in the root of the workspace.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo();
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// Runs cargo with its output in view; fails when cargo does.
    pub fn run(&self, arguments: &[&str]) -> Result<()> {
        succeed(self.cargo(arguments))
    }

    /// What `package` needs to be built, without what only its tests need:
    /// names in alphabetical order, or nothing if there is no such package.
    pub fn dependencies(&self, package: &str) -> Vec<&str> {
        let mut names: Vec<&str> = array(&self.metadata, "packages")
            .filter(|candidate| text(candidate, "name") == package)
            .flat_map(|found| array(found, "dependencies"))
            .filter(|dependency| text(dependency, "kind") != "dev")
            .map(|dependency| text(dependency, "name"))
            .collect();
        names.sort_unstable();
        names
    }
}

/// Runs a command with its output in view; fails when the command does.
pub fn succeed(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", line(&command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", line(&command));
    }
    Ok(())
}

/// The command as one would type it, for messages.
pub fn line(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let mut line = program.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// The cargo that runs us, without the variables it sets for us: build scripts
/// that watch them would run again, and rebuild everything that depends on them.
fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

fn array<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
