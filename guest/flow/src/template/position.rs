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
        let shown = begun.chars().skip(skipped).chain(rest.chars().take(AFTER));
        let mut excerpt: String = shown.collect();
        excerpt.push('\n');
        excerpt.extend(std::iter::repeat_n(' ', column - skipped));
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
        let opening = ["{{", "{%"].iter().filter_map(|tag| rest.find(tag)).min();
        let skipped = opening.filter(|opening| *opening < line_end).unwrap_or_default();
        Position::at(source, start + skipped)
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, " (line {}, column {})\n{}", self.line, self.column, self.excerpt)
    }
}

/// A copy in which spaces between tokens are line breaks. `in_tag` says whether
/// it begins as the inside of a tag.
pub(super) fn unfolded(source: &str, in_tag: bool) -> String {
    let mut inside = in_tag;
    let mut quote = None;
    let mut previous = ' ';
    let mut out = String::with_capacity(source.len());
    for char in source.chars() {
        match (quote, previous, char) {
            (None, '{', '{' | '%') => inside = true,
            (None, '}' | '%', '}') => inside = in_tag,
            (None, _, '\'' | '"') if inside => quote = Some(char),
            (Some(open), _, _) if open == char => quote = None,
            _ => {}
        }
        out.push(if inside && quote.is_none() && char == ' ' { '\n' } else { char });
        previous = char;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_with_its_line() {
        let position = Position::at("a\nbé {{ x }}", 9);
        assert_eq!(position.to_string(), " (line 2, column 7)\nbé {{ x }}\n      ^");
        let long = format!("{}{}", "a".repeat(40), "b".repeat(40));
        let shown = format!("{}{}\n{}^", "a".repeat(30), "b".repeat(30), " ".repeat(30));
        assert_eq!(Position::at(&long, 40).excerpt, shown);
        assert_eq!(Position::at("é", 1).column, 2, "what is no boundary is the end");
    }

    #[test]
    fn every_token_has_its_line_and_keeps_its_place() {
        let source = "Hi there {{ a | b('c d') }}, {% if x %}y z{% endif %}";
        let copy = unfolded(source, false);
        assert_eq!(copy, "Hi there {{\na\n|\nb('c d')\n}}, {%\nif\nx\n%}y z{%\nendif\n%}");
        let place = |line| Position::of_token(source, &copy, line).column;
        assert_eq!([1, 2, 4, 5, 6, 99].map(place), [10, 13, 17, 30, 33, 54]);
    }
}
