//! The commands that answer questions and change nothing: what is wrong with
//! settings and what they will cost, what a text costs, what a reply means, what
//! a webhook says, who agreed to what, what would happen, and whether it would
//! happen again. Two have the host that runs do something: record who opted out at
//! a gateway, and forget a person.

pub mod check;
pub mod consent;
pub mod doctor;
pub mod forget;
pub mod host;
pub mod ingest;
pub mod lines;
pub mod reconcile;
pub mod replay;
pub mod send;
pub mod simulate;
