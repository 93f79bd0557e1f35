//! The words of a step, before anything of an order is in them.

use std::cell::OnceCell;

use crate::wording::DefaultText;

/// A shop's own template, or a default text, which is spelled out once somebody reads
/// it: most that are sent need not be.
pub(crate) enum Source<'a> {
    Own(&'a str),
    Default { text: DefaultText, template: OnceCell<String> },
}

impl From<DefaultText> for Source<'_> {
    fn from(text: DefaultText) -> Self {
        Source::Default { text, template: OnceCell::new() }
    }
}

impl Source<'_> {
    /// The template, as a shop would write it.
    pub(crate) fn template(&self) -> &str {
        match self {
            Source::Own(template) => template,
            Source::Default { text, template } => template.get_or_init(|| text.template()),
        }
    }
}
