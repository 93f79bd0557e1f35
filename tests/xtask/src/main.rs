//! The command line of `cargo xtask`.

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use xtask::arguments::{Arguments, Task};
use xtask::workspace::Workspace;
use xtask::{bench, component, demo, spin, steps};

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match task {
        Task::Run { config, arguments } => demo::run(&workspace, config, &arguments),
        Task::Test { spin: true, .. } => steps::spin(&workspace).map(exit_code),
        Task::Test { filter, .. } => steps::test(&workspace, filter.as_deref()).map(exit_code),
        Task::Bench { arguments } => bench::run(&workspace, &arguments),
        Task::Build { spin: true } => spin::build(&workspace).map(|_| ExitCode::SUCCESS),
        Task::Build { .. } => component::build(&workspace).map(|_| ExitCode::SUCCESS),
        Task::Tidy => workspace.run(&["test", "--package", "xtask"]).map(|()| ExitCode::SUCCESS),
    }
}

fn exit_code(passed: bool) -> ExitCode {
    match passed {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
