//! What every page must have, whoever made it.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::must;

/// What is wrong with a page, in sentences; empty when nothing is.
pub fn page_faults(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut faults = Vec::new();
    frame(&page, &mut faults);
    headings(&page, &mut faults);
    fields(&page, &mut faults);
    links_and_buttons(&page, &mut faults);
    nothing_inline(&page, &mut faults);
    ids(&page, &mut faults);
    words(html, &mut faults);
    faults
}

/// A selector that is known to be right.
pub(crate) fn selector(css: &str) -> Selector {
    must(Selector::parse(css), css)
}

/// Elements that stand within a sentence; all others begin and end a line of their own.
const WITHIN_A_SENTENCE: [&str; 15] =
    ["a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup"];

/// The words a reader sees, with single spaces.
pub(crate) fn visible_text(page: &Html) -> String {
    let mut words = String::new();
    for body in page.select(&selector("body")) {
        gather(body, &mut words);
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(element: ElementRef<'_>, words: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            words.push_str(text);
        }
        let Some(inner) = ElementRef::wrap(child) else { continue };
        let name = inner.value().name();
        if matches!(name, "script" | "style" | "template") {
            continue;
        }
        let is_apart = !WITHIN_A_SENTENCE.contains(&name);
        if is_apart {
            words.push(' ');
        }
        gather(inner, words);
        if is_apart {
            words.push(' ');
        }
    }
}

fn frame(page: &Html, faults: &mut Vec<String>) {
    let lang = page.select(&selector("html")).next().and_then(|html| html.attr("lang")).unwrap_or_default();
    if !matches!(lang, "ru" | "en") {
        faults.push(format!("<html lang=\"{lang}\">: a screen reader needs ru or en"));
    }
    let title = page.select(&selector("head > title")).next().map(text_of).unwrap_or_default();
    if title.is_empty() {
        faults.push("no <title>: windows and bookmarks have no name".to_owned());
    }
    if page.select(&selector("main")).count() != 1 {
        faults.push("not exactly one <main>: there is nowhere to skip to".to_owned());
    }
}

fn headings(page: &Html, faults: &mut Vec<String>) {
    let first = page.select(&selector("h1")).count();
    if first != 1 {
        faults.push(format!("{first} <h1>: a page has one question"));
    }
    let mut last = 1;
    for heading in page.select(&selector("h1, h2, h3, h4, h5, h6")) {
        let level = heading.value().name()[1..].parse().unwrap_or(1);
        if level > last + 1 {
            faults.push(format!("<h{level}> «{}» comes after <h{last}>: a level is left out", text_of(heading)));
        }
        if text_of(heading).is_empty() {
            faults.push(format!("an empty <h{level}>"));
        }
        last = level;
    }
}

fn fields(page: &Html, faults: &mut Vec<String>) {
    let labelled: BTreeSet<&str> = page.select(&selector("label[for]")).filter_map(|label| label.attr("for")).collect();
    for field in page.select(&selector("input, select, textarea")) {
        let kind = field.attr("type").unwrap_or("text");
        if matches!(kind, "hidden" | "submit" | "button" | "image" | "reset") {
            continue;
        }
        let wrapped =
            field.ancestors().any(|node| node.value().as_element().is_some_and(|element| element.name() == "label"));
        let is_named = wrapped || has_name(field) || field.attr("id").is_some_and(|id| labelled.contains(id));
        if !is_named {
            let name = field.attr("name").unwrap_or("without a name");
            faults.push(format!("field {name} has no label: write <label for=\"its id\">"));
        }
    }
}

fn links_and_buttons(page: &Html, faults: &mut Vec<String>) {
    for element in page.select(&selector("a[href], button, summary")) {
        let has_picture = element.select(&selector("img[alt]:not([alt=\"\"]), svg[role=\"img\"]")).next().is_some();
        if text_of(element).is_empty() && !has_name(element) && !has_picture {
            faults.push(format!("<{}> without words: {}", element.value().name(), element.html()));
        }
    }
    for link in page.select(&selector("a[href]")) {
        let to = link.attr("href").unwrap_or_default().trim();
        if to.is_empty() || to == "#" || to.to_ascii_lowercase().starts_with("javascript:") {
            faults.push(format!("link «{}» leads to «{to}»", text_of(link)));
        }
    }
    for image in page.select(&selector("img:not([alt])")) {
        faults.push(format!("a picture without alt: {}", image.html()));
    }
}

