//! Bare keywords: what CTIA and the carriers ask every sender to know.
//!
//! Free words are not read yet. Nothing is ever matched approximately.

/// What a reply asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// No more texts.
    OptOut,
    /// Texts again.
    OptIn,
    /// Who is this?
    Help,
    /// Anything else.
    Other,
}

impl Intent {
    /// The name in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Intent::OptOut => "opt_out",
            Intent::OptIn => "opt_in",
            Intent::Help => "help",
            Intent::Other => "other",
        }
    }
}

/// Upper case, one space between words.
const KEYWORDS: &[(&str, Intent)] = &[
    ("STOP", Intent::OptOut),
    ("STOPALL", Intent::OptOut),
    ("STOP ALL", Intent::OptOut),
    ("UNSUBSCRIBE", Intent::OptOut),
    ("CANCEL", Intent::OptOut),
    ("END", Intent::OptOut),
    ("QUIT", Intent::OptOut),
    ("REVOKE", Intent::OptOut),
    ("OPTOUT", Intent::OptOut),
    ("OPT OUT", Intent::OptOut),
    ("OPT-OUT", Intent::OptOut),
    ("ARRET", Intent::OptOut),
    ("ARRÊT", Intent::OptOut),
    ("START", Intent::OptIn),
    ("UNSTOP", Intent::OptIn),
    ("YES", Intent::OptIn),
    ("HELP", Intent::Help),
    ("INFO", Intent::Help),
];

/// The longest keyword in bytes, with room for wide spacing.
const KEYWORD_MAX: usize = 40;

/// What was understood, and by which keyword.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What is asked for.
    pub intent: Intent,
    /// The keyword that says so.
    pub keyword: Option<&'static str>,
}

/// Reads a reply: the whole of it must be a keyword, whatever its case and
/// whatever punctuation or quotation marks surround it.
pub fn read(body: &str) -> Reading {
    let other = Reading { intent: Intent::Other, keyword: None };
    let bare = body.trim_matches(|char: char| !char.is_alphanumeric());
    if bare.is_empty() || bare.len() > KEYWORD_MAX {
        return other;
    }
    let words: Vec<String> = bare.split_whitespace().map(str::to_uppercase).collect();
    let said = words.join(" ");
    match KEYWORDS.iter().find(|(keyword, _)| *keyword == said) {
        Some((keyword, intent)) => Reading { intent: *intent, keyword: Some(keyword) },
        None => other,
    }
}

/// Reads what the carrier or gateway says that it has read.
pub fn read_carrier(word: &str) -> Option<Reading> {
    let carrier = ["STOP", "START", "HELP"];
    carrier.iter().any(|known| known.eq_ignore_ascii_case(word)).then(|| read(word))
}
