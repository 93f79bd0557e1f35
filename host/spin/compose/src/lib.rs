//! Puts components together: a line, never a ring. `front -> flow -> platform`.

use anyhow::{Context, Result};
use wac_graph::types::Package;
use wac_graph::{CompositionGraph, EncodeOptions, plug};

/// `socket` with what `plugged` exports in the place of its imports of the same
/// names. Both are components; their bytes are kept as they are.
pub fn plug_into(socket: &[u8], plugged: &[u8]) -> Result<Vec<u8>> {
    let mut graph = CompositionGraph::new();
    let mut register = |name: &str, bytes: &[u8]| {
        let package = Package::from_bytes(name, None, bytes, graph.types_mut())?;
        anyhow::Ok(graph.register_package(package)?)
    };
    let socket = register("aftertext:socket", socket).context("the first component cannot be read")?;
    let plugged = register("aftertext:plug", plugged).context("the second component cannot be read")?;
    plug(&mut graph, vec![plugged], socket)?;
    Ok(graph.encode(EncodeOptions::default())?)
}
