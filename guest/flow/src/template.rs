//! Turns a template and what is known into the words of a text. The only module
//! that compiles with minijinja.
//!
//! The context is closed (`context`), and so are the filters (`filter`). Any
//! other name is an error. Statements that can pile up text (`set`, `with`) are
//! refused, hence no template needs more memory than its size allows. A
//! condition is an expression over the same context and more.

mod arms;
mod available;
mod direct;
mod filter;
mod liquid;
mod position;
mod source;
mod token;

use std::fmt::Write as _;
use std::io;

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, ErrorKind, Expression, UndefinedBehavior, escape_formatter};

use crate::context::{Context, LINK, Name, Past, UNSAYABLE, words_of_conditions};
use crate::effect::Link;
use crate::short_link::shortened;
use crate::sorted::sorted;
use crate::tone::DEFAULT_LOCALE;
pub(crate) use arms::heaviest;
pub(crate) use available::{Missing, missing};
pub(crate) use liquid::rewrite;
pub(crate) use position::Position;
use position::unfolded;
pub(crate) use source::Source;
pub(crate) use token::{conditions, tokens};

/// The longest template, in bytes.
pub const TEMPLATE_MAX: usize = 2_000;
/// The longest condition, in bytes.
pub const CONDITION_MAX: usize = 500;
/// The longest text, in bytes: more than any gateway takes.
pub(crate) const OUTPUT_MAX: usize = 6_400;
/// Instructions that one rendering may take; the defaults need about a hundred.
const FUEL: u64 = 20_000;
/// What filters and slices take, in place of its names in Rust.
const WRONG_TYPE: &str = "a whole number is needed here";
/// Nesting that one rendering may reach.
const RECURSION_MAX: usize = 50;

/// Why a template gives no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong, in words.
    pub message: String,
    /// Where, as far as it is known.
    pub(crate) position: Option<Position>,
    /// Whether every order would fail, not only this one.
    pub syntax: bool,
}

