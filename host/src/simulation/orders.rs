//! Orders that happened, from a file: JSON Lines, each what
//! `POST /v1/shops/{shop}/events` takes, or a reply:
//! `{"reply": {"sender": "+12025550123", "body": "STOP", "received_at": 1767225600000}}`.

use std::io::BufRead;

use aftertext_edge::arrival::{self, Arrival};
use aftertext_edge::{generic, phone};
use aftertext_orders::{Happening, What};
use serde::Deserialize;
use serde_json::Value;

use crate::jsonl;
use crate::types::{InboundReply, Phone, Timestamp};

/// The longest line, in bytes.
const LINE_BYTES_MAX: u64 = 1 << 20;
/// The most lines: all of them are in memory at once, to be sorted.
const LINES_MAX: usize = 1_000_000;

/// What is wrong with a line.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct Error {
    /// Counted from one.
    pub line: usize,
    /// What is wrong and what to do.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyLine {
    reply: Reply,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reply {
    id: Option<String>,
    sender: Phone,
    #[serde(default)]
    recipient: String,
    body: String,
    received_at: Timestamp,
    carrier_opt_out: Option<String>,
}

/// All that `input` tells about `shop`, in the order of its times; what has the
/// same time keeps the order of its lines.
pub fn read(input: impl BufRead, shop: &str) -> Result<Vec<Happening>, Error> {
    let mut happenings = Vec::new();
    for (line, text) in jsonl::lines(input, LINE_BYTES_MAX) {
        let wrong = |reason: String| Error { line, reason };
        if happenings.len() >= LINES_MAX {
            return Err(wrong(format!("a simulation takes at most {LINES_MAX} lines")));
        }
        let text = text.map_err(|error| wrong(error.to_string()))?;
        happenings.push(happening(&text, shop, line).map_err(wrong)?);
    }
    happenings.sort_by_key(|happening| happening.at);
    Ok(happenings)
}

fn happening(text: &str, shop: &str, line: usize) -> Result<Happening, String> {
    let json: Value =
        serde_json::from_str(text).map_err(|error| format!("it is not JSON: {}", jsonl::syntax(&error)))?;
    if json.get("reply").is_some() {
        let ReplyLine { reply } =
            serde_json::from_value(json).map_err(|error| format!("it is no reply: {error}"))?;
        if !phone::is_e164(&reply.sender) {
            return Err("the sender is not in E.164 form, for instance \"+12025550123\"".into());
        }
        let id = reply.id.unwrap_or_else(|| format!("line-{line}"));
        return Ok(Happening {
            at: reply.received_at,
            what: What::Reply(InboundReply {
                id,
                shop: shop.to_owned(),
                sender: reply.sender,
                recipient: reply.recipient,
                body: reply.body,
                received_at: reply.received_at,
                carrier_opt_out: reply.carrier_opt_out,
            }),
        });
    }
    match generic::read(shop, text.as_bytes()) {
        Ok(Arrival::Order(event)) => Ok(Happening { at: event.occurred_at, what: What::Order(*event) }),
        Ok(_) => Err("it is no order event".into()),
        Err(arrival::Error::Invalid { field: "shop", .. }) => {
            Err(format!("it is of another shop than {shop:?}: name that one with --shop"))
        }
        Err(error) => Err(format!("it is neither an order event nor a reply: {error}")),
    }
}
