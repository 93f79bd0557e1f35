//! Where a template is wrong, to the column, as an editor shows it.
//!
//! The engine names lines only. A copy with every token on a line of its own,
//! byte for byte as long, makes of its line a place in the template; it is only
//! made once something has failed.

/// Characters of an excerpt before what it points at, and from there on.
const BEFORE: usize = 30;
const AFTER: usize = 30;

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Position {
    /// At which byte.
    pub(super) offset: usize,
    /// Counted from 1.
    line: usize,
    /// In characters, counted from 1.
    column: usize,
    /// What stands there, and below it a caret.
    excerpt: String,
}

impl Position {
    /// The place of the byte `offset` of a template.
    pub(crate) fn at(source: &str, offset: usize) -> Position {
        let (before, after) = source.split_at_checked(offset).unwrap_or((source, ""));
        let begun = before.rsplit('\n').next().unwrap_or_default();
        let column = begun.chars().count();
        let skipped = column.saturating_sub(BEFORE);
        let rest = after.split('\n').next().unwrap_or_default();
        let (mut excerpt, mut below) = (String::new(), String::from("\n"));
        let around = begun.chars().skip(skipped).chain(rest.chars().take(AFTER));
        for (index, char) in around.enumerate() {
            // None moves a cursor but tabs.
            let moves = char.is_control() && char != '\t';
            excerpt.push(if moves { ' ' } else { char });
            if index < column - skipped {
                below.push_str(blank(char));
            }
        }
        excerpt.push_str(&below);
        excerpt.push('^');
        Position { offset, line: before.matches('\n').count() + 1, column: column + 1, excerpt }
    }

    /// The place of what begins in that line, counted from 1, of the unfolded
    /// copy.
    pub(super) fn of_token(source: &str, unfolded: &str, line: usize) -> Position {
        let ends = unfolded.match_indices('\n').map(|(index, _)| index + 1);
        let start = [0].into_iter().chain(ends).nth(line.saturating_sub(1)).unwrap_or(unfolded.len());
        let rest = unfolded.get(start..).unwrap_or_default();
        // Text in front of a tag is never wrong.
        let line_end = rest.find('\n').unwrap_or(rest.len());
        let opening = ["{{", "{%", "{#"].iter().filter_map(|tag| rest.find(tag)).min();
        let skipped = opening.filter(|opening| *opening < line_end).unwrap_or_default();
        Position::at(source, start + skipped)
    }
}

/// As many columns of a terminal as a character takes.
fn blank(char: char) -> &'static str {
    match char {
        '\t' => "\t",
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}' => "",
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{ff60}' | '\u{1f300}'..='\u{3fffd}' => "  ",
        _ => " ",
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, " (line {}, column {})\n{}", self.line, self.column, self.excerpt)
    }
}

/// A copy in which spaces are line breaks, and line breaks are spaces inside of
/// strings and comments, which may have no end. `in_tag` says whether it begins as
/// the inside of a tag.
pub(super) fn unfolded(source: &str, in_tag: bool) -> String {
    let mut inside = in_tag;
    let mut quote = None;
    let mut previous = ' ';
    let mut out = String::with_capacity(source.len());
    for char in source.chars() {
        match (quote, previous, char) {
            (None, '{', '{' | '%') => inside = true,
            (None, '{', '#') => quote = Some('}'),
            (None, '}' | '%', '}') => inside = in_tag,
            (None, _, '\'' | '"') if inside => quote = Some(char),
            (Some('}'), '#', '}') => quote = None,
            (Some(open), _, _) if open == char && !matches!(previous, '\\') && open != '}' => quote = None,
            _ => {}
        }
        out.push(match (quote, char) {
            (None, ' ' | '\t' | '\r') => '\n',
            (Some(_), '\n') => ' ',
            _ => char,
        });
        previous = char;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_with_its_line() {
        for (source, offset, expected) in [
            ("a\nbé {{ x }}", 9, " (line 2, column 7)\nbé {{ x }}\n      ^"),
            ("\ta\t{{ x }}", 3, " (line 1, column 4)\n\ta\t{{ x }}\n\t \t^"),
            ("日本e\u{301} {{ x }}", 10, " (line 1, column 6)\n日本e\u{301} {{ x }}\n      ^"),
            ("a\r\nb {{ x }}\r\nc", 5, " (line 2, column 3)\nb {{ x }} \n  ^"),
            ("a\rb\u{1b}{{ x }}", 4, " (line 1, column 5)\na b {{ x }}\n    ^"),
        ] {
            assert_eq!(Position::at(source, offset).to_string(), expected);
        }
        let long = format!("{}{}", "a".repeat(40), "b".repeat(40));
        let shown = format!("{}{}\n{}^", "a".repeat(30), "b".repeat(30), " ".repeat(30));
        assert_eq!(Position::at(&long, 40).excerpt, shown);
        assert_eq!(Position::at("é", 1).column, 2, "what is no boundary is the end");
    }

    #[test]
    fn every_token_has_its_line_and_keeps_its_place() {
        let source = "Hi {{ a | b('c\\' d') }}, {% if x %}y z{% endif %}\t{# a\nb #}";
        let copy = unfolded(source, false);
        assert_eq!(copy, "Hi\n{{\na\n|\nb('c\\' d')\n}},\n{%\nif\nx\n%}y\nz{%\nendif\n%}\n{# a b #}");
        let place = |line| Position::of_token(source, &copy, line).column;
        assert_eq!([1, 2, 3, 5, 7, 11, 14, 99].map(place), [1, 4, 7, 11, 26, 39, 51, 5]);
    }
}
