//! The ways in and out over HTTP, on Spin: the same addresses, answers and
//! rules as the wasmtime host's, and `/wake` besides.

#![cfg(target_family = "wasm")]

mod answer;
mod app;
mod bindings;
mod directory;
mod erasure;
mod handset;
mod ingest;
mod key_set;
mod person;
mod phone;
mod prune;
mod receipts;
mod request;
mod routes;
mod sources;
mod timers;
mod token;
mod wake;

use spin_sdk::http::{Request, Response};
use spin_sdk::http_service;

#[http_service]
async fn serve(request: Request) -> Response<String> {
    let answer = match request::read(request).await {
        Ok(request) => routes::answer(&request),
        Err(refusal) => Err(refusal),
    };
    answer.unwrap_or_else(answer::Refusal::into_response)
}
