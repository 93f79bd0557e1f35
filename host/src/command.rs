//! The commands that answer questions and change nothing: what a text costs,
//! what a reply means, what a webhook says, who agreed to what, what would
//! happen, and whether it would happen again.

pub mod consent;
pub mod doctor;
pub mod ingest;
pub mod lines;
pub mod replay;
pub mod send;
pub mod simulate;
