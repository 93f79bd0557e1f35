//! The component: compiled for wasm, wrapped, checked, and written where all look for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasmparser::{Chunk, Parser, Payload};
use wit_component::ComponentEncoder;

use crate::workspace::{Workspace, succeed};

/// What the component is compiled for: no operating system, hence no WASI.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The crate that becomes the component.
pub const PACKAGE: &str = "aftertext-component";

/// The profile of the root `Cargo.toml` that makes it small.
const PROFILE: &str = "guest";

/// The most that the component may have, in bytes: a megabyte.
const SIZE_MAX: usize = 1_000_000;

/// Builds `aftertext.wasm` in the target folder and returns its path. The file is
/// touched only when its bytes change, so that whoever caches by time stays valid.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    add_target(workspace, TARGET)?;
    println!("building the component…");
    let nowhere = without_paths(workspace)?;
    let what = ["build", "--package", PACKAGE, "--target", TARGET, "--profile", PROFILE];
    workspace.run(&[&what[..], &["--config", &nowhere]].concat())?;
    let module =
        workspace.target.join(TARGET).join(PROFILE).join(PACKAGE.replace('-', "_")).with_extension("wasm");
    let module = fs::read(&module).with_context(|| format!("cannot read {}", module.display()))?;
    let component = wrap(&module).context("the wasm module does not make a valid component")?;
    if component.len() > SIZE_MAX {
        bail!("the component has {} bytes; {SIZE_MAX} is the most that it may have", component.len());
    }
    let path = workspace.target.join("aftertext.wasm");
    let changed = write_if_changed(&path, &component)?;
    println!(
        "the component: {}, {} kB{}",
        path.display(),
        component.len().div_ceil(1000),
        if changed { "" } else { ", unchanged" }
    );
    Ok(path)
}

/// The setting of cargo that keeps this machine's folders out of the component: they
/// would make it larger, and another one in each place.
fn without_paths(workspace: &Workspace) -> Result<String> {
    let home = cargo_home().context("there is no home folder; set CARGO_HOME")?;
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten();
    let sources = registries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let flags: Vec<String> = [workspace.root.clone()]
        .iter()
        .chain(&sources)
        .map(|folder| format!("{:?}", format!("--remap-path-prefix={}/=", folder.display())))
        .collect();
    Ok(format!("target.{TARGET}.rustflags=[{}]", flags.join(",")))
}

fn cargo_home() -> Option<PathBuf> {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    own.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

/// A core module with the contract in its custom sections, as a valid component.
pub fn wrap(module: &[u8]) -> Result<Vec<u8>> {
    without_names(&ComponentEncoder::default().validate(true).module(module)?.encode()?)
}

/// A component without the names of its inner parts, which nothing reads.
fn without_names(component: &[u8]) -> Result<Vec<u8>> {
    let (mut parser, mut rest, mut kept) = (Parser::new(0), component, Vec::new());
    loop {
        let Chunk::Parsed { consumed, payload } = parser.parse(rest, true)? else {
            bail!("the component ends too early");
        };
        // Modules and components within are stepped over, whole.
        let inner = match &payload {
            Payload::ModuleSection { unchecked_range: range, .. }
            | Payload::ComponentSection { unchecked_range: range, .. } => range.end - range.start,
            _ => 0,
        };
        let (section, after) =
            rest.split_at_checked(consumed + usize::try_from(inner)?).context("a section is too long")?;
        let names = matches!(&payload, Payload::CustomSection(custom) if custom.name() == "component-name");
        if !names {
            kept.extend_from_slice(section);
        }
        if matches!(payload, Payload::End(_)) {
            return Ok(kept);
        }
        rest = after;
    }
}

/// Adds a wasm target when it is missing; only rustup can, so without it this says what to do.
pub fn add_target(workspace: &Workspace, target: &str) -> Result<()> {
    if sysroot(workspace)?.join("lib/rustlib").join(target).exists() {
        return Ok(());
    }
    println!("adding the target {target}…");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", target]).current_dir(&workspace.root);
    succeed(rustup).with_context(|| {
        format!("this Rust cannot compile for {target}; install it the way you installed Rust")
    })
}

fn sysroot(workspace: &Workspace) -> Result<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--print", "sysroot"])
        .current_dir(&workspace.root)
        .output()
        .context("cannot start rustc")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8(output.stdout)?.trim().into())
}

/// Whether it wrote. A rename, because a test may be reading the old file.
fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(false);
    }
    let fresh = path.with_extension("wasm.fresh");
    fs::write(&fresh, bytes)
        .and_then(|()| fs::rename(&fresh, path))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(true)
}
