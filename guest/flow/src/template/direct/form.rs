//! Writes the forms of default texts.

use super::Writer;
use crate::context::Name;
use crate::template::filter::writing;
use crate::wording::{DefaultText, Part, next_form};

impl Writer<'_, '_> {
    /// Writes the form of a default text that comes next; gives what follows it.
    pub(super) fn form<'t>(&mut self, at: &'t str, text: &DefaultText) -> Option<&'t str> {
        let (parts, rest) = next_form(at)?;
        for part in parts {
            self.part(*part, text)?;
        }
        Some(rest)
    }

    fn part(&mut self, part: Part, text: &DefaultText) -> Option<()> {
        match part {
            Part::Words(words) => self.say(words),
            Part::Said(name) => {
                let said = self.value(name)?;
                self.put(&said)
            }
            Part::Money(name) => {
                let sum = self.value(name)?;
                let (_, writing) = writing("money", self.context.locale)?;
                let written = self.written(writing, &sum)?;
                self.put(&written)
            }
            Part::Link(name) => {
                let link = self.link(name)?;
                self.put(&link)
            }
            Part::If(name) => {
                let holds = self.value(name)?.is_true();
                self.begin(holds)
            }
            Part::IfSeveral(name) => self.begin_if_more(name, 1),
            Part::IfHappy => self.begin_if_more(Name::Rating, 3),
            Part::Or(name) => {
                self.turn(false)?;
                let holds = self.value(name)?.is_true();
                self.settle(holds)
            }
            Part::Else => self.turn(true),
            Part::End => self.end(),
            Part::Help => match self.value(Name::ShopSupport)? {
                missing if missing.is_missing() => self.say(text.reply()),
                support => self.put(&support),
            },
            Part::Things => match self.value(Name::OrderSummary)? {
                missing if missing.is_missing() => {
                    let count = self.value(Name::OrderQuantity)?;
                    let counted = self.counted(&count, text.things())?;
                    self.put(&counted)
                }
                summary => self.put(&summary),
            },
        }
    }

    fn begin_if_more(&mut self, name: Name, than: usize) -> Option<()> {
        let said = self.value(name)?;
        let holds = self.is_more(&said, than)?;
        self.begin(holds)
    }
}
