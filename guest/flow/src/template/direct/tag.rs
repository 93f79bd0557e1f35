//! What stands between the braces of a template.

/// What is left of a template, within a tag.
#[derive(Clone, Copy)]
pub(super) struct Tag<'t>(pub(super) &'t str);

impl<'t> Tag<'t> {
    pub(super) fn skip_spaces(&mut self) {
        let spaces = self.0.bytes().take_while(|byte| *byte == b' ').count();
        self.0 = self.0.get(spaces..).unwrap_or_default();
    }

    pub(super) fn takes(&mut self, sign: &str) -> bool {
        self.skip_spaces();
        match self.0.strip_prefix(sign) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    pub(super) fn needs(&mut self, sign: &str) -> Option<()> {
        self.takes(sign).then_some(())
    }

    pub(super) fn word(&mut self) -> &'t str {
        self.skip_spaces();
        let text = self.0;
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
        let length = text.bytes().take_while(|byte| is_word(byte)).count();
        let (word, rest) = text.split_at_checked(length).unwrap_or((text, ""));
        self.0 = rest;
        word
    }

    /// The text between two such quotes, without any escapes in it.
    pub(super) fn quoted(&mut self, quote: u8) -> Option<&'t str> {
        let begun = self.0.get(1..)?;
        let end = begun.bytes().position(|byte| byte == quote || byte == b'\\')?;
        let (text, rest) = begun.split_at_checked(end)?;
        self.0 = rest.strip_prefix(char::from(quote))?;
        Some(text)
    }

    pub(super) fn number(&mut self) -> Option<usize> {
        let word = self.word();
        let is_plain = word.len() < 7 && (word == "0" || !word.starts_with('0'));
        word.parse().ok().filter(|_| is_plain)
    }
}
