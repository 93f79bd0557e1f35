//! The Spin app's parts: the front as it is, and the flow with its platform
//! plugged in, both where `host/spin/spin.toml` looks for them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::component;
use crate::workspace::Workspace;

/// What a front and a platform are compiled for.
pub const TARGET: &str = "wasm32-wasip2";
/// The crates that become components.
pub const PACKAGES: [&str; 2] = ["aftertext-spin-front", "aftertext-spin-platform"];
/// The profile of the root `Cargo.toml` that makes them small.
const PROFILE: &str = "guest";

/// Builds the component, the front and the platform, and plugs the last into the
/// first. Gives the folder.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    let flow = component::build(workspace)?;
    component::add_target(workspace, TARGET)?;
    println!("building the Spin app…");
    let [front, platform] = PACKAGES;
    workspace.run(&[
        "build",
        "--package",
        front,
        "--package",
        platform,
        "--target",
        TARGET,
        "--profile",
        PROFILE,
    ])?;
    let built = |package: &str| {
        workspace.target.join(TARGET).join(PROFILE).join(package.replace('-', "_")).with_extension("wasm")
    };
    // Where spin.toml looks, wherever the developer has put the target folder.
    let folder = workspace.root.join("target").join("spin");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::copy(built(front), folder.join("front.wasm")).context("cannot copy the front")?;
    let mut compose = workspace.cargo(&["run", "--quiet", "--package", "aftertext-spin-compose", "--"]);
    compose.args([flow, built(platform), folder.join("flow.wasm")]);
    crate::workspace::succeed(compose)?;
    println!("the Spin app: {}", folder.display());
    Ok(folder)
}
