//! What templates and conditions can speak about. The context is closed: these
//! names and no others, each with one type. What an order does not have is
//! `none`, which can be tested or given a default but not printed.

mod names;

use std::cell::RefCell;
use std::fmt::{self, Formatter, Write};
use std::sync::Arc;

use chrono::NaiveDateTime;
use minijinja::value::{Enumerator, Object, Value};
use minijinja::{Error, ErrorKind, State};

use crate::contact::Contact;
use crate::event::Timestamp;
use crate::facts::{Amount, Facts, ParcelFacts};
use crate::journey::Step;
use crate::progress::OrderState;
use crate::settings::Settings;
use crate::short_link::marked;
use crate::tone::Tone;
#[cfg(test)]
pub(crate) use names::CONDITION_NAMES;
use names::GROUPS;
pub(crate) use names::{Meaning, NAMES, Name, words_of_conditions};

/// What a text can speak about.
pub(crate) struct Context<'a> {
    pub(crate) settings: &'a Settings,
    /// The id of the text; empty where nothing is sent.
    pub(crate) message: &'a str,
    pub(crate) step: Step,
    /// Whether it is no promotion.
    pub(crate) is_news: bool,
    /// In which locale the text speaks: numbers, money and dates follow it.
    pub(crate) locale: &'a str,
    pub(crate) tone: Tone,
    pub(crate) order: Option<&'a Facts>,
    pub(crate) parcel: Option<&'a ParcelFacts>,
    /// When the parcel is expected, by its reader's clock.
    pub(crate) expected_at: Option<NaiveDateTime>,
    pub(crate) parcels: Parcels,
    /// What went back, of which the text tells.
    pub(crate) refunded: Option<&'a Amount>,
    pub(crate) product: Option<Product>,
    pub(crate) rating: Option<u8>,
    /// The names whose words were left unsaid, as if the order did not have them.
    pub(crate) unsaid: RefCell<Vec<Name>>,
}

/// The parcels of an order as one story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parcels {
    /// How many are known.
    pub(crate) total: usize,
    /// How many are where the text says.
    pub(crate) here: usize,
    /// How many the text itself is about.
    pub(crate) together: usize,
    /// Which of them it is about, counted from 1.
    pub(crate) number: usize,
    /// Whether something is in none of them yet.
    pub(crate) partial: bool,
}

/// A product that runs out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Product {
    pub(crate) title: String,
    pub(crate) url: Option<String>,
}

/// What a condition can ask beyond what a text can say.
pub(crate) struct Past<'a> {
    pub(crate) contact: &'a Contact,
    pub(crate) order: Option<&'a OrderState>,
    pub(crate) orders: u32,
    pub(crate) now: Timestamp,
}

/// The one function of templates: it makes a web address short.
pub(crate) const LINK: &str = "link";
const NO_LINK: &str =
    "link takes a web address, in at most 500 plain characters; test with \"if\" what an order may not have";

/// What a group comes to where it is made words of: in no text that is sent.
pub(crate) const UNSAYABLE: char = '\u{3}';

type Members = Vec<(&'static str, Value)>;

/// What can be looked into or called.
#[derive(Debug)]
enum Group {
    /// Names with their values, to be looked up only: a map would be built in
    /// order first, for every text.
    Names(Members),
    /// [`LINK`].
    Link,
}

impl Object for Group {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.get_value_by_str(name.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        let Group::Names(members) = &**self else {
            return None;
        };
        members.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, arguments: &[Value]) -> Result<Value, Error> {
        let (Group::Link, [url]) = (&**self, arguments) else {
            return Err(Error::new(ErrorKind::InvalidOperation, "what is called is link(url)"));
        };
        let marked = url.as_str().and_then(marked);
        marked.map(Value::from).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, NO_LINK))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }

    fn render(self: &Arc<Self>, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_char(UNSAYABLE)
    }
}

fn named(members: Members) -> Value {
    Value::from_object(Group::Names(members))
}

impl Context<'_> {
    /// The names that `source` can look up. What it does not mention is not made:
    /// a rendering is on the path of every text.
    pub(crate) fn values(&self, source: &str, past: Option<&Past<'_>>) -> Value {
        let mut seen: Vec<&str> = Vec::with_capacity(16);
        let mut groups: Vec<(&'static str, Members)> = Vec::with_capacity(8);
        let mut root: Members = Vec::with_capacity(8);
        let mut look_up = |word| {
            if seen.contains(&word) {
                return;
            }
            seen.push(word);
            for name in looked_up(word) {
                let Some(meaning) = self.meaning_of(name, past) else {
                    continue;
                };
                match name.split_once('.') {
                    Some((group, member)) => add(&mut groups, group, (member, meaning.value())),
                    None => root.push((name, meaning.value())),
                }
            }
        };
        match past {
            Some(_) => words(source).for_each(look_up),
            None => tags(source).flat_map(words).for_each(&mut look_up),
        }
        root.extend(groups.into_iter().map(|(group, members)| (group, named(members))));
        if source.contains(LINK) {
            root.push((LINK, Value::from_object(Group::Link)));
        }
        named(root)
    }

    /// The words that a name stands for, if it stands for words.
    pub(crate) fn said(&self, name: Name) -> Option<String> {
        self.meaning(name)?.value().as_str().map(str::to_owned)
    }
}

/// What stands in a template's braces, and maybe a little more.
fn tags(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|tag| Some(tag.rsplit_once('}')?.0))
}

/// The words of an expression; names with dots are one.
fn words(expression: &str) -> impl Iterator<Item = &str> {
    let ends = |char: char| !(char.is_ascii_alphanumeric() || matches!(char, '_' | '.'));
    expression.split(ends).filter(|word| !word.is_empty())
}

/// The names that a word looks up: the one that it begins with, or all of a group
/// that stands alone, which may be looked into in other ways.
fn looked_up(word: &str) -> impl Iterator<Item = &'static str> {
    let end = word.match_indices('.').nth(1).map_or(word.len(), |(place, _)| place);
    let name = word.get(..end).unwrap_or_default();
    let group = Some(word.trim_end_matches('.')).filter(|group| GROUPS.contains(group));
    let is_in = move |known: &str| {
        group.is_some_and(|group| known.strip_prefix(group).is_some_and(|rest| rest.starts_with('.')))
    };
    words_of_conditions().filter(move |known| *known == name || is_in(known))
}

fn add(groups: &mut Vec<(&'static str, Members)>, group: &'static str, member: (&'static str, Value)) {
    match groups.iter_mut().find(|(known, _)| *known == group) {
        Some((_, members)) => members.push(member),
        None => groups.push((group, vec![member])),
    }
}
