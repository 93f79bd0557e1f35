//! `aftertext-spin-compose SOCKET PLUG OUT`: a component with another one plugged in.

use std::path::PathBuf;

use aftertext_spin_compose::plug_into;
use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [socket, plug, out] = files.as_slice() else {
        bail!("three files are needed: the component, what is plugged into it, and where the result goes");
    };
    let read =
        |file: &PathBuf| std::fs::read(file).with_context(|| format!("cannot read {}", file.display()));
    let composed = plug_into(&read(socket)?, &read(plug)?)?;
    std::fs::write(out, composed).with_context(|| format!("cannot write {}", out.display()))
}
