//! `cargo xtask`: what a developer types, and what continuous integration types.
//!
//! A plain program rather than build scripts, because a build script that starts
//! cargo would wait for the lock of the cargo that started it. It builds the
//! component once and hands the file to whoever needs it; it knows nothing about
//! orders or texts.

pub mod arguments;
pub mod bench;
pub mod component;
pub mod demo;
pub mod programs;
pub mod report;
pub mod spin;
pub mod steps;
pub mod tally;
pub mod workspace;
