//! `cargo xtask bench`: what an event costs, and how many a second there are.
//!
//! One run, one table, each number beside its target. Machines differ and are
//! noisy, so what is compared is compared within the run and told as a ratio.
//! Everything happens on this machine and on loopback; all loops are bounded.

/// As in the `aftertext` program.
#[global_allocator]
static HEAP: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod component_size;
mod cpu;
mod disk;
mod growth;
mod host;
mod instances;
mod load;
mod memory;
mod messages;
mod native;
mod peers;
mod sample;
mod spin;
mod stand_in;
mod start;
mod table;
mod throughput;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};

use crate::table::Table;

/// Measures aftertext and prints one table
#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench")]
struct Arguments {
    /// The component
    component: PathBuf,
    /// The release build of the host
    #[arg(long, value_name = "FILE")]
    host: PathBuf,
    /// The folder of the Spin app's parts
    #[arg(long, value_name = "FOLDER")]
    spin: PathBuf,
    /// Orders whose way from the webhook to the text is timed
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1_000..=1_000_000))]
    orders: u32,
    /// Contacts that the host's memory and the cost of an event are watched up to
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(30_000..=10_000_000))]
    contacts: u32,
    /// Webhooks under way at once
    #[arg(long, default_value_t = 128, value_parser = clap::value_parser!(u32).range(1..=400))]
    connections: u32,
    /// Only this part; may be given several times
    #[arg(long, value_name = "NAME")]
    only: Vec<Part>,
    /// The folder with the peers' packages: measures against them too
    #[arg(long, value_name = "FOLDER")]
    peers: Option<PathBuf>,
    /// How to print the table
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// An event on a fresh instance, on a kept one, and natively
    Instances,
    /// Bytes of the component, portable and compiled
    Size,
    /// From start to the first accepted webhook
    Start,
    /// Webhooks in to texts out, and bytes per contact
    Throughput,
    /// The same event through the Spin app and through the host
    Spin,
    /// Memory and cost per event as contacts grow in number
    Growth,
    /// Side by side with liquidjs and sms-segments-calculator
    Peers,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let measured = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("cannot start tokio")
        .and_then(|runtime| runtime.block_on(measure(&arguments)));
    match measured {
        Ok((table, faults)) => {
            match arguments.format {
                Format::Table => println!("\n{table}"),
                Format::Json => println!("{:#}", table.json()),
            }
            for fault in &faults {
                eprintln!("error: {fault}");
            }
            if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The table, and what is no matter of speed but wrong.
async fn measure(arguments: &Arguments) -> Result<(Table, Vec<String>)> {
    let Arguments { component, host, spin, orders, contacts, connections, .. } = arguments;
    let (mut table, mut faults) = (Table::default(), Vec::new());
    let wanted = |part| {
        let wanted = arguments.only.is_empty() || arguments.only.contains(&part);
        if wanted {
            // Standard output is the table's alone: it may be JSON.
            eprintln!("measuring: {part:?}…");
        }
        wanted
    };
    if wanted(Part::Instances) {
        instances::measure(component, &mut table).await?;
    }
    if wanted(Part::Size) {
        component_size::measure(component, &mut table)?;
    }
    let place = host::Place::new(host, component)?;
    if wanted(Part::Start) {
        start::measure(&place, &mut table).await?;
    }
    if wanted(Part::Throughput) {
        throughput::measure(&place, *orders, *connections, &mut table).await?;
    }
    if wanted(Part::Spin) {
        spin::measure(component, spin, place.folder(), &mut table).await?;
    }
    if wanted(Part::Growth) {
        growth::measure(&place, *contacts, *connections, &mut table).await?;
    }
    if let Some(packages) = &arguments.peers
        && wanted(Part::Peers)
    {
        faults = peers::measure(component, packages, &mut table).await?;
    }
    Ok((table, faults))
}
