//! What an expression uses and nothing here has, also in branches that no sample
//! order takes: filters, tests, the attributes of what a loop goes over.

use super::token::{Token, tokens};
use crate::context::LINK;

/// The filters, and how many arguments each takes.
pub(crate) const FILTERS: &[(&str, usize, usize)] = &[
    ("date", 0, 0),
    ("default", 1, 1),
    ("first", 0, 0),
    ("join", 0, 1),
    ("lower", 0, 0),
    ("money", 0, 0),
    ("plural", 2, 3),
    ("time", 0, 0),
    ("title", 0, 0),
    ("truncate", 1, 1),
    ("upper", 0, 0),
];
/// What each of `lines` has.
const OF_A_LINE: &[&str] = &["title", "quantity"];
/// What a loop knows of itself.
const OF_A_LOOP: &[&str] = &[
    "changed",
    "depth",
    "depth0",
    "first",
    "index",
    "index0",
    "last",
    "length",
    "nextitem",
    "previtem",
    "revindex",
    "revindex0",
];

/// Something that there is not.
pub(crate) struct Missing {
    pub(crate) rule: &'static str,
    /// What it is, in words.
    pub(crate) message: String,
    /// At which byte.
    pub(crate) place: usize,
    /// How it was written, and what could have been meant.
    pub(crate) written: String,
    pub(crate) known: Vec<&'static str>,
}

/// All that is missing from a template, or from an expression.
pub(crate) fn missing(source: &str, is_expression: bool) -> Vec<Missing> {
    let tokens = tokens(source, is_expression);
    let of_lines = loops_over_lines(&tokens);
    let mut found = Vec::new();
    for (index, (place, word)) in tokens.iter().enumerate() {
        let next = |ahead: usize| tokens.get(index + ahead).copied().unwrap_or_default();
        let after = tokens.get(index + 1..).unwrap_or_default();
        found.extend(match *word {
            "|" => filter(next(1), tokens.get(index + 2..).unwrap_or_default()),
            "is" => test(if next(1).1 == "not" { next(2) } else { next(1) }),
            "lines" if next(1).1 == "[" => element(after),
            LINK if next(1).1 == "(" => filtered(*place, after),
            // Without arguments it would divide by none.
            word if next(1).1 == "(" && word.ends_with("cycle") => {
                Some(missed("unknown-variable", "there is no", (*place, word), Vec::new()))
            }
            _ => attribute((*place, word), &of_lines),
        });
    }
    found
}

fn filter((place, name): Token<'_>, after: &[Token<'_>]) -> Option<Missing> {
    // Where no name comes, what compiles says so.
    if !name.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return None;
    }
    let Some((_, least, most)) = FILTERS.iter().find(|(known, ..)| *known == name) else {
        // What begins otherwise is something else, and no slip of the hand.
        let is_like = |known: &&str| known.get(..1) == name.get(..1);
        let known = FILTERS.iter().map(|(known, ..)| *known).filter(is_like).collect();
        return Some(missed("unknown-filter", "there is no filter", (place, name), known));
    };
    let given = arguments(after);
    let takes = match (*least, *most) {
        (0, 0) => "no argument",
        (0, _) => "one argument at most",
        (1, _) => "one argument",
        _ => "two arguments or three",
    };
    let message = ["the filter \"", name, "\" takes ", takes].concat();
    let wrong =
        Missing { rule: "wrong-arguments", message, place, written: String::new(), known: Vec::new() };
    (given < *least || given > *most).then_some(wrong)
}

/// How many arguments there are between the parentheses that come next.
fn arguments(after: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    let mut given = 0;
    for (index, (_, token)) in after.iter().enumerate() {
        match *token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            "," if depth == 1 => given += 1,
            _ => {}
        }
        if depth == 0 {
            return if index > 1 { given + 1 } else { 0 };
        }
    }
    given
}

fn test(token: Token<'_>) -> Option<Missing> {
    Some(missed("unknown-test", "nothing can be tested with \"is\", as with", token, Vec::new()))
}

/// A filter after `link(…)` could cut through the address, of long ones alone.
fn filtered(place: usize, after: &[Token<'_>]) -> Option<Missing> {
    let mut depth = 0_usize;
    let end = after.iter().position(|(_, token)| {
        match *token {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })?;
    let [(_, "|"), (_, name), ..] = after.get(end + 1..)? else {
        return None;
    };
    let message = String::from("no filter can follow link(…)");
    let known = Vec::new();
    (*name != "default").then(|| Missing {
        rule: "filtered-link",
        message,
        place,
        written: String::new(),
        known,
    })
}

/// The names of loops over `lines`.
fn loops_over_lines<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    let words: Vec<&str> = tokens.iter().map(|(_, word)| *word).collect();
    let named = |words: &[&'a str]| match words {
        ["for", name, "in", "lines"] => Some(*name),
        _ => None,
    };
    words.windows(4).filter_map(named).collect()
}

/// `lines[0].title`, after `lines`.
fn element(after: &[Token<'_>]) -> Option<Missing> {
    let end = after.iter().position(|(_, token)| *token == "]")?;
    let (place, member) = after.get(end + 1)?;
    let member = member.strip_prefix('.')?;
    let is_slice = after.iter().take(end).any(|(_, token)| *token == ":");
    (is_slice || !OF_A_LINE.contains(&member))
        .then(|| missed("unknown-variable", "no line has", (place + 1, member), OF_A_LINE.to_vec()))
}

fn attribute((place, word): Token<'_>, of_lines: &[&str]) -> Option<Missing> {
    let (name, member) = word.split_once('.')?;
    let known = match name {
        "loop" => OF_A_LOOP,
        name if of_lines.contains(&name) => OF_A_LINE,
        _ => return None,
    };
    (!known.contains(&member))
        .then(|| missed("unknown-variable", "there is no", (place, word), known.to_vec()))
}

fn missed(
    rule: &'static str,
    message: &str,
    (place, written): Token<'_>,
    known: Vec<&'static str>,
) -> Missing {
    let message = [message, " \"", written, "\""].concat();
    let written = written.rsplit('.').next().unwrap_or_default().to_owned();
    Missing { rule, message, place, written, known }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::environment;

    #[test]
    fn the_filters_are_those_that_are_listed() {
        let is_known = |name: &str| {
            let template = format!("{{{{ 1 | {name} }}}}");
            let environment = environment(&template, "en");
            let failed = environment.render_str(&template, ()).err();
            failed.is_none_or(|error| error.kind() != minijinja::ErrorKind::UnknownFilter)
        };
        assert!(FILTERS.iter().all(|(name, ..)| is_known(name)) && !is_known("shout"));
    }
}
