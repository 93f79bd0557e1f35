//! The page as HTML. It needs no script, and what comes from elsewhere is
//! escaped.

use std::fmt::Write;

use aftertext_edge::phone::masked;

use super::choices::{OF_THE_ORDER, Switches};
use super::words::Words;

/// Where the page is.
pub const PATH: &str = "/preferences";
/// How it looks.
pub const STYLE: &str = include_str!("page/preferences.css");
/// All pages, around what they say.
const SHEET: &str = include_str!("page/sheet.html");

/// Everything that the page with the switches shows.
#[derive(Debug)]
pub struct Shown<'a> {
    /// In which language.
    pub words: &'static Words,
    /// The shop's name.
    pub brand: &'a str,
    /// The person's number, which is shown masked.
    pub phone: &'a str,
    /// What is on.
    pub switches: Switches,
    /// The form's token.
    pub form: &'a str,
    /// What there is to say first.
    pub notice: Option<Notice>,
}

/// What has just happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It was saved.
    Saved,
    /// It was saved, after a STOP.
    Resumed,
}

impl Shown<'_> {
    /// The page.
    pub fn html(&self) -> String {
        let words = self.words;
        let fill =
            |text: &str| escape(&text.replace("{brand}", self.brand).replace("{phone}", &masked(self.phone)));
        let mut body = format!(
            "<header><p class=\"brand\">{}</p><h1>{}</h1><p class=\"about\">{}</p></header>\n{}",
            escape(self.brand),
            escape(words.title),
            fill(words.about),
            self.notice(fill),
        );
        let _ = write!(
            body,
            "<form method=\"post\" action=\"{PATH}\">\n<input type=\"hidden\" name=\"form\" value=\"{}\">\n",
            escape(self.form)
        );
        let choices: Vec<String> = self
            .switches
            .iter()
            .zip(&words.topics)
            .map(|((topic, on), [name, what])| choice(topic, on, name, what))
            .collect();
        let (of_the_order, of_the_shop) = choices.split_at_checked(OF_THE_ORDER).unwrap_or_default();
        for (legend, choices) in [(words.of_the_order, of_the_order), (words.of_the_shop, of_the_shop)] {
            let _ = write!(
                body,
                "<fieldset><legend>{}</legend>\n{}</fieldset>\n",
                fill(legend),
                choices.concat()
            );
        }
        let _ = write!(
            body,
            "<p class=\"agree\">{}</p>\n\
             <button class=\"save\" name=\"do\" value=\"save\">{}</button>\n\
             <button class=\"stop\" name=\"do\" value=\"stop\" aria-describedby=\"stop-means\">{}</button>\n\
             <p class=\"means\" id=\"stop-means\">{}</p>\n</form>",
            fill(words.agree),
            escape(words.save),
            escape(words.stop),
            escape(words.stop_means),
        );
        sheet(words, &fill(words.title), "", &body)
    }

    fn notice(&self, fill: impl Fn(&str) -> String) -> String {
        let words = match (self.switches.any(), self.notice) {
            (false, _) => fill(self.words.stopped),
            (true, Some(Notice::Saved)) => fill(self.words.saved),
            (true, Some(Notice::Resumed)) => {
                format!("{} {}", fill(self.words.saved), fill(self.words.resumed))
            }
            (true, None) => return String::new(),
        };
        let kind = if self.notice.is_some() { "notice saved" } else { "notice" };
        format!("<p class=\"{kind}\" role=\"status\">{words}</p>\n")
    }
}

fn choice(topic: &str, on: bool, name: &str, what: &str) -> String {
    let checked = if on { " checked" } else { "" };
    format!(
        "<label class=\"choice\"><span class=\"words\"><b>{}</b> <span>{}</span></span>\
         <input type=\"checkbox\" role=\"switch\" name=\"topic\" value=\"{topic}\"{checked}></label>\n",
        escape(name),
        escape(what),
    )
}

/// The page that a link leads to: it goes on by itself. A redirect would not do:
/// where another site led to the link, a browser keeps the cookie back until the
/// next page that we lead to ourselves.
pub fn onward(words: &Words) -> String {
    let body = format!("<p class=\"onward\"><a href=\"{PATH}\">{}</a></p>", escape(words.go_on));
    let refresh = format!("<meta http-equiv=\"refresh\" content=\"0; url={PATH}\">\n");
    sheet(words, words.title, &refresh, &body)
}

/// A page that says what is wrong and what to do.
pub fn sorry(words: &Words, [title, advice]: [&str; 2]) -> String {
    let body =
        format!("<header><h1>{}</h1><p class=\"about\">{}</p></header>", escape(title), escape(advice));
    sheet(words, &escape(title), "", &body)
}

fn sheet(words: &Words, title: &str, head: &str, body: &str) -> String {
    SHEET
        .replace("{{lang}}", words.lang)
        .replace("{{title}}", title)
        .replace("{{head}}", head)
        .replace("{{body}}", body)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::words::LANGUAGES;
    use super::*;

    #[test]
    fn what_comes_from_elsewhere_is_text_and_the_number_is_masked() {
        for words in &LANGUAGES {
            let shown = Shown {
                words,
                brand: "<script>\"'&{{body}}",
                phone: "+12025550123",
                switches: Switches::of(&["loyalty"]),
                form: "\"><b>",
                notice: Some(Notice::Resumed),
            };
            let page = shown.html();
            assert!(!page.contains("<script") && !page.contains("<b>\""), "{page}");
            assert!(page.contains("+1202•••••23") && !page.contains("+12025550123"), "{page}");
            assert!(page.contains("value=\"loyalty\" checked") && page.matches(" checked").count() == 1);
            assert!(page.contains(&format!("<html lang=\"{}\">", words.lang)));
        }
    }
}
