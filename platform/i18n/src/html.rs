//! Text that is already HTML, as a type, so that a template never needs `|safe`.

use std::fmt::{self, Display, Write};

/// HTML that needs no further escaping. Made by templates, icons and [`crate::Words::rich`], never from what people typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Wraps what a template rendered. The caller vouches that everything foreign in it was escaped.
    pub fn vouched(rendered: impl Into<String>) -> Self {
        Self(rendered.into())
    }

    /// Plain words, escaped.
    pub fn text(words: impl Display) -> Self {
        let mut escaped = String::new();
        // Writing into a String cannot fail.
        let _ = write!(Escaping(&mut escaped), "{words}");
        Self(escaped)
    }

    /// Plain words in which `**so**` is bold: the one mark that translations may use.
    pub(crate) fn marked(words: &str) -> Self {
        let escaped = escape(words);
        let mut html = String::with_capacity(escaped.len() + 16);
        // A mark without its partner stays as typed, so that no tag is left open.
        let marks = escaped.matches("**").count();
        for (index, piece) in escaped.split("**").enumerate() {
            if index > 0 {
                html.push_str(match (index > marks - marks % 2, index % 2) {
                    (true, _) => "**",
                    (false, 1) => "<b>",
                    (false, _) => "</b>",
                });
            }
            html.push_str(piece);
        }
        Self(html)
    }

    /// The HTML itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

/// Escapes `text` for an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let _ = Escaping(&mut escaped).write_str(text);
    escaped
}

struct Escaping<'a>(&'a mut String);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paired_marks_become_bold_and_everything_else_is_escaped() {
        assert_eq!(Html::marked("**2** просрочено").as_str(), "<b>2</b> просрочено");
        assert_eq!(Html::marked("**a** и **b**").as_str(), "<b>a</b> и <b>b</b>");
        assert_eq!(Html::marked("**a** и **b").as_str(), "<b>a</b> и **b");
        assert_eq!(Html::marked("<i>**\"a\"**").as_str(), "&lt;i&gt;<b>&quot;a&quot;</b>");
        assert_eq!(Html::text("а & б").as_str(), "а &amp; б");
    }
}