impl Error {
    /// At which byte of the template it is, as far as it is known.
    pub(crate) fn place(&self) -> Option<usize> {
        self.position.as_ref().map(|position| position.offset)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)?;
        match &self.position {
            Some(position) => position.fmt(formatter),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

/// The names in a template that mean nothing, also where no sample order would
/// lead, in alphabetical order; none where it is no template.
pub(crate) fn unknown_names(template: &str) -> Option<Vec<String>> {
    let environment = environment(template, DEFAULT_LOCALE);
    let known = |name: &str| Name::of(name).is_some() || name == LINK;
    let compiled = environment.template_from_named_str("template", template).ok()?;
    Some(unknown(compiled.undeclared_variables(true), known))
}

/// The names in a condition that mean nothing, or why it is none.
pub(crate) fn unknown_names_of_condition(condition: &str) -> Result<Vec<String>, Error> {
    let environment = environment(condition, DEFAULT_LOCALE);
    let compiled = compile_condition(&environment, condition)?;
    let known = |name: &str| words_of_conditions().any(|known| known == name);
    Ok(unknown(compiled.undeclared_variables(true), known))
}

fn unknown(names: impl IntoIterator<Item = String>, known: impl Fn(&str) -> bool) -> Vec<String> {
    sorted(names.into_iter().filter(|name| !known(name)))
}

/// Whether a condition holds. It has to say true or false.
pub(crate) fn holds(condition: &str, context: &Context<'_>, past: &Past<'_>) -> Result<bool, Error> {
    let environment = environment(condition, context.locale);
    let compiled = compile_condition(&environment, condition)?;
    let failed = |message: String, position| Error { message, position: Some(position), syntax: false };
    let value = compiled.eval(context.values(condition, Some(past))).map_err(|error| {
        let copy = unfolded(condition, true);
        let again = environment.compile_expression(&copy);
        let again = again.and_then(|compiled| compiled.eval(context.values(&copy, Some(past)))).err();
        let line = again.and_then(|error| error.line()).unwrap_or(1);
        failed(words(&error), Position::of_token(condition, &copy, line))
    })?;
    match value.kind() {
        ValueKind::Bool => Ok(value.is_true()),
        kind => {
            let message = format!("a condition is true or false, this one is a {kind}");
            Err(failed(message, Position::at(condition, 0)))
        }
    }
}

fn compile_condition<'env, 'source>(
    environment: &'env Environment<'source>,
    condition: &'source str,
) -> Result<Expression<'env, 'source>, Error> {
    if condition.len() > CONDITION_MAX {
        return Err(syntax(format!("longer than {CONDITION_MAX} bytes"), None));
    }
    environment.compile_expression(condition).map_err(|error| {
        let copy = unfolded(condition, true);
        let again = environment.compile_expression(&copy).err().as_ref().and_then(minijinja::Error::line);
        syntax(words(&error), again.map(|line| Position::of_token(condition, &copy, line)))
    })
}

/// What a template says, and the short links in it.
pub(crate) struct Text {
    pub(crate) body: String,
    pub(crate) links: Vec<Link>,
}

/// Renders `template`; the result has no surrounding space.
pub(crate) fn render(template: &str, context: &Context<'_>) -> Result<String, Error> {
    render_linked(&Source::Own(template), context).map(|text| text.body)
}

/// Renders a template, with the short links that it makes.
pub(crate) fn render_linked(source: &Source<'_>, context: &Context<'_>) -> Result<Text, Error> {
    if let Source::Own(template) = source
        && template.len() > TEMPLATE_MAX
    {
        return Err(syntax(format!("longer than {TEMPLATE_MAX} bytes"), None));
    }
    if let Some(body) = direct::write(source, context)
        && let Some((body, links)) = shortened(body.trim(), context)
    {
        return Ok(Text { body, links });
    }
    let template = source.template();
    if let Some((offset, statement)) = refused_statement(template) {
        let message = format!("the statement \"{statement}\" is not available here");
        return Err(syntax(message, Some(Position::at(template, offset))));
    }
    let (syntax, error) = match try_to_render(template, context) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let copy = unfolded(template, false);
    let again = try_to_render(&copy, context).err().and_then(|(_, error)| error.line());
    let position = again.map(|line| Position::of_token(template, &copy, line));
    Err(Error { message: words(&error), position, syntax })
}

/// The text, or what is wrong, and whether every order would fail.
fn try_to_render(template: &str, context: &Context<'_>) -> Result<Text, (bool, minijinja::Error)> {
    let environment = environment(template, context.locale);
    let compiled =
        environment.template_from_named_str("template", template).map_err(|error| (true, error))?;
    let mut output = Bounded(Vec::with_capacity(256));
    let values = context.values(template, None);
    compiled.render_captured_to(values, &mut output).map_err(|error| (false, error))?;
    let body = String::from_utf8(output.0).unwrap_or_default();
    let cut =
        || (false, minijinja::Error::new(ErrorKind::InvalidOperation, "a filter cuts through a link(…)"));
    let (body, links) = shortened(body.trim(), context).ok_or_else(cut)?;
    Ok(Text { body, links })
}

fn syntax(message: String, position: Option<Position>) -> Error {
    Error { message, position, syntax: true }
}

fn words(error: &minijinja::Error) -> String {
    match (error.kind(), error.detail()) {
        (ErrorKind::UndefinedError, detail) => {
            let mut message = String::from("an unknown name is used");
            if let Some(detail) = detail {
                let _ = write!(message, ": {detail}");
            }
            message
        }
        (ErrorKind::OutOfFuel, _) => String::from("the template takes too long"),
        (ErrorKind::WriteFailure, _) => String::from("the text is too long"),
        (_, Some(detail)) if detail.starts_with("cannot convert") => String::from(WRONG_TYPE),
        (ErrorKind::InvalidOperation, Some(detail)) => String::from(detail),
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    }
}

/// A statement that assigns could double a string at each step.
fn refused_statement(template: &str) -> Option<(usize, &str)> {
    template.match_indices("{%").find_map(|(index, tag)| {
        let rest = template.get(index + tag.len()..)?.trim_start_matches(['-', '+']).trim_start();
        let word = rest.split(|char: char| !char.is_ascii_alphabetic()).next()?;
        let refused = matches!(
            word,
            "autoescape"
                | "set"
                | "with"
                | "filter"
                | "macro"
                | "call"
                | "include"
                | "import"
                | "extends"
                | "block"
        );
        refused.then(|| (template.len() - rest.len(), word))
    })
}

struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT_MAX {
            return Err(io::ErrorKind::WriteZero.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What compiles and runs `source`, which is for readers of this locale.
fn environment<'source>(source: &str, locale: &str) -> Environment<'source> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(RECURSION_MAX);
    environment.set_formatter(|output, state, value| {
        let why = match value.kind() {
            ValueKind::None => "this order does not have it: test it with \"if\" or use \"default\"",
            // What an "if" without "else" comes to is undefined, and says nothing.
            ValueKind::Number | ValueKind::Undefined => return escape_formatter(output, state, value),
            ValueKind::String if !value.as_str().is_some_and(|words| words.contains(UNSAYABLE)) => {
                return escape_formatter(output, state, value);
            }
            _ => "only words and numbers can be said: go through a list with \"for\", ask for a yes or no with \"if\"",
        };
        Err(minijinja::Error::new(ErrorKind::InvalidOperation, why))
    });
    filter::add(&mut environment, source, locale);
    environment
}
