//! `aftertext replay`: recorded decisions, made again.

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use crate::jsonl;
use crate::record::{Input, Line};
use crate::replay::{Replay, Replayer};
use crate::runtime::BuildError;
use crate::serve::Places;

/// The longest line: a decision with the states that it loaded and stored.
const LINE_BYTES_MAX: u64 = 64 << 20;

/// Why decisions are not made again.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The record.
    #[error("cannot read {0}: {1}")]
    Read(PathBuf, std::io::Error),
    /// A line of it.
    #[error("{0}, line {1}: it is no recorded decision: {2}")]
    Line(PathBuf, usize, String),
    /// The component.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Writing.
    #[error("cannot write: {0}")]
    Write(#[from] std::io::Error),
}

/// Makes every decision in the file `record` again and says on `out` which come
/// out the same; true when all do.
pub async fn run(record: &Path, places: &Places, mut out: impl Write) -> Result<bool, Error> {
    let file = File::open(record).map_err(|error| Error::Read(record.to_owned(), error))?;
    let replayer = Replayer::new(&places.component, &places.cache)?;
    let (mut same, mut differ, mut other_component) = (0_u64, 0_u64, 0_u64);
    for (number, text) in jsonl::lines(BufReader::new(file), LINE_BYTES_MAX) {
        let wrong = |why: String| Error::Line(record.to_owned(), number, why);
        let text = text.map_err(|error| wrong(error.to_string()))?;
        let line: Line = serde_json::from_str(&text).map_err(|error| wrong(jsonl::syntax(&error)))?;
        let Replay { other_component: other, differences } = replayer.replay(&line).await;
        other_component += u64::from(other);
        let remark = if other { " (another component had decided)" } else { "" };
        let about = about(&line.decision.input);
        if differences.is_empty() {
            same += 1;
            writeln!(out, "line {number}: {about}: same{remark}")?;
            continue;
        }
        differ += 1;
        writeln!(out, "line {number}: {about}: differs{remark}")?;
        for difference in differences {
            writeln!(out, "  {difference}")?;
        }
    }
    let other = match other_component {
        0 => String::new(),
        count => format!("; another component had made {count} of them"),
    };
    writeln!(out, "{} decisions: {same} the same, {differ} differ{other}", same + differ)?;
    out.flush()?;
    Ok(differ == 0)
}

/// What a decision is about, without anybody's number.
fn about(input: &Input) -> String {
    match input {
        Input::Order(event) => format!("order event {}", event.id),
        Input::Reply(reply) => format!("reply {}", reply.id),
        Input::Consent(change) => format!("consent {}", change.id),
        Input::Report(report) => format!("report {}", report.id),
        Input::Click(click) => format!("click {}", click.id),
        Input::Wake(wake) => format!("wake {}", wake.timer),
        Input::Forget { .. } => "forget a contact".to_owned(),
    }
}
