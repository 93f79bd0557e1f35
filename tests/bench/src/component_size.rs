//! What is shipped, and what it is compiled to.

use std::path::Path;

use anyhow::Result;
use wasmtime::{Config, Engine};

use crate::table::{Table, Target};

/// Adds the rows.
pub fn measure(component: &Path, table: &mut Table) -> Result<()> {
    let bytes = std::fs::read(component)?;
    // Of the host's configuration, what has a say in the code that is made.
    let mut config = Config::new();
    config.concurrency_support(false).epoch_interruption(true).memory_reservation(4 << 30);
    let compiled = Engine::new(&config)
        .and_then(|engine| engine.precompile_component(&bytes))
        .map_err(anyhow::Error::msg)?;
    let kilobytes = |bytes: usize| bytes as f64 / 1000.0;
    table.heading("Size");
    table.row("component", kilobytes(bytes.len()), "kB", Target::AtMost(1000.0));
    table.row("compiled for this machine (.cwasm)", kilobytes(compiled.len()), "kB", Target::None);
    Ok(())
}
