//! JSON Lines, read with a bound on each line.

use std::io::{BufRead, Read};

/// Why a line cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Longer than allowed.
    #[error("it is longer than {0} bytes")]
    TooLong(u64),
    /// Reading.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// What is wrong with a line that is no JSON, and in which column: the line of
/// the file is its reader's to name, and serde's own is always the first.
pub fn syntax(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match (said.strip_suffix(&place), error.column()) {
        (Some(said), 0) => said.to_owned(),
        (Some(said), column) => format!("{said} in column {column}"),
        (None, _) => said,
    }
}

/// The lines of `input` that are not blank, each with its number from 1 on; a
/// line has at most `bytes_max` bytes. Ends after the first error.
pub fn lines(
    mut input: impl BufRead,
    bytes_max: u64,
) -> impl Iterator<Item = (usize, Result<String, Error>)> {
    let mut number = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        while !ended {
            number += 1;
            let mut line = String::new();
            let read = Read::take(&mut input, bytes_max.saturating_add(1)).read_line(&mut line);
            let error = match read {
                Ok(0) => return None,
                Ok(length) if length as u64 > bytes_max => Error::TooLong(bytes_max),
                Ok(_) if line.trim().is_empty() => continue,
                Ok(_) => return Some((number, Ok(line))),
                Err(error) => error.into(),
            };
            ended = true;
            return Some((number, Err(error)));
        }
        None
    })
}
