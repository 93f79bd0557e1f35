//! Writes what most templates are made of straight from the context: words, names
//! with a filter or two, links, and conditions on one name; of default texts their
//! forms, which nobody needs to spell out. Every text that is sent comes through
//! here, and this takes a fraction of what compiling takes.
//!
//! Nothing is decided here. Where a template has anything else, or fails, there
//! is no answer, and minijinja gives it. A test holds the two against each other.

mod form;
mod tag;

use std::borrow::Cow;
use std::fmt::Write as _;

use super::OUTPUT_MAX;
use super::filter::{Writing, plural_form, truncated, writing};
use super::source::Source;
use crate::context::{Context, LINK, Meaning, Name};
use crate::convention::Convention;
use crate::short_link::marked;
use crate::wording::MARK;
use tag::Tag;

/// Conditions within conditions, and arguments within arguments, that are followed.
const DEPTH_MAX: usize = 20;

/// What a template says, if all of it is written directly.
pub(super) fn write(source: &Source<'_>, context: &Context<'_>) -> Option<String> {
    let (mut rest, default) = match source {
        Source::Own(template) => (*template, None),
        Source::Default { text, .. } => (text.short(), Some(text)),
    };
    let out = String::with_capacity(256);
    let mut writer = Writer { context, known: Vec::with_capacity(8), blocks: Vec::new(), live: true, out };
    let begins = |byte| byte == b'{' || (byte == MARK && default.is_some());
    while let Some(start) = rest.bytes().position(begins) {
        let (words, at) = rest.split_at_checked(start)?;
        writer.say(words)?;
        rest = match (at.as_bytes(), default) {
            ([MARK, ..], Some(text)) => writer.form(at, text)?,
            ([_, b'{', ..], _) => writer.print(Tag(at.get(2..)?))?,
            ([_, b'%', ..], _) => writer.branch(Tag(at.get(2..)?))?,
            ([_, b'#', ..], _) => return None,
            _ => {
                writer.say("{")?;
                at.get(1..)?
            }
        };
    }
    writer.say(rest)?;
    writer.blocks.is_empty().then_some(writer.out)
}

struct Writer<'a, 'context> {
    context: &'a Context<'context>,
    /// What was looked up.
    known: Vec<(Name, Said<'a>)>,
    /// The conditions around.
    blocks: Vec<Block>,
    /// Whether what follows is said.
    live: bool,
    out: String,
}

/// An `if` that has not ended.
struct Block {
    /// Whether the whole of it may be said.
    live: bool,
    /// Whether one of its branches was.
    taken: bool,
    /// Whether its last branch has begun.
    last: bool,
}

/// What an expression comes to.
#[derive(Clone)]
enum Said<'a> {
    Nothing,
    Words(Cow<'a, str>),
    Number(usize),
    Flag(bool),
}

impl Said<'_> {
    /// Whether another comes in its place.
    fn is_missing(&self) -> bool {
        match self {
            Said::Nothing => true,
            Said::Words(words) => words.is_empty(),
            Said::Number(_) | Said::Flag(_) => false,
        }
    }

    fn is_true(&self) -> bool {
        match self {
            Said::Nothing => false,
            Said::Words(words) => !words.is_empty(),
            Said::Number(number) => *number > 0,
            Said::Flag(flag) => *flag,
        }
    }
}

