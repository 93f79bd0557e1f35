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

    /// It comes where its condition holds.
    fn take(&mut self, holds: bool) -> Option<()> {
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
                self.take(holds)?;
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
            let name = Name::written(tag.word())?;
            tag.needs(")")?;
            return self.link(name);
        }
        match Name::written(word) {
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
            ("default", Said::Nothing, [other]) => Some(other.clone()),
            ("default", Said::Words(words), [other]) if words.is_empty() => Some(other.clone()),
            ("default", said, [_]) => Some(said),
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
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::try_to_render;
    use super::*;
    use crate::facts::{Facts, ParcelFacts};
    use crate::journey::Step;
    use crate::progress::OrderState;
    use crate::settings::{Settings, Voice};
    use crate::studio::{SAMPLE_ORDERS, Sample, sample};
    use crate::tone::Tone;

    const SETTINGS: &str = r#"{"brand":"Demo","support":"help@demo.example","links":{"review":"https://demo.example/r"},
        "short_links":{"domain":"go.demo.example","hosts":["shop.example"]}}"#;

    /// Parts of templates: what is written directly, what is not, and what is wrong.
    const PARTS: &[&str] = &[
        "a",
        " ",
        "{",
        "}",
        "\n",
        "}}",
        "%}",
        "'",
        "ü",
        "{{ shop.brand }}",
        "{{shop.support}}",
        "{{ order.name }}",
        "{{  order.summary  }}",
        "{{ order.quantity }}",
        "{{ order.total | money }}",
        "{{ order.total | money | upper }}",
        "{{ order.total|default('x')|money }}",
        "{{ buyer.first_name }}",
        "{{ buyer.first_name | default('you') }}",
        "{{ buyer.first_name | title }}",
        "{{ buyer.first_name | truncate(4) }}",
        "{{ order.quantity | plural('item', \"items\") }}",
        "{{ order.summary | default(order.quantity | plural('a', 'b', 'c')) }}",
        "{{ order.quantity | plural('a') }}",
        "{{ parcel.carrier | default(shop.support | default('x')) }}",
        "{{ parcel.expected_at | date }}",
        "{{ parcel.expected_at | time }}",
        "{{ order.name | money }}",
        "{{ order.quantity | upper }}",
        "{{ link(order.status_url) }}",
        "{{ link(parcel.tracking_url) | upper }}",
        "{{ link(order.name) }}",
        "{{ link('https://shop.example') }}",
        "{{ 'a' | upper }}",
        "{{ 12 }}",
        "{{ 012 }}",
        "{{ 'a\\'b' }}",
        "{{ parcels.partial }}",
        "{{ parcels.total > 1 }}",
        "{{ lines }}",
        "{{ lines | first }}",
        "{{ order }}",
        "{{ nobody }}",
        "{{ order . name }}",
        "{{ order.name",
        "{{- order.name -}}",
        "{# no #}",
        "{{ true }}",
        "{{ }}",
        "{{ order.name | nothing }}",
        "{{ order.name | default }}",
        "{{ order.name | default() }}",
        "{{ rating }}",
        "{{ links.review }}",
        "{{ links.guide }}",
        "{{ order.refunded | money }}",
        "{{ 'x' | default(nobody) }}",
        "{% if order.status_url %}",
        "{% if buyer.first_name %}",
        "{% if parcels.total > 1 %}",
        "{% if rating > 3 %}",
        "{% if order.name > 1 %}",
        "{% if not order.name %}",
        "{% if parcels.partial %}",
        "{% if links.guide %}",
        "{% if order.quantity %}",
        "{% if parcels.total >= 1 %}",
        "{% if nobody %}",
        "{% if lines %}",
        "{%if 0%}",
        "{% if order.name and rating %}",
        "{% elif parcel.carrier %}",
        "{% elif links.review %}",
        "{% else %}",
        "{% endif %}",
        "{% endif %}",
        "{% endif %}",
        "{% else %}",
        "{%- endif %}",
        "{% endif",
        "{% for x in lines %}",
        "{% endfor %}",
        "{% raw %}",
        "{% endraw %}",
    ];

    fn holds(template: &Source<'_>, order: Sample, locale: &str) -> Result<bool, TestCaseError> {
        let settings = Settings::parse(SETTINGS.as_bytes()).unwrap();
        let (mut order, parcel) = order();
        order.buyer.locale = Some(locale.to_owned());
        let facts = Facts::of(&order, 0, &OrderState::default());
        let parcel = ParcelFacts::of(&parcel);
        let context = sample(&settings, Step::Shipped, &facts, Some(&parcel), None);
        let Some(direct) = write(template, &context) else {
            return Ok(false);
        };
        let direct = crate::short_link::shortened(direct.trim(), &context).0;
        let rendered = try_to_render(template, &context).map(|text| text.body);
        prop_assert_eq!(rendered.map_err(|(_, error)| error.to_string()), Ok(direct), "{}", &**template);
        Ok(true)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_is_written_directly_is_what_minijinja_renders(
            parts in prop::collection::vec(select(PARTS), 0..12),
            order in select(SAMPLE_ORDERS),
            locale in select(&["en", "de-CH", "fr", "ja", "pl"][..]),
        ) {
            holds(&Source::Own(&parts.concat()), order, locale)?;
        }

        #[test]
        fn nothing_that_is_near_a_template_is_written_otherwise(
            parts in prop::collection::vec(select(PARTS), 1..6),
            cut in any::<prop::sample::Index>(),
            with in select(&["", " ", "|", "'", "(", ")", ",", "-", "0", ".", "x", "%", "}", "\n", "\u{1}"][..]),
        ) {
            let template = parts.concat();
            let at = (0..=cut.index(template.len() + 1)).rev().find(|at| template.is_char_boundary(*at));
            let (before, after) = template.split_at(at.unwrap());
            holds(&Source::Own(&[before, with, after].concat()), SAMPLE_ORDERS[0], "en")?;
        }
    }

    #[test]
    fn each_part_alone_is_written_directly_or_left_to_minijinja() {
        for part in PARTS {
            for order in SAMPLE_ORDERS {
                for template in [(*part).to_owned(), format!("{part}x{{% endif %}}")] {
                    holds(&Source::Own(&template), *order, "en").unwrap();
                }
            }
        }
    }

    #[test]
    fn all_default_texts_but_one_are_written_directly() {
        let settings = Settings::parse(SETTINGS.as_bytes()).unwrap();
        let mut left = Vec::new();
        for step in Step::all() {
            for locale in ["en", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv"] {
                for tone in [Tone::New, Tone::Loyal] {
                    let voice = Voice { locale: Some(locale), tone, revision: None };
                    let (template, _) = settings.template(step, voice);
                    for order in SAMPLE_ORDERS {
                        if !holds(&template, *order, locale).unwrap() && !left.contains(&(step, locale)) {
                            left.push((step, locale));
                        }
                    }
                }
            }
        }
        assert_eq!(left, [(Step::OutForDelivery, "en")]);
    }
}
