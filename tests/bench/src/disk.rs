//! What the disk asks for a promise, without which no throughput can be read.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::cpu;

const SYNCS: u32 = 101;

/// Milliseconds until 4 kB, appended to a file, are durable.
pub fn sync_ms(folder: &Path) -> Result<f64> {
    let mut file: File = tempfile::tempfile_in(folder)?;
    let mut took = Vec::new();
    for _ in 0..SYNCS {
        file.write_all(&[1; 4096])?;
        let begun = Instant::now();
        file.sync_data()?;
        took.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(cpu::median(took))
}
