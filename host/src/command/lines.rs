//! `aftertext measure` and `aftertext read-reply`: JSON Lines in, the same
//! objects with the answer added out.

use std::io::{BufRead, Write};

use serde_json::{Map, Value, json};

use crate::engine::Trap;
use crate::jsonl;
use crate::studio::Studio;
use crate::types::Encoding;

/// The longest line, in bytes.
const LINE_MAX: u64 = 1 << 20;

/// Why the answers end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A line that is no such object.
    #[error("line {0}: {1}")]
    Line(usize, String),
    /// The component.
    #[error(transparent)]
    Trap(#[from] Trap),
    /// Writing.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// What is asked about each line's `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Adds `encoding` ("GSM-7", "UCS-2"), `units`, `segments` and `costly`.
    Cost,
    /// Adds `intent`, `topic`, `rating`, `certain` and `because`; a line may name
    /// `lang` (BCP 47) and `country` (ISO 3166-1 alpha-2).
    Meaning,
}

/// Answers every line of `input` on `output`, each as soon as it is read.
pub async fn answer(
    studio: &Studio,
    question: Question,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<(), Error> {
    for (number, line) in jsonl::lines(input, LINE_MAX) {
        let line = line.map_err(|error| Error::Line(number, error.to_string()))?;
        let wrong = |why: &str| Error::Line(number, format!("{why}; {{\"text\": \"…\"}} is expected"));
        let mut object: Map<String, Value> =
            serde_json::from_str(&line).map_err(|error| wrong(&jsonl::syntax(&error)))?;
        let text = object.get("text").ok_or_else(|| wrong("it has no text"))?;
        let text = text.as_str().ok_or_else(|| wrong("its text has to be a string"))?;
        let named = |name| object.get(name).and_then(Value::as_str);
        let answers = match question {
            Question::Cost => cost(studio, text).await?,
            Question::Meaning => meaning(studio, text, named("lang"), named("country")).await?,
        };
        object.extend(answers.into_iter().map(|(name, answer)| (name.to_owned(), answer)));
        serde_json::to_writer(&mut output, &object).map_err(std::io::Error::from)?;
        output.write_all(b"\n")?;
    }
    Ok(output.flush()?)
}

async fn cost(studio: &Studio, text: &str) -> Result<Vec<(&'static str, Value)>, Trap> {
    let measured = studio.measure_text(text).await?;
    let encoding = match measured.encoding {
        Encoding::Gsm7 => "GSM-7",
        Encoding::Ucs2 => "UCS-2",
    };
    Ok(vec![
        ("encoding", encoding.into()),
        ("units", measured.units.into()),
        ("segments", measured.segments.into()),
        ("costly", json!(measured.costly)),
    ])
}

async fn meaning(
    studio: &Studio,
    text: &str,
    lang: Option<&str>,
    country: Option<&str>,
) -> Result<Vec<(&'static str, Value)>, Trap> {
    let reading = studio.read_reply(text, lang, country).await?;
    Ok(vec![
        ("intent", reading.intent.into()),
        ("topic", json!(reading.topic)),
        ("rating", json!(reading.rating)),
        ("certain", reading.certain.into()),
        ("because", reading.because.into()),
    ])
}