/// The content policy forbids what stands inline, so it would silently do nothing.
fn nothing_inline(page: &Html, faults: &mut Vec<String>) {
    for element in page.select(&selector("style, script:not([src]), [style]")) {
        let kind = element.attr("type").unwrap_or_default();
        if element.value().name() != "script" || kind != "application/json" {
            faults.push(format!(
                "inline <{}>: the content policy blocks it; use a class or a file",
                element.value().name()
            ));
        }
    }
    for element in page.select(&selector("*")) {
        if let Some((name, _)) = element.value().attrs().find(|(name, _)| name.starts_with("on")) {
            faults.push(format!("{name} on <{}>: the content policy blocks it", element.value().name()));
        }
    }
}

fn ids(page: &Html, faults: &mut Vec<String>) {
    let mut known = BTreeSet::new();
    for id in page.select(&selector("[id]")).filter_map(|element| element.attr("id")) {
        if !known.insert(id) {
            faults.push(format!("id {id} stands twice"));
        }
    }
    for element in page.select(&selector("[aria-describedby], [aria-labelledby], label[for]")) {
        for name in ["aria-describedby", "aria-labelledby", "for"] {
            for id in element.attr(name).unwrap_or_default().split_whitespace().filter(|id| !known.contains(id)) {
                faults.push(format!("{name} on <{}> points to {id}, which is not there", element.value().name()));
            }
        }
    }
}

fn words(html: &str, faults: &mut Vec<String>) {
    for (start, end, what) in [("⟦", "⟧", "words that are missing"), ("{$", "}", "a variable without a value")] {
        if let Some((_, rest)) = html.split_once(start) {
            faults.push(format!("{what}: {}", rest.split(end).next().unwrap_or_default()));
        }
    }
}

fn has_name(element: ElementRef<'_>) -> bool {
    ["aria-label", "aria-labelledby", "title"]
        .iter()
        .any(|name| element.attr(name).is_some_and(|value| !value.trim().is_empty()))
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_page_has_no_faults() {
        let html = "<!doctype html><html lang=\"ru\"><head><title>Доска</title><script src=\"/a.js\" defer></script></head><body><main>\
            <h1>Кто кому что должен?</h1><h2>Мы</h2><a href=\"/x\">Открыть</a><form><label for=\"f-a\">Имя</label><input id=\"f-a\" name=\"a\">\
            <label><input type=\"checkbox\" name=\"b\"> Да</label><input type=\"hidden\" name=\"c\"><button>Да</button></form></main></body></html>";
        assert_eq!(page_faults(html), Vec::<String>::new());
    }

    #[test]
    fn each_fault_is_named() {
        let html = "<html><head></head><body><h1>a</h1><h1>b</h1><h3>c</h3><a href=\"/x\"></a><a href=\"#\">d</a><input name=\"a\">\
            <p style=\"color:red\">⟦gone⟧</p><script>x()</script><b onclick=\"x()\" id=\"i\">e</b><i id=\"i\" aria-describedby=\"j\"></i><button></button></body></html>";
        let found = page_faults(html).join("\n");
        for expected in [
            "lang",
            "<title>",
            "<main>",
            "2 <h1>",
            "a level is left out",
            "<a> without words",
            "leads to «#»",
            "field a has no label",
            "inline <p>",
            "inline <script>",
            "onclick",
            "id i stands twice",
            "points to j",
            "<button> without words",
            "missing: gone",
        ] {
            assert!(found.contains(expected), "{expected} is not among\n{found}");
        }
    }

    #[test]
    fn text_is_read_as_people_read_it() {
        let page = Html::parse_document(
            "<body><h2>Срок</h2><p>15\u{a0}рабо<b>чих</b> дней</p><ul><li>да</li><li>нет</li></ul><script>x</script></body>",
        );
        assert_eq!(visible_text(&page), "Срок 15 рабочих дней да нет");
    }
}