impl<'a> Writer<'a, '_> {
    fn say(&mut self, words: &str) -> Option<()> {
        if self.live {
            self.out.push_str(words);
        }
        (self.out.len() <= OUTPUT_MAX).then_some(())
    }

    fn put(&mut self, said: &Said<'a>) -> Option<()> {
        match said {
            _ if !self.live => Some(()),
            Said::Words(words) => self.say(words),
            Said::Number(number) => write!(self.out, "{number}").ok(),
            Said::Nothing | Said::Flag(_) => None,
        }
    }

    fn begin(&mut self, holds: bool) -> Option<()> {
        self.blocks.push(Block { live: self.live, taken: holds, last: false });
        self.live = self.live && holds;
        (self.blocks.len() <= DEPTH_MAX).then_some(())
    }

    /// Another branch may come, unless an earlier one was said.
    fn turn(&mut self, is_last: bool) -> Option<()> {
        let block = self.blocks.last_mut().filter(|block| !block.last)?;
        block.last = is_last;
        self.live = block.live && !block.taken;
        Some(())
    }

    /// The branch that has just begun is said if its condition holds.
    fn settle(&mut self, holds: bool) -> Option<()> {
        let block = self.blocks.last_mut()?;
        block.taken = block.taken || holds;
        self.live = self.live && holds;
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        self.live = self.blocks.pop()?.live;
        Some(())
    }

    fn print<'t: 'a>(&mut self, mut tag: Tag<'t>) -> Option<&'t str> {
        let said = self.expression(&mut tag, 0)?;
        tag.needs("}}")?;
        self.put(&said)?;
        Some(tag.0)
    }

    fn branch<'t: 'a>(&mut self, mut tag: Tag<'t>) -> Option<&'t str> {
        match tag.word() {
            "if" => {
                let holds = self.condition(&mut tag)?;
                self.begin(holds)?;
            }
            "elif" => {
                self.turn(false)?;
                let holds = self.condition(&mut tag)?;
                self.settle(holds)?;
            }
            "else" => self.turn(true)?,
            "endif" => self.end()?,
            _ => return None,
        }
        tag.needs("%}")?;
        Some(tag.0)
    }

    /// Whether a name stands for something, or for more than a number.
    fn condition<'t: 'a>(&mut self, tag: &mut Tag<'t>) -> Option<bool> {
        let said = self.expression(tag, 0)?;
        if !tag.takes(">") {
            return Some(said.is_true());
        }
        let than = tag.number()?;
        self.is_more(&said, than)
    }

    fn is_more(&self, said: &Said<'a>, than: usize) -> Option<bool> {
        match said {
            _ if !self.live => Some(false),
            Said::Number(number) => Some(*number > than),
            _ => None,
        }
    }

    /// What follows comes to; nothing where it is not said.
    fn expression<'t: 'a>(&mut self, tag: &mut Tag<'t>, depth: usize) -> Option<Said<'a>> {
        let mut said = self.primary(tag)?;
        while tag.takes("|") {
            said = self.filtered(said, tag, depth)?;
        }
        Some(said)
    }

    fn primary<'t: 'a>(&mut self, tag: &mut Tag<'t>) -> Option<Said<'a>> {
        tag.skip_spaces();
        if let Some(quote @ (b'\'' | b'"')) = tag.0.bytes().next() {
            return Some(Said::Words(tag.quoted(quote)?.into()));
        }
        let mut before = *tag;
        let word = tag.word();
        if word == LINK && tag.takes("(") {
            let name = Name::of(tag.word())?;
            tag.needs(")")?;
            return self.link(name);
        }
        match Name::of(word) {
            Some(name) => self.value(name),
            None => Some(Said::Number(before.number()?)),
        }
    }

    fn link(&mut self, name: Name) -> Option<Said<'a>> {
        match self.value(name)? {
            _ if !self.live => Some(Said::Nothing),
            Said::Words(url) => Some(Said::Words(marked(&url)?.into())),
            _ => None,
        }
    }

    fn value(&mut self, name: Name) -> Option<Said<'a>> {
        if let Some((_, said)) = self.known.iter().find(|(known, _)| *known == name) {
            return Some(said.clone());
        }
        if !self.live {
            return Some(Said::Nothing);
        }
        let said = match self.context.meaning(name)? {
            Meaning::Words(words) => words.map_or(Said::Nothing, |words| Said::Words(words.into())),
            Meaning::Made(words) => words.map_or(Said::Nothing, |words| Said::Words(words.into())),
            Meaning::Number(number) => Said::Number(number),
            Meaning::Flag(flag) => Said::Flag(flag),
            Meaning::Sum(_) | Meaning::List(_) | Meaning::Lines(_) => return None,
        };
        self.known.push((name, said.clone()));
        Some(said)
    }

    /// What a filter makes of words.
    fn written(&self, writing: Writing, said: &Said<'a>) -> Option<Said<'a>> {
        match said {
            _ if !self.live => Some(Said::Nothing),
            Said::Words(words) => Some(Said::Words(writing.of(words).ok()?.into())),
            _ => None,
        }
    }

    fn counted(&self, count: &Said<'a>, forms: &[&str]) -> Option<Said<'a>> {
        match count {
            _ if !self.live => Some(Said::Nothing),
            Said::Number(count) => {
                let count = u32::try_from(*count).ok()?;
                let convention = Convention::of(self.context.locale);
                Some(Said::Words(plural_form(count, forms, convention).ok()?.into()))
            }
            _ => None,
        }
    }

    fn filtered<'t: 'a>(&mut self, said: Said<'a>, tag: &mut Tag<'t>, depth: usize) -> Option<Said<'a>> {
        let name = tag.word();
        let mut arguments = Vec::new();
        if depth < DEPTH_MAX && tag.takes("(") {
            arguments.push(self.expression(tag, depth + 1)?);
            while tag.takes(",") {
                arguments.push(self.expression(tag, depth + 1)?);
            }
            tag.needs(")")?;
        }
        if let Some((_, writing)) = writing(name, self.context.locale).filter(|_| arguments.is_empty()) {
            return self.written(writing, &said);
        }
        match (name, said, arguments.as_slice()) {
            ("default" | "truncate" | "plural", ..) if !self.live => Some(Said::Nothing),
            ("default", said, [other]) => Some(if said.is_missing() { other.clone() } else { said }),
            ("truncate", Said::Words(words), [Said::Number(max)]) => {
                Some(Said::Words(truncated(&words, *max).into()))
            }
            ("plural", count, forms) => {
                fn form<'s>(form: &'s Said<'_>) -> Option<&'s str> {
                    match form {
                        Said::Words(words) => Some(words),
                        _ => None,
                    }
                }
                let forms: Vec<&str> = forms.iter().map(form).collect::<Option<_>>()?;
                self.counted(&count, &forms)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
